import type { Origin } from '../../../core/documents/origin'
import type { LayerId } from '../../../core/ids'
import type { Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { LogEntry } from '../store/port'
import { TaskCancelled } from '../tasks/port'
import { fail, type CommandContext } from './handler'
import { nextTurn } from './turn'

export type ImportPhase = 'reading' | 'planning' | 'writing' | 'showing'

export interface RunningImport {
  readonly signal: AbortSignal
  readonly tell: (phase: ImportPhase, done: number, total: number) => void
}

/**
 * Runs one import, which its id can cancel while it runs; then `run` must have left nothing behind. Once it shows what it
 * stored there is nothing to cancel.
 */
export async function runningImport<Value>(
  context: CommandContext,
  importId: string,
  run: (running: RunningImport) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const { imports, workspace } = context
  if (imports.has(importId)) return fail('busy', 'this import is running')
  const abort = new AbortController()
  imports.set(importId, abort)
  const tell = (phase: ImportPhase, done: number, total: number): void => {
    const cancellable = phase !== 'showing' && !abort.signal.aborted
    context.emit({ kind: 'import-progress', importId, phase, done, total, cancellable })
  }
  try {
    await workspace.registry.settled()
    return await run({ signal: abort.signal, tell })
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('cancelled', 'nothing was imported')
    throw error
  } finally {
    imports.delete(importId)
  }
}

/** Stores what an import made in one commit; then the live documents follow, a little a turn. */
export async function takeIn(
  { workspace }: CommandContext,
  entries: readonly LogEntry[],
  layerId: LayerId,
  { tell }: RunningImport,
): Promise<void> {
  const from: Origin = { from: 'import', layerId }
  await workspace.registry.takeIn(
    entries,
    from,
    () => nextTurn(workspace.timers),
    done => tell('showing', done, entries.length),
  )
}
