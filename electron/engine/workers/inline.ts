import { TaskCancelled, type TaskRunner } from '../tasks/port'
import { runHandler } from './run-handler'

/** Runs tasks on the loop of whoever asks: for tests, and for a command line that has nothing else to do. */
export function inlineTaskRunner(): TaskRunner {
  return {
    run: async (task, input, { signal, onProgress } = {}) => {
      const progress: Parameters<typeof runHandler>[2]['progress'] = said => {
        if (signal?.aborted === true) throw new TaskCancelled(task)
        onProgress?.(said)
      }
      if (signal?.aborted === true) throw new TaskCancelled(task)
      return runHandler(task, input, { progress })
    },
    close: () => Promise.resolve(),
  }
}
