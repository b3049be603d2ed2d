import { useCallback, useEffect, useRef, useState } from 'react'
import { randomId, type PageId } from '../../../core/ids'
import { chosenFileSchema } from '../../../electron/contract/bridge'
import { notify, notifyFailure } from '../../app/notify'
import { useSession } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'
import { begun, heard, type ImportState, type Progress, type Source } from './import-state'
import { useFilesProgress } from './use-work'

export interface ImportFlow {
  readonly state: ImportState
  readonly choose: (what: 'file' | 'folder') => void
  /** Brings them in, beneath a page or at the top; files that can't be read are left out. */
  readonly run: (parentId: PageId | null) => void
  readonly cancel: () => void
  readonly startOver: () => void
}

/** The steps of an import of pages, and what each asks of the engine. */
export function useImportPages(): ImportFlow {
  const session = useSession()
  const [state, setState] = useState<ImportState>({ step: 'choose', failure: null })
  const onProgress = useCallback(
    (progress: Progress) =>
      setState(now => ('work' in now ? { ...now, work: heard(now.work, progress) } : now)),
    [],
  )
  useFilesProgress(onProgress)
  const read = useReading(setState)
  useDropped(read)
  const run = useRunning(setState)

  const choose: ImportFlow['choose'] = what =>
    void session.bridge.invoke('file:choose-pages', { what }).then(answer => {
      const source = chosenFileSchema.parse(answer)
      if (source !== null) read(source)
    })
  const cancel = (): void => {
    if (!('work' in state)) return
    setState({ ...state, work: { ...state.work, cancelling: true } })
    void session.client.command('wiki.cancel', { workId: state.work.workId })
  }
  return {
    state,
    choose,
    run: parentId => {
      if (state.step === 'plan') void run(state, parentId)
    },
    cancel,
    startOver: () => setState({ step: 'choose', failure: null }),
  }
}

export interface PlanProps {
  readonly state: Extract<ImportState, { step: 'plan' }>
  readonly flow: ImportFlow
}

type SetState = React.Dispatch<React.SetStateAction<ImportState>>

/** Reads what is there, and says what it would become. The latest wish counts; the one before is ended. */
function useReading(setState: SetState): (source: Source) => void {
  const { client } = useSession()
  const latest = useRef<string | null>(null)
  // A dialog that was closed waits for nothing.
  useEffect(
    () => () => {
      if (latest.current !== null) void client.command('wiki.cancel', { workId: latest.current })
    },
    [client],
  )
  return useCallback(
    source => {
      if (latest.current !== null) void client.command('wiki.cancel', { workId: latest.current })
      const workId = randomId()
      latest.current = workId
      setState({ step: 'reading', source, work: begun(workId) })
      void client.query('wiki.import-plan', { path: source.path, skipBad: true, workId }).then(result => {
        if (latest.current !== workId) return
        latest.current = null
        if (result.ok) return setState({ step: 'plan', source, report: result.value })
        setState({ step: 'choose', failure: result.error.code === 'cancelled' ? null : result.error })
      })
    },
    [client, setState],
  )
}

/** Runs it; where it is cancelled or refused, nothing was changed and the person is back where they were. */
function useRunning(
  setState: SetState,
): (state: Extract<ImportState, { step: 'plan' }>, parentId: PageId | null) => Promise<void> {
  const session = useSession()
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return async (state, parentId) => {
    const { source } = state
    const { t } = session.words
    const workId = randomId()
    setState({ ...state, step: 'running', work: begun(workId) })
    const input = { path: source.path, skipBad: true, workId, parentId }
    const answer = session.client.command('wiki.import', input)
    const done = session.undo.record({ what: 'import', title: source.name }, answer)
    const result = await answer
    if (result.ok && result.value.written) {
      const { report, firstId } = result.value
      setState({ step: 'done', source, report, done, firstId })
      // Somebody who went elsewhere meanwhile hears of it there.
      if (!here.current) notifyDone(session, t('pageFiles.done', { count: report.total }), [done])
      return
    }
    setState(result.ok ? { step: 'plan', source, report: result.value.report } : state)
    if (result.ok) return
    if (result.error.code === 'cancelled') notify(t('common.failure.cancelled'))
    else notifyFailure(session, result.error)
  }
}

/** What was dropped on the window is read at once. */
function useDropped(read: (source: Source) => void): void {
  const { ui } = useSession()
  useEffect(() => {
    const take = (): void => {
      const { importPath, panel } = ui.store.get()
      if (importPath === null || panel !== 'importPages') return
      ui.set({ importPath: null })
      read({ path: importPath, name: importPath.split(/[/\\]/).at(-1) ?? importPath })
    }
    take()
    return ui.store.subscribe(take)
  }, [ui, read])
}
