import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LogStore } from '../store/port'
import { Counter, Gauge, Histogram, type Metric } from './registry'

const prefix = 'winroom_relay'

/** What a relay counts. Names no room, member or address. */
export class RelayMetrics {
  readonly handshakes = new Counter(
    `${prefix}_handshakes_total`,
    'Handshakes, by what came of them.',
    'outcome',
  )
  readonly closes = new Counter(`${prefix}_closes_total`, 'Connections that ended, by close code.', 'code')
  readonly framesIn = new Counter(`${prefix}_frames_received_total`, 'Frames from clients.')
  readonly bytesIn = new Counter(`${prefix}_received_bytes_total`, 'Bytes of frames from clients.')
  readonly throttled = new Counter(
    `${prefix}_throttled_total`,
    'Times a client was made to wait for its rate.',
  )
  readonly entries = new Counter(`${prefix}_entries_total`, 'Log entries written.')
  readonly entryBytes = new Counter(`${prefix}_entry_bytes_total`, 'Bytes of log entries written.')
  readonly appendFailures = new Counter(`${prefix}_append_failures_total`, 'Appends that the store refused.')
  readonly appendSeconds = new Histogram(
    `${prefix}_append_seconds`,
    'From an append to its being on disk.',
    [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  )
  readonly #more: Metric[] = []
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })

  constructor(startedAt = performance.now()) {
    const uptime = (): number => Math.round((performance.now() - startedAt) / 1000)
    this.gauge('uptime_seconds', 'Since the relay started.', uptime)
    this.gauge('resident_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
    this.gauge('cpu_seconds', 'CPU time of the process.', () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    })
    this.#delay.enable()
    // since the last time somebody asked
    this.gauge('event_loop_delay_p99_seconds', 'How late the event loop ran.', () => {
      const seconds = this.#delay.percentile(99) / 1e9
      this.#delay.reset()
      return seconds
    })
  }

  gauge(name: string, help: string, read: () => number): void {
    this.#more.push(new Gauge(`${prefix}_${name}`, help, read))
  }

  render(): string {
    const counted = [
      this.handshakes,
      this.closes,
      this.framesIn,
      this.bytesIn,
      this.throttled,
      this.entries,
      this.entryBytes,
      this.appendFailures,
      this.appendSeconds,
    ]
    return [...counted, ...this.#more].map(metric => `${metric.render()}\n`).join('')
  }

  stop(): void {
    this.#delay.disable()
  }
}

/** The same store, with its appends counted. */
export function countedStore(store: LogStore, metrics: RelayMetrics): LogStore {
  const append: LogStore['append'] = async (room, entries, when) => {
    const begun = performance.now()
    try {
      const head = await store.append(room, entries, when)
      metrics.entries.add(entries.length)
      metrics.entryBytes.add(entries.reduce((sum, { length }) => sum + length, 0))
      metrics.appendSeconds.observe((performance.now() - begun) / 1000)
      return head
    } catch (error) {
      metrics.appendFailures.add()
      throw error
    }
  }
  return new Proxy(store, {
    get(target, key) {
      if (key === 'append') return append
      const value: unknown = Reflect.get(target, key, target)
      // a class's private fields are reached through itself only
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
