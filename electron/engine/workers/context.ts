import type { TaskProgress } from '../tasks/port'

/** What a task may do while it runs. */
export interface TaskContext {
  /** Tells how far it is. Throws a TaskCancelled when the task is not wanted any more. */
  readonly progress: (progress: TaskProgress) => void
}
