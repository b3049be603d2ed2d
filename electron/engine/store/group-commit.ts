import type { LogEntry } from './port'
import { isBusy } from './store-errors'

/** The event loop, as the gathering of a group needs it. Handed in, so that tests decide when time passes. */
export interface Timers {
  /** On the next turn of the event loop. */
  soon(run: () => void): void
  after(milliseconds: number, run: () => void): void
}

export interface GroupCommitOptions {
  /**
   * Writes all the calls' entries in one transaction; gives each call's newest sequence number. Throws when nothing was written,
   * with SQLITE_BUSY when another connection is writing and it was not to be waited for.
   */
  commit(calls: readonly (readonly LogEntry[])[], waitForOthers: boolean): readonly number[]
  /** Milliseconds, monotonic. */
  clock(): number
  timers: Timers
  /** How long to gather after a commit that took so many milliseconds. At most `MAX_GATHER_MS` is waited. */
  gather?: (lastCommitMs: number) => number
}

interface Call {
  readonly entries: readonly LogEntry[]
  resolve(seq: number): void
  reject(error: unknown): void
}

/** Well under the 50 ms a group may wait (S1): the commit itself needs its share of them on a slow disk. */
export const MAX_GATHER_MS = 8
const FULL_GROUP_BYTES = 8 * 1024 * 1024
const BUSY_RETRY_MS = 2
const BUSY_GIVE_UP_MS = 10_000

/**
 * Shares one commit, and so one wait for the disk, among the appends that come close together.
 *
 * The first append after a quiet time is committed on the next turn of the loop. After a commit the next group gathers for
 * as long as that commit took: on a fast disk nobody waits, on a slow one groups grow by themselves, and the loop never
 * spends more than half of its time waiting for the disk. The measurements are in docs/decisions/0004-store.md.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions
  #calls: Call[] = []
  #bytes = 0
  /** Counts appointments: one that is not the newest any more does nothing. */
  #appointment = 0
  #urgent = false
  #busySince: number | null = null
  #quietAfter = Number.NEGATIVE_INFINITY

  constructor(options: GroupCommitOptions) {
    this.#options = options
  }

  /** Resolves with the newest sequence number once the entries are on disk. */
  append(entries: readonly LogEntry[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#calls.push({ entries, resolve, reject })
      this.#bytes += entries.reduce((sum, entry) => sum + entry.update.byteLength, 0)
      this.#schedule()
    })
  }

  /** Commits what was gathered, now. A failure goes to the appends concerned, never to the caller. */
  commitNow(waitForOthers = true): void {
    const calls = this.#calls
    if (calls.length === 0) return
    const begun = this.#options.clock()
    let seqs: readonly number[]
    try {
      seqs = this.#options.commit(
        calls.map(call => call.entries),
        waitForOthers,
      )
    } catch (error) {
      if (isBusy(error) && !waitForOthers && this.#mayWait(begun)) return this.#commitAfter(BUSY_RETRY_MS)
      this.#settle(begun)
      for (const call of calls) call.reject(error)
      return
    }
    this.#settle(begun)
    calls.forEach((call, index) => call.resolve(seqs[index] ?? 0))
  }

  #settle(begun: number): void {
    this.#calls = []
    this.#bytes = 0
    this.#busySince = null
    this.#urgent = false
    this.#appointment++
    const now = this.#options.clock()
    const gather = this.#options.gather ?? (took => took)
    this.#quietAfter = now + Math.min(MAX_GATHER_MS, gather(now - begun))
  }

  #schedule(): void {
    const urgent = this.#bytes >= FULL_GROUP_BYTES
    const appointed = this.#calls.length > 1
    if (appointed && (this.#urgent || !urgent)) return
    this.#urgent = urgent
    this.#commitAfter(urgent ? 0 : this.#quietAfter - this.#options.clock())
  }

  #commitAfter(wait: number): void {
    const mine = ++this.#appointment
    const run = () => {
      if (mine === this.#appointment) this.commitNow(false)
    }
    // Timers count whole milliseconds: less than half of one is not worth waiting for.
    if (wait < 0.5) this.#options.timers.soon(run)
    else this.#options.timers.after(wait, run)
  }

  /** A worker is writing. Waiting inside SQLite would hold the loop; the group stays gathered instead. */
  #mayWait(now: number): boolean {
    this.#busySince ??= now
    return now - this.#busySince < BUSY_GIVE_UP_MS
  }
}

export const loopTimers: Timers = {
  soon: run => void setImmediate(run),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
}
