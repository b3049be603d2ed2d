/** Time as the relay sees it. Handed in, so that a test can stop it. */
export interface Clock {
  /** Milliseconds, monotonic; only differences mean something. */
  now(): number
  /** Runs `run` once after `ms` milliseconds. The returned function cancels it. */
  after(ms: number, run: () => void): () => void
  /** Runs `run` once what arrived in this turn of the event loop has been read. */
  soon(run: () => void): void
}

/** The real one. Its timers never keep a process alive: whoever must finish something is asked to by `close()`. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  soon(run) {
    setImmediate(run)
  },
}
