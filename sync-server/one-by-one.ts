/** Runs jobs in the order they come, each after the one before has ended, however it ended. */
export function oneByOne(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return job => {
    const run = last.then(job, job)
    last = run.catch(() => undefined)
    return run
  }
}
