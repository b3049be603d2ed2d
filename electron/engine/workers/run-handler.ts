import { taskInputs, type TaskName, type Tasks } from '../tasks/port'
import type { TaskContext } from './context'
import { handlers, type Handlers } from './handlers'

/** Parses a task's input and does it. Throws a ZodError when the input is not what the task takes. */
export async function runHandler<T extends TaskName>(
  task: T,
  input: unknown,
  context: TaskContext,
): Promise<Tasks[T]['output']> {
  // The table pairs each handler with its own schema; TypeScript can't follow that through a union of names.
  const run = handlers[task] as (input: unknown, context: TaskContext) => ReturnType<Handlers[T]>
  return await run(taskInputs[task].parse(input), context)
}
