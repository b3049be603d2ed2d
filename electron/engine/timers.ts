/** The clock and the timers of the engine, handed in so that tests can hold them. */
export interface Timers {
  now(): number
  /** Runs `task` after at least `ms`; the answer cancels it. Never keeps the process alive by itself. */
  after(ms: number, task: () => void): () => void
  /** Runs `task` when the loop has served what is waiting. */
  soon(task: () => void): () => void
}

/** One task that fails is told of, and ends nothing else: there is always other people's work on the loop. */
function guarded(task: () => void): () => void {
  return () => {
    try {
      task()
    } catch (error) {
      process.stderr.write(
        `winroom engine: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
    }
  }
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(guarded(task), ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  soon: task => {
    const timer = setImmediate(guarded(task))
    return () => clearImmediate(timer)
  },
}
