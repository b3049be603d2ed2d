import { loadavg } from 'node:os'

/** One line of a report: what was measured, beside what it is compared with in the same run. */
export interface Figure {
  readonly what: string
  readonly value: string
  /** What it is held against, with its own value. */
  readonly reference?: string
  readonly ratio?: number
}

export interface Section {
  readonly title: string
  /** How it was measured: what a reader needs to judge the numbers. */
  readonly how: string
  run(): Promise<readonly Figure[]>
}

/** The value below which a part (0 to 1) of the samples lies, by nearest rank. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]
  if (value === undefined) throw new Error('a percentile of no samples')
  return value
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Milliseconds as a person reads them. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`
}

export const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`

/** p50 and p99 of the same samples in one cell; the highest too, where there are too few for a 99th percentile. */
export function spread(samples: readonly number[]): string {
  const top = samples.length < 100 ? `, highest ${ms(percentile(samples, 1))}` : ''
  return `p50 ${ms(median(samples))}, p99 ${ms(percentile(samples, 0.99))}${top} (${samples.length})`
}

/** Load of the last minute: on a machine that others use, a figure says little without it. */
export const load = (): string => (loadavg()[0] ?? Number.NaN).toFixed(1)

/** The figures as a table that can be pasted into a document. */
export function table(figures: readonly Figure[]): string {
  const lines = figures.map(
    ({ what, value, reference, ratio }) =>
      `| ${what} | ${value} | ${reference ?? ''} | ${ratio === undefined ? '' : ratio.toFixed(2)} |`,
  )
  return ['| figure | value | reference | ratio |', '|---|---|---|---|', ...lines].join('\n')
}
