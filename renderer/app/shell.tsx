import { Activity, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL_BOARDS } from '../../core/table/all-boards'
import { AllBoards, BoardView, NoBoard } from '../features/board'
import { Inspector, Trash } from '../features/deal'
import { CaptureDialog } from '../features/capture'
import { ImportPage, Imports } from '../features/import'
import { CrmChanges, Duplicates } from '../features/crm'
import { ExportPages, ImportPages } from '../features/page-files'
import { MyDay } from '../features/my-day'
import { Closing, PipelineSettings } from '../features/pipeline'
import { Portfolio } from '../features/portfolio'
import { Palette, SearchResults, Shortcuts } from '../features/search'
import { Settings } from '../features/settings'
import { Sharing } from '../features/sharing'
import { Wiki } from '../features/wiki'
import { useSelected, useValue } from '../replica/value-store'
import { EngineBanner } from './engine-banner'
import { notify } from './notify'
import { Rail } from './rail'
import { readAhead } from './read-ahead'
import { useFollowStillDeals } from './still-deals'
import { useSession, useUi } from './session'
import styles from './shell.module.css'
import { useFileDrop } from './use-file-drop'
import { useKeepTyped } from './use-keep-typed'
import { useShortcuts } from './use-shortcuts'

/** The window: the places at the left, the one that is open, what is open over it, and what is said in passing. */
export function Shell(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const ready = useSelected(session.directory, index => index !== null)
  const problem = useValue(session.cannotStart)
  const dropping = useFileDrop()
  useShortcuts()
  useKeepTyped()
  useDamageNotice()
  useEffect(() => (ready ? readAhead() : undefined), [ready])
  if (problem !== null) return <CannotStart code={problem.code} />
  return (
    <div className={styles['shell']}>
      <EngineBanner />
      {ready ? <Workspace /> : <Opening />}
      {dropping && (
        <div className={styles['dropping']} aria-hidden="true">
          {t('imports.drop')}
        </div>
      )}
    </div>
  )
}

function Workspace(): ReactNode {
  const { place, panel, alone } = useUi()
  return (
    <>
      <div
        className={styles['workspace']}
        {...((panel === 'import' || panel === 'pipeline') && { inert: true })}
      >
        {!alone && <Rail />}
        {/* A board that one comes back to is as one left it; while it is hidden it follows nothing. */}
        <Activity mode={place === 'board' ? 'visible' : 'hidden'}>
          <BoardPlace />
        </Activity>
        {place === 'wiki' && (
          <main className={styles['main']}>
            <Wiki />
          </main>
        )}
        {place === 'day' && (
          <main className={styles['main']}>
            <MyDay />
          </main>
        )}
        {place === 'portfolio' && (
          <main className={styles['main']}>
            <Portfolio />
          </main>
        )}
      </div>
      {panel === 'import' && <ImportPage />}
      {panel === 'pipeline' && <PipelineSettings />}
      <Closing />
      {panel === 'capture' && <CaptureDialog />}
      <Imports opened={panel === 'imports'} />
      <Trash opened={panel === 'trash'} />
      <Sharing opened={panel === 'sharing'} />
      <Settings opened={panel === 'settings'} />
      <Shortcuts opened={panel === 'shortcuts'} />
      <SearchResults opened={panel === 'search'} />
      {panel === 'crmChanges' && <CrmChanges />}
      {panel === 'duplicates' && <Duplicates />}
      {panel === 'importPages' && <ImportPages />}
      {panel === 'exportPages' && <ExportPages />}
      <Palette />
    </>
  )
}

function BoardPlace(): ReactNode {
  useFollowStillDeals()
  const session = useSession()
  const { boardId, dealId, alone, view } = useUi()
  const boards = useSelected(session.directory, index => index?.boards)
  const board = boards?.find(one => one.id === boardId) ?? boards?.[0]
  const all = boardId === ALL_BOARDS && view === 'table'
  return (
    <main className={styles['main']}>
      {/* Beneath a deal that has the window to itself its board goes on: it brings what is edited there. */}
      <div className={styles['beneath']} inert={alone}>
        {board === undefined ? <NoBoard /> : all ? <AllBoards /> : <BoardView key={board.id} board={board} />}
      </div>
      {dealId !== null && board !== undefined && <Inspector key={dealId} dealId={dealId} />}
    </main>
  )
}

/** Nothing for the first moments: local data needs no spinner, and one that flashes is noise. */
function Opening(): ReactNode {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  return <main className={styles['centre']}>{late && <p role="status">{t('common.loading')}</p>}</main>
}

const startProblems = ['in-use', 'read-only', 'full', 'too-new', 'damaged'] as const

function CannotStart({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation()
  const known = startProblems.find(one => one === code) ?? 'unknown'
  return (
    <main className={styles['centre']} role="alert">
      <h1>{t('common.cannotStart')}</h1>
      <p>{t(`common.startProblem.${known}`)}</p>
    </main>
  )
}

function useDamageNotice(): void {
  const { client, words } = useSession()
  useEffect(
    () =>
      client.onEvent(event => {
        if (event.kind === 'damage') notify(words.t('common.damage'))
      }),
    [client, words],
  )
}
