import { nameKey } from '../../core/workspace/names'
import type { BoardId, DealId, StageId } from '../../core/ids'
import type { BoardFilter } from '../../electron/contract/rows'
import { createValueStore, type ValueStore } from '../replica/value-store'

export type Panel = 'import' | 'imports' | 'trash' | 'sharing' | 'settings' | 'shortcuts'

/** What is open in this window. */
export interface UiState {
  readonly boardId: BoardId | null
  /** The deal in the inspector. */
  readonly dealId: DealId | null
  readonly panel: Panel | null
  /** A file that was dropped on the window, for the import to begin with. */
  readonly importPath: string | null
  /** A link that was opened, for the sharing panel to ask about. */
  readonly joinLink: string | null
  /** The lane in which a new deal is being named. */
  readonly composing: StageId | null
  readonly filter: BoardFilter
  /** Grows each time the filters are cleared at once: what is being typed goes, too. */
  readonly cleared: number
}

export const NO_FILTER: BoardFilter = { text: '', ownerIds: [], accountIds: [], mine: false }

export class Ui {
  readonly store: ValueStore<UiState>

  constructor(boardId: BoardId | null) {
    this.store = createValueStore<UiState>({
      boardId,
      dealId: null,
      panel: null,
      importPath: null,
      joinLink: null,
      composing: null,
      filter: NO_FILTER,
      cleared: 0,
    })
  }

  readonly set = (change: Partial<UiState>): void => this.store.set({ ...this.store.get(), ...change })
  readonly open = (panel: Panel): void => this.set({ panel, dealId: null, composing: null })
  readonly closePanel = (): void => this.set({ panel: null, importPath: null, joinLink: null })
  readonly openDeal = (dealId: DealId): void => this.set({ dealId, panel: null })
  readonly clearFilter = (): void => this.set({ filter: NO_FILTER, cleared: this.store.get().cleared + 1 })
  readonly showBoard = (boardId: BoardId): void =>
    this.set({ boardId, dealId: null, panel: null, importPath: null, composing: null, filter: NO_FILTER })
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
    (filter.ownerIds?.length ?? 0) > 0 ||
    (filter.accountIds?.length ?? 0) > 0
  )
}
