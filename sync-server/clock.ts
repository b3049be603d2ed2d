/** Time as the relay sees it. Handed in, so that a test can stop it. */
export interface Clock {
  /** Milliseconds, monotonic; only differences mean something. */
  now(): number
  /** Milliseconds since 1970, as this computer believes: for what others signed a time into, never for ordering. */
  date(): number
  /** Runs `run` once after `ms` milliseconds; the process stays alive for it. The returned function cancels it. */
  after(ms: number, run: () => void): () => void
  /** The same for what nobody waits for, like tidying up: a process that has nothing else to do ends without it. */
  idly(ms: number, run: () => void): () => void
  /** Runs `run` once what arrived in this turn of the event loop has been read. */
  soon(run: () => void): void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  idly(ms, run) {
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
  soon(run) {
    setImmediate(run)
  },
}
