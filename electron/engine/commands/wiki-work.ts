import type { Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import { TaskCancelled, TaskStalled, type TaskOptions, type TaskProgress } from '../tasks/port'
import { fail, type CommandContext } from './handler'

export interface WikiWork {
  readonly options: TaskOptions
  /** Tells how far it is; from `showing` on it can't be cancelled. */
  readonly tell: (phase: TaskProgress['phase'] | 'showing', done: number, total: number) => void
}

/** Work on files that its window can follow and end, by the id that it gave it. */
export async function wikiWork<T>(
  context: CommandContext,
  workId: string | undefined,
  run: (work: WikiWork) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const { imports } = context
  if (workId !== undefined && imports.has(workId)) return fail('busy', 'this is under way')
  const abort = new AbortController()
  if (workId !== undefined) imports.set(workId, abort)
  const tell: WikiWork['tell'] = (phase, done, total) => {
    if (workId === undefined) return
    const cancellable = phase !== 'showing' && !abort.signal.aborted
    context.emit({ kind: 'files-progress', workId, phase, done, total, cancellable })
  }
  const onProgress = ({ phase, done, total }: TaskProgress): void => tell(phase, done, total)
  try {
    return await run({ options: { signal: abort.signal, onProgress }, tell })
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('cancelled', 'nothing was written')
    if (error instanceof TaskStalled) return fail('too-much', error.message)
    throw error
  } finally {
    if (workId !== undefined) imports.delete(workId)
  }
}
