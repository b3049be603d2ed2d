import { useCallback, useState } from 'react'
import { randomId, type PageId } from '../../../core/ids'
import { chosenFileSchema } from '../../../electron/contract/bridge'
import type { CommandOutput } from '../../../electron/contract/commands'
import { failureText, notify } from '../../app/notify'
import { useSession, type Session } from '../../app/session'
import type { Failure } from '../../../electron/contract/messages'
import { begun, heard, type Progress, type Source, type Work } from './import-state'
import { useFilesProgress } from './use-work'

export type Scope = 'alone' | 'beneath' | 'wiki'

export type ExportState =
  | { readonly step: 'choose'; readonly problem: string | null }
  | { readonly step: 'running'; readonly target: Source; readonly work: Work }
  | { readonly step: 'done'; readonly target: Source; readonly result: CommandOutput<'wiki.export'> }

export interface ExportFlow {
  readonly state: ExportState
  /** Asks where to, and writes the pages there. */
  readonly run: (scope: Scope, pageId: PageId | null, suggestedName: string) => void
  readonly cancel: () => void
}

export function useExportPages(): ExportFlow {
  const session = useSession()
  const [state, setState] = useState<ExportState>({ step: 'choose', problem: null })
  const onProgress = useCallback(
    (progress: Progress) =>
      setState(now => ('work' in now ? { ...now, work: heard(now.work, progress) } : now)),
    [],
  )
  useFilesProgress(onProgress)

  const run = async (scope: Scope, pageId: PageId | null, suggestedName: string): Promise<void> => {
    const target = chosenFileSchema.parse(
      await session.bridge.invoke('file:choose-new-folder', { suggestedName }),
    )
    if (target === null) return
    const workId = randomId()
    setState({ step: 'running', target, work: begun(workId) })
    const wanted = { pageId: scope === 'wiki' ? null : pageId, alone: scope === 'alone' }
    const result = await session.client.command('wiki.export', { ...wanted, path: target.path, workId })
    if (result.ok) return setState({ step: 'done', target, result: result.value })
    const cancelled = result.error.code === 'cancelled'
    if (cancelled) notify(session.words.t('pageFiles.exportCancelled'))
    setState({ step: 'choose', problem: cancelled ? null : problemOf(session, result.error) })
  }
  const cancel = (): void => {
    if (state.step !== 'running') return
    setState({ ...state, work: { ...state.work, cancelling: true } })
    void session.client.command('wiki.cancel', { workId: state.work.workId })
  }
  return { state, run: (...wish) => void run(...wish), cancel }
}

function problemOf(session: Session, failure: Failure): string {
  const place = failure.code === 'invalid-input' && failure.at === 'path'
  return place ? session.words.t('pageFiles.cannotWrite') : failureText(session, failure)
}
