import type { TaskOptions } from '../tasks/port'
import { TaskStalled } from '../tasks/port'

/** One file of an import: 5 MB of prose take 12 s. Text that is all lists takes minutes: it is let go of, and named. */
export const FILE_MS = 20_000
/** What is pasted is waited for with the hands on the keys. */
export const PASTE_MS = 1_000
/** Each costs its whole time: a folder with more of them is no wiki. */
const MOST_SLOW = 5

/** Reads files of an import; one that takes too long is left out of the next try, so that the plan names it with the others. */
export async function withPatience<T>(
  read: (slow: string[], options: TaskOptions) => Promise<T>,
  options: TaskOptions,
  stepMs = FILE_MS,
): Promise<T> {
  const slow: string[] = []
  for (;;) {
    try {
      return await read([...slow], { ...options, stepMs })
    } catch (error) {
      if (!(error instanceof TaskStalled) || slow.length === MOST_SLOW) throw error
      slow.push(error.at)
    }
  }
}
