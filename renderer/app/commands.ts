import type { DealId } from '../../core/ids'
import { ALL_BOARDS } from '../../core/table/all-boards'
import { exportBoard } from './board-actions'
import { boardInMind } from './board-in-mind'
import { exportDealDays } from './calendar-actions'
import { copyDealLink, openDealAlone } from './deal-link'
import { nextFrame } from './frame-queue'
import type { ViewName } from './place'
import { askExportPages, askImportPages } from './page-files'
import { askMoveDeals } from './move-board'
import { notify } from './notify'
import { palette } from './palette-store'
import type { Session } from './session'
import { redo, undo } from './undo-actions'

/** Everything that can be done from anywhere: by key, from the palette, from the application menu. */
export type CommandId =
  | 'dealDays' | 'viewCalendar' | 'capture' | 'day' | 'newDeal' | 'import' | 'export' | 'find' | 'undo' | 'redo' | 'sharing' | 'settings' | 'shortcuts' | 'imports' | 'trash' | 'crmChanges' | 'duplicates' | 'stages' | 'fields' | 'reasons' | 'targets' | 'figures' | 'names' | 'newWindow' | 'board' | 'palette' | 'theme' | 'wiki' | 'back' | 'forward' | 'rail' | 'searchAll' | 'newPage' | 'findPage' | 'portfolio' | 'print' | 'viewBoard' | 'viewTable' | 'viewTimeline' | 'importPages' | 'exportPages' // prettier-ignore
  | 'dealWindow' | 'dealLink' | 'moveDeals' | 'viewAll' // prettier-ignore

export interface AppCommand {
  readonly id: CommandId
  /** Keys as they are shown; `mod` is Cmd on a Mac, Ctrl elsewhere. Several ways are given one after the other. */
  readonly keys: readonly string[]
  readonly run: (session: Session) => void
}

export const appCommands: readonly AppCommand[] = [
  { id: 'newDeal', keys: ['C'], run: startNewDeal },
  { id: 'capture', keys: ['mod J'], run: ({ ui }) => ui.open('capture') },
  { id: 'find', keys: ['/'], run: findDeals },
  { id: 'newPage', keys: ['N'], run: startNewPage },
  { id: 'findPage', keys: ['/'], run: findPages },
  { id: 'import', keys: [], run: ({ ui }) => ui.open('import') },
  { id: 'export', keys: [], run: session => void exportShown(session) },
  { id: 'importPages', keys: [], run: session => askImportPages(session) },
  { id: 'exportPages', keys: [], run: session => askExportPages(session) },
  { id: 'undo', keys: ['mod Z'], run: session => void undo(session) },
  { id: 'redo', keys: ['mod shift Z', 'mod Y'], run: session => void redo(session) },
  { id: 'sharing', keys: [], run: ({ ui }) => ui.open('sharing') },
  { id: 'settings', keys: ['mod ,'], run: ({ ui }) => ui.open('settings') },
  { id: 'imports', keys: [], run: ({ ui }) => ui.open('imports') },
  { id: 'trash', keys: [], run: ({ ui }) => ui.open('trash') },
  { id: 'stages', keys: [], run: ({ ui }) => ui.openPipeline('stages') },
  { id: 'fields', keys: [], run: ({ ui }) => ui.openPipeline('fields') },
  { id: 'reasons', keys: [], run: ({ ui }) => ui.openPipeline('reasons') },
  { id: 'targets', keys: [], run: ({ ui }) => ui.openPipeline('targets') },
  { id: 'figures', keys: [], run: ({ ui }) => ui.openPipeline('figures') },
  { id: 'names', keys: [], run: ({ ui }) => ui.openPipeline('names') },
  { id: 'crmChanges', keys: [], run: ({ ui }) => ui.open('crmChanges') },
  { id: 'duplicates', keys: [], run: ({ ui }) => ui.open('duplicates') },
  {
    id: 'newWindow',
    keys: ['mod shift N'],
    run: ({ bridge }) => void bridge.invoke('window:new', undefined),
  },
  { id: 'day', keys: ['G D'], run: ({ ui }) => ui.goTo('day') },
  { id: 'dealWindow', keys: [], run: withDeal(openDealAlone) },
  { id: 'dealLink', keys: [], run: withDeal(copyDealLink) },
  { id: 'moveDeals', keys: ['mod shift M'], run: askMoveDeals },
  { id: 'dealDays', keys: [], run: withDeal(exportDealDays) },
  { id: 'board', keys: ['G B'], run: ({ ui }) => ui.goTo('board') },
  { id: 'wiki', keys: ['G W'], run: ({ ui }) => ui.goTo('wiki') },
  { id: 'portfolio', keys: ['G P'], run: ({ ui }) => ui.goTo('portfolio') },
  { id: 'print', keys: ['mod P'], run: printWindow },
  { id: 'viewBoard', keys: ['mod 1'], run: showAs('board') },
  { id: 'viewTable', keys: ['mod 2'], run: showAs('table') },
  { id: 'viewCalendar', keys: ['mod 3'], run: showAs('calendar') },
  { id: 'viewTimeline', keys: ['mod 4'], run: showAs('timeline') },
  { id: 'viewAll', keys: [], run: ({ ui }) => ui.showView(ALL_BOARDS, 'table') },
  { id: 'back', keys: ['alt ←'], run: ({ ui }) => ui.back() },
  { id: 'forward', keys: ['alt →'], run: ({ ui }) => ui.forward() },
  { id: 'rail', keys: ['mod \\'], run: toggleRail },
  { id: 'shortcuts', keys: ['?'], run: ({ ui }) => ui.open('shortcuts') },
  { id: 'theme', keys: [], run: switchTheme },
  { id: 'searchAll', keys: ['mod shift F'], run: ({ ui }) => ui.open('search') },
  { id: 'palette', keys: ['mod K'], run: () => palette.open() },
]

export function runCommand(session: Session, id: CommandId): void {
  appCommands.find(command => command.id === id)?.run(session)
}

/** Does something with the deal that is open, or says that one is to be opened first. */
function withDeal(act: (session: Session, dealId: DealId) => Promise<void>): AppCommand['run'] {
  return session => {
    const { dealId } = session.ui.store.get()
    if (dealId === null) notify(session.words.t('dealPage.window.none'))
    else void act(session, dealId)
  }
}

/** Opens the line for a new deal in the first open lane. */
export function startNewDeal(session: Session): void {
  const boardId = boardInMind(session)?.id
  const stages = boardId === undefined ? [] : (session.directory.get()?.stagesOf.get(boardId) ?? [])
  const stage = stages.find(one => one.kind === 'open') ?? stages[0]
  if (stage === undefined) return session.ui.open('import')
  // A new deal is named in its lane, or above the table.
  session.ui.goTo('board')
  const { view, boardId: shown } = session.ui.store.get()
  if (boardId !== undefined && (view !== 'table' || shown === ALL_BOARDS))
    session.ui.showView(boardId, 'board')
  session.ui.set({ composing: stage.id })
}

function showAs(view: ViewName): AppCommand['run'] {
  return session => {
    const board = boardInMind(session)
    if (board !== undefined) session.ui.showView(board.id, view)
  }
}

function findDeals({ ui }: Session): void {
  ui.goTo('board')
  nextFrame(() => document.getElementById('board-search')?.focus())
}

function startNewPage({ ui }: Session): void {
  ui.goTo('wiki')
  ui.set({ newPage: true })
}

function findPages({ ui }: Session): void {
  ui.goTo('wiki')
  nextFrame(() => document.getElementById('wiki-search')?.focus())
}

function toggleRail({ preferences }: Session): void {
  preferences.set({ ...preferences.get(), rail: !preferences.get().rail })
}

async function exportShown(session: Session): Promise<void> {
  const board = boardInMind(session)
  if (board !== undefined) await exportBoard(session, board)
}

function switchTheme({ preferences }: Session): void {
  const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark'
  preferences.set({ ...preferences.get(), theme: dark ? 'light' : 'dark' })
}

/** What is on screen, on paper: always in the light colours, which paper has. */
function printWindow(): void {
  const { dataset } = document.documentElement
  const scheme = dataset['mantineColorScheme'] ?? 'light'
  dataset['mantineColorScheme'] = 'light'
  window.addEventListener('afterprint', () => (dataset['mantineColorScheme'] = scheme), { once: true })
  // The palette or menu that asked for it goes first.
  nextFrame(() => nextFrame(() => window.print()))
}
