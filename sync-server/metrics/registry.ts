/** One figure, or several told apart by one label, in Prometheus' text format. */
export interface Metric {
  render(): string
}

export class Counter implements Metric {
  readonly #values = new Map<string, number>()

  constructor(
    readonly name: string,
    readonly help: string,
    /** Names what tells the values apart; without one there is a single value. Values must be few: never a name from outside. */
    readonly label: string | null = null,
  ) {
    if (label === null) this.#values.set('', 0)
  }

  add(by = 1, labelValue = ''): void {
    this.#values.set(labelValue, (this.#values.get(labelValue) ?? 0) + by)
  }

  render(): string {
    const lines = [...this.#values].map(([value, count]) => `${this.name}${this.#labels(value)} ${count}`)
    return [header(this.name, this.help, 'counter'), ...lines].join('\n')
  }

  #labels(value: string): string {
    return this.label === null ? '' : `{${this.label}="${value}"}`
  }
}

/** What is so now, looked at when it is asked for. */
export class Gauge implements Metric {
  constructor(
    readonly name: string,
    readonly help: string,
    readonly read: () => number,
  ) {}

  render(): string {
    return `${header(this.name, this.help, 'gauge')}\n${this.name} ${this.read()}`
  }
}

export class Histogram implements Metric {
  readonly #counts: number[]
  #sum = 0
  #count = 0

  constructor(
    readonly name: string,
    readonly help: string,
    /** Upper bounds, rising. */
    readonly bounds: readonly number[],
  ) {
    this.#counts = bounds.map(() => 0)
  }

  observe(value: number): void {
    this.#sum += value
    this.#count++
    const at = this.bounds.findIndex(bound => value <= bound)
    if (at >= 0) this.#counts[at] = (this.#counts[at] ?? 0) + 1
  }

  render(): string {
    let below = 0
    const buckets = this.bounds.map((bound, i) => {
      below += this.#counts[i] ?? 0
      return `${this.name}_bucket{le="${bound}"} ${below}`
    })
    return [
      header(this.name, this.help, 'histogram'),
      ...buckets,
      `${this.name}_bucket{le="+Inf"} ${this.#count}`,
      `${this.name}_sum ${this.#sum}`,
      `${this.name}_count ${this.#count}`,
    ].join('\n')
  }
}

function header(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}`
}
