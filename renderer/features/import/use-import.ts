import { useCallback, useEffect, useRef, useState } from 'react'
import type { Delimiter, Encoding, ImportLook, ImportMapping } from '../../../core/exchange/mapping'
import { randomId, type LayerId } from '../../../core/ids'
import { chosenFileSchema } from '../../../electron/contract/bridge'
import { notify } from '../../app/notify'
import { useSession, type Session } from '../../app/session'
import type { ImportState, SourceFile } from './import-state'

export interface ImportFlow {
  readonly state: ImportState
  readonly choose: () => void
  /** Reads the file again: as it seems, or with another encoding, delimiter or meaning of its columns. */
  readonly look: (file: SourceFile, how?: Reading) => void
  readonly change: (mapping: ImportMapping, asked?: { dates?: boolean; decimal?: boolean }) => void
  readonly run: (skipBad: boolean) => void
  readonly cancel: () => void
}

export interface Reading {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  /** The mapping to keep to; its columns say what they stand for. */
  readonly mapping?: ImportMapping
}

export interface StepProps {
  readonly state: Extract<ImportState, { step: 'mapping' }>
  readonly flow: ImportFlow
}

type SetState = React.Dispatch<React.SetStateAction<ImportState>>

/** The steps of an import, and what each asks of the engine. */
export function useImport(): ImportFlow {
  const session = useSession()
  const { client, bridge } = session
  const [state, setState] = useState<ImportState>({ step: 'choose', failure: null })
  const look = useLook(setState)
  useDroppedFile(look)
  useProgress(setState)

  const choose = useCallback(() => {
    void bridge.invoke('file:choose-import', undefined).then(answer => {
      const file = chosenFileSchema.parse(answer)
      if (file !== null) look(file)
    })
  }, [bridge, look])

  const change: ImportFlow['change'] = (mapping, asked) =>
    setState(now => (now.step === 'mapping' ? { ...now, mapping, asked: { ...now.asked, ...asked } } : now))

  const run = (skipBad: boolean) => {
    if (state.step === 'mapping') void runImport(session, state, skipBad, setState)
  }

  const cancel = () => {
    if (state.step !== 'running') return
    setState({ ...state, cancelling: true })
    void client.command('import.cancel', { importId: state.importId })
  }

  return { state, choose, look, change, run, cancel }
}

function useLook(setState: SetState): ImportFlow['look'] {
  const { client } = useSession()
  const latest = useRef(0)
  return useCallback(
    (file: SourceFile, how: Reading = {}) => {
      const mine = ++latest.current
      setState(now => (now.step === 'mapping' ? now : { step: 'reading', file }))
      const { mapping, ...dialect } = how
      const targets = mapping === undefined ? {} : { targets: mapping.columns.map(({ target }) => target) }
      void client.query('import.look', { path: file.path, ...dialect, ...targets }).then(result => {
        if (mine !== latest.current) return
        if (!result.ok) return setState({ step: 'choose', failure: result.error })
        const found = result.value
        setState(now => ({
          step: 'mapping',
          file: { ...file, name: found.fileName },
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

/** Runs the import; when it is cancelled or refused, nothing was changed and the person is back where they were. */
async function runImport(
  session: Session,
  state: StepProps['state'],
  skipBad: boolean,
  setState: SetState,
): Promise<void> {
  const { file, mapping, look } = state
  const importId = randomId<LayerId>()
  setState({ step: 'running', file, importId, progress: null, cancelling: false })
  const input = { importId, path: file.path, mapping, skipBad, fileHash: look.fileHash }
  const answer = session.client.command('import.run', input)
  session.undo.record({ what: 'import', title: file.name }, answer)
  const result = await answer
  if (result.ok && !result.value.cancelled) {
    const { report } = result.value
    session.ui.showBoard(report.boardId)
    session.ui.open('import')
    return setState({ step: 'done', file, report, owners: look.owners })
  }
  const cancelled = result.ok || result.error.code === 'cancelled'
  if (cancelled) notify(session.words.t('imports.cancelled'))
  setState(cancelled ? state : { step: 'choose', failure: result.error })
}

/** What the person chose stays; stages follow the file as it is now understood. */
function keepTo(mapping: ImportMapping, look: ImportLook): ImportMapping {
  const known = new Map(mapping.stages.map(stage => [stage.label, stage]))
  const stages = look.mapping.stages.map(stage => known.get(stage.label) ?? stage)
  return { ...mapping, stages }
}

/** A file that was dropped on the window is read at once. */
function useDroppedFile(look: ImportFlow['look']): void {
  const { ui } = useSession()
  useEffect(() => {
    const take = () => {
      const { importPath } = ui.store.get()
      if (importPath === null) return
      ui.set({ importPath: null })
      look({ path: importPath, name: importPath.split(/[/\\]/).at(-1) ?? importPath })
    }
    take()
    return ui.store.subscribe(take)
  }, [ui, look])
}
