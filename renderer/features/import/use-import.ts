import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportLook, ImportMapping } from '../../../core/exchange/mapping'
import { chosenFilesSchema } from '../../../electron/contract/bridge'
import { useSession } from '../../app/session'
import type { ImportFlow, Reading, SetState } from './flow'
import type { ImportState, SourceFile } from './import-state'
import { runEntries, runImport } from './run-import'
import { useQueue } from './use-queue'

/** The steps of an import, and what each asks of the engine. */
export function useImport(): ImportFlow {
  const session = useSession()
  const { client, bridge } = session
  const [state, setState] = useState<ImportState>({ step: 'choose', failure: null })
  const look = useLook(setState)
  const { queue, bring, next, markDone } = useQueue(look, setState)
  useDroppedFiles(bring)
  useProgress(setState)

  const choose = useCallback(() => {
    void bridge.invoke('file:choose-import', undefined).then(answer => {
      const files = chosenFilesSchema.parse(answer)
      if (files.length > 0) bring(files)
    })
  }, [bridge, bring])

  const change: ImportFlow['change'] = (mapping, asked) =>
    setState(now => (now.step === 'mapping' ? { ...now, mapping, asked: { ...now.asked, ...asked } } : now))

  const changeEntries: ImportFlow['changeEntries'] = mapping =>
    setState(now => (now.step === 'entries' ? { ...now, mapping } : now))

  const run = (skipBad: boolean) => {
    if (state.step === 'mapping') void runImport(session, state, skipBad, setState).then(markDone)
    if (state.step === 'entries') void runEntries(session, state, skipBad, setState).then(markDone)
  }

  const cancel = () => {
    if (state.step !== 'running') return
    setState({ ...state, cancelling: true })
    void client.command('import.cancel', { importId: state.importId })
  }

  return { state, queue, choose, look, change, changeEntries, run, cancel, next }
}

function useLook(setState: SetState): ImportFlow['look'] {
  const { client } = useSession()
  const latest = useRef(0)
  return useCallback(
    (file: SourceFile, how: Reading = {}) => {
      const mine = ++latest.current
      setState(now =>
        (now.step === 'mapping' || now.step === 'entries') && now.file.path === file.path
          ? now
          : { step: 'reading', file },
      )
      const { mapping, ...reading } = how
      const targets = mapping === undefined ? {} : { targets: mapping.columns.map(({ target }) => target) }
      void client.query('file.look', { path: file.path, ...reading, ...targets }).then(result => {
        if (mine !== latest.current) return
        if (!result.ok) return setState({ step: 'choose', failure: result.error })
        const { kind, look: found } = result.value
        const named = { ...file, name: found.fileName }
        if (kind === 'entries')
          return setState({ step: 'entries', file: named, look: found, mapping: found.mapping })
        setState(now => ({
          step: 'mapping',
          file: named,
          look: found,
          mapping: mapping === undefined ? found.mapping : keepTo(mapping, found),
          asked:
            mapping !== undefined && now.step === 'mapping' ? now.asked : { dates: false, decimal: false },
        }))
      })
    },
    [client, setState],
  )
}

function useProgress(setState: SetState): void {
  const { client } = useSession()
  useEffect(
    () =>
      client.onEvent(event => {
        if (event.kind !== 'import-progress') return
        setState(now =>
          now.step === 'running' && now.importId === event.importId ? { ...now, progress: event } : now,
        )
      }),
    [client, setState],
  )
}

/** What the person chose stays; stages follow the file as it is now understood. */
function keepTo(mapping: ImportMapping, look: ImportLook): ImportMapping {
  const known = new Map(mapping.stages.map(stage => [stage.label, stage]))
  const stages = look.mapping.stages.map(stage => known.get(stage.label) ?? stage)
  return { ...mapping, stages }
}

/** Files that were dropped on the window are read at once. */
function useDroppedFiles(bring: (files: readonly SourceFile[]) => void): void {
  const { ui } = useSession()
  useEffect(() => {
    const take = () => {
      const { importPaths } = ui.store.get()
      if (importPaths.length === 0) return
      ui.set({ importPaths: [] })
      bring(importPaths.map(path => ({ path, name: path.split(/[/\\]/).at(-1) ?? path })))
    }
    take()
    return ui.store.subscribe(take)
  }, [ui, bring])
}
