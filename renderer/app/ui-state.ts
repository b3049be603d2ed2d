import { nameKey } from '../../core/workspace/names'
import type { BoardId, DealId, PageId, StageId } from '../../core/ids'
import type { BoardFilter } from '../../electron/contract/rows'
import { createValueStore, type ValueStore } from '../replica/value-store'
import { HOME, type PlaceName, type ViewName, type Where } from './place'
import { PlaceHistory, type Visit } from './place-history'

export type Panel =
  | 'capture'
  | 'import'
  | 'imports'
  | 'trash'
  | 'crmChanges'
  | 'moveDeals'
  | 'duplicates'
  | 'sharing'
  | 'settings'
  | 'shortcuts'
  | 'search'
  | 'importPages'
  | 'exportPages'
  | 'pipeline'

/** The parts of the pipeline's settings. */
export const pipelineSections = ['stages', 'fields', 'reasons', 'targets', 'figures', 'names'] as const
export type PipelineSection = (typeof pipelineSections)[number]

/** A deal that this person has just moved, for what is worth asking or remembering then. */
export interface JustMoved {
  readonly boardId: BoardId
  readonly dealId: DealId
  readonly title: string
  /** The stage that it left; null where that was *unsorted*. */
  readonly from: StageId | null
  readonly to: StageId
}

/** What is open in this window. */
export interface UiState extends Where {
  /** The deal in the inspector. */
  readonly dealId: DealId | null
  /** The deal has this window to itself: neither its board nor the other places are shown. */
  readonly alone: boolean
  readonly panel: Panel | null
  /** A file or folder of pages that was dropped on the window, for their import to begin with. */
  readonly importPath: string | null
  /** The page beneath which an import of pages will stand, or which is to be exported. */
  readonly filesPage: PageId | null
  /** Tables that were dropped on the window, for the import to begin with. */
  readonly importPaths: readonly string[]
  /** The deals that a board is being chosen for. */
  readonly moving: readonly DealId[]
  /** A link that was opened, for the sharing panel to ask about. */
  readonly joinLink: string | null
  /** The lane in which a new deal is being named. */
  readonly composing: StageId | null
  /** A new page is wished for; whoever shows the pages asks what it is to be. */
  readonly newPage: boolean
  /** The part of the pipeline's settings that is open, or was last. */
  readonly section: PipelineSection
  readonly justMoved: JustMoved | null
  /** A page that this window has just made: it is where the person goes on. */
  readonly freshPage: PageId | null
  /** A conversation about a page or a deal that is to be shown: one that is known, or the one in which words were found. */
  readonly foundTalk:
    | { readonly about: PageId | DealId; readonly threadId: string }
    | { readonly about: PageId; readonly snippet: string; readonly at: number }
    | null
  readonly filter: BoardFilter
  /** Grows each time the filters are cleared at once: what is being typed goes, too. */
  readonly cleared: number
  /** How each board was last looked at. */
  readonly views: Views
}
/** A deal that this person moved to where it is won or lost. */
export type Views = Readonly<Record<string, ViewName>>

export const NO_FILTER: BoardFilter = { text: '', ownerIds: [], accountIds: [], mine: false, custom: [] }

/** What is closed when one goes elsewhere. */
const CLOSED = {
  dealId: null,
  panel: null,
  importPath: null,
  filesPage: null,
  alone: false,
  importPaths: [] as readonly string[],
  moving: [] as readonly DealId[],
  joinLink: null,
  composing: null,
  justMoved: null,
} as const

export class Ui {
  readonly store: ValueStore<UiState>
  readonly #history: PlaceHistory

  constructor(where: Where, views: Views = {}) {
    this.store = createValueStore<UiState>({
      ...where,
      ...CLOSED,
      newPage: false,
      section: 'stages',
      freshPage: null,
      foundTalk: null,
      filter: NO_FILTER,
      cleared: 0,
      views,
    })
    this.#history = new PlaceHistory(where)
  }

  readonly set = (change: Partial<UiState>): void => this.store.set({ ...this.store.get(), ...change })
  readonly open = (panel: Panel): void => this.set({ panel, dealId: null, composing: null })
  readonly openPipeline = (section: PipelineSection): void => {
    this.open('pipeline')
    this.set({ section })
  }
  readonly closePanel = (): void =>
    this.set({ panel: null, importPath: null, importPaths: [], moving: [], joinLink: null })
  readonly clearFilter = (): void => this.set({ filter: NO_FILTER, cleared: this.store.get().cleared + 1 })

  /** To a place, and in it to what was open there last. */
  readonly goTo = (place: PlaceName): void => this.#go({ ...this.where(), place })
  readonly showBoard = (boardId: BoardId): void => this.#go(this.#atBoard(boardId))
  /** A board looked at in another way; it is looked at in that way when one comes back to it, too. */
  readonly showView = (boardId: BoardId, view: ViewName): void =>
    this.#go({ ...this.#atBoard(boardId), view })
  readonly showPage = (pageId: PageId | null): void => this.#go({ ...this.where(), place: 'wiki', pageId })

  /** A deal is shown over its board: the one that is shown, unless another is named. */
  readonly openDeal = (dealId: DealId, boardId = this.store.get().boardId): void => {
    this.#go({ ...this.#atBoard(boardId), dealId })
  }
  /** A deal in a window of its own. */
  readonly showAlone = (dealId: DealId, boardId: BoardId): void => {
    this.openDeal(dealId, boardId)
    this.set({ alone: true })
  }
  readonly closeDeal = (): void => {
    const { dealId } = this.store.get()
    if (dealId !== null) this.#history.visit(this.where())
    this.set({ dealId: null, alone: false })
  }

  readonly back = (): void => this.#travel(-1)
  readonly forward = (): void => this.#travel(1)

  /** Another workspace is open: nothing of the one before is here. */
  readonly leaveWorkspace = (): void => {
    const where = { ...HOME, place: this.store.get().place }
    this.#history.reset(where)
    this.set({ ...where, ...CLOSED, filter: NO_FILTER })
  }

  readonly where = (): Where => {
    const { place, boardId, pageId, view } = this.store.get()
    return { place, boardId, pageId, view }
  }

  #atBoard(boardId: BoardId | null): Where {
    const where = this.where()
    const isShown = boardId === null || boardId === where.boardId
    const view = isShown ? where.view : (this.store.get().views[boardId] ?? 'board')
    return { ...where, place: 'board', boardId, view }
  }

  #go(where: Visit): void {
    this.#history.visit(where)
    this.#show(where)
  }

  #travel(steps: -1 | 1): void {
    const where = this.#history.go(steps)
    if (where !== null) this.#show({ ...this.where(), ...where })
  }

  /** Filters are those of the board that is shown: another one begins without. */
  #show(where: Visit): void {
    const { boardId, views, alone } = this.store.get()
    // From deal to deal a window stays one for deals.
    const stays = { alone: alone && typeof where.dealId === 'string' }
    const other = where.boardId !== boardId
    this.set({
      ...CLOSED,
      ...where,
      ...stays,
      views: withView(views, where),
      ...(other && { filter: NO_FILTER }),
    })
  }
}

function withView(views: Views, { boardId, view }: Where): Views {
  return boardId === null || views[boardId] === view ? views : { ...views, [boardId]: view }
}

/** Whether a deal with a title and nothing else is not to be seen through a filter. */
export function hidesNew(filter: BoardFilter, title: string): boolean {
  if (isFiltered({ ...filter, text: '' })) return true
  const words = nameKey(filter.text ?? '').split(' ')
  return !words.every(word => nameKey(title).includes(word))
}

export function isFiltered(filter: BoardFilter): boolean {
  return (
    filter.text !== '' ||
    filter.mine ||
    (filter.custom?.length ?? 0) > 0 ||
    (filter.ownerIds?.length ?? 0) > 0 ||
    (filter.accountIds?.length ?? 0) > 0
  )
}
