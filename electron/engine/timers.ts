/** The clock and the timers of the engine, handed in so that tests can hold them. */
export interface Timers {
  now(): number
  /** Runs `task` after at least `ms`; the answer cancels it. Never keeps the process alive by itself. */
  after(ms: number, task: () => void): () => void
  /** Runs `task` when the loop has served what is waiting. */
  soon(task: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  soon: task => {
    const timer = setImmediate(task)
    return () => clearImmediate(timer)
  },
}
