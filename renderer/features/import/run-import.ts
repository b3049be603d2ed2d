import { randomId, type LayerId } from '../../../core/ids'
import type { Failure } from '../../../electron/contract/messages'
import { notify } from '../../app/notify'
import type { Session } from '../../app/session'
import type { EntryProps, SetState, StepProps } from './flow'
import type { ImportState } from './import-state'

/** Runs the import; when it is cancelled or refused, nothing was changed and the person is back where they were. Whether it was done. */
export async function runImport(
  session: Session,
  state: StepProps['state'],
  skipBad: boolean,
  setState: SetState,
): Promise<boolean> {
  const { file, mapping, look } = state
  const answer = session.client.command('import.run', { ...begun(state, setState), mapping, skipBad })
  session.undo.record({ what: 'import', title: file.name }, answer)
  const result = await answer
  if (result.ok && !result.value.cancelled) {
    const { report } = result.value
    session.ui.showBoard(report.boardId)
    session.ui.open('import')
    setState({ step: 'done', file, report, owners: look.owners })
    return true
  }
  stepBack(session, state, result.ok ? null : result.error, setState)
  return false
}

/** As `runImport`, for a list. */
export async function runEntries(
  session: Session,
  state: EntryProps['state'],
  skipBad: boolean,
  setState: SetState,
): Promise<boolean> {
  const { file, mapping } = state
  const answer = session.client.command('entries.run', { ...begun(state, setState), mapping, skipBad })
  session.undo.record({ what: 'import', title: file.name }, answer)
  const result = await answer
  if (result.ok) {
    setState({ step: 'entries-done', file, report: result.value.report })
    return true
  }
  stepBack(session, state, result.error, setState)
  return false
}

/** Shows that it runs, and says which file is meant: as it was looked at, or not at all. */
function begun({ file, look }: StepProps['state'] | EntryProps['state'], setState: SetState) {
  const importId = randomId<LayerId>()
  setState({ step: 'running', file, importId, progress: null, cancelling: false })
  return { importId, path: file.path, fileHash: look.fileHash }
}

/** Back to where the person was, after a cancel; to the choice of a file, with the reason, after a refusal. */
function stepBack(session: Session, from: ImportState, failure: Failure | null, setState: SetState): void {
  if (failure !== null && failure.code !== 'cancelled') return setState({ step: 'choose', failure })
  notify(session.words.t('imports.cancelled'))
  setState(from)
}
