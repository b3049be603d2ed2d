import type { DealId, StageId } from '../../../core/ids'
import { createValueStore } from '../../replica/value-store'

/** The card that the keyboard is on. `token` grows with each wish to put the focus there. */
export interface Cursor {
  readonly id: DealId | null
  readonly token: number
}

export interface Selection {
  readonly ids: ReadonlySet<DealId>
  /** Where a Shift selection starts from. */
  readonly anchor: DealId | null
}

/** Where a dragged card would land: beside a card, or at the end of a lane. */
export type Landing =
  | { readonly kind: 'card'; readonly id: DealId; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'lane'; readonly lane: string }

/** Cards that the keyboard has picked up, and where they are at the moment. */
export interface Carry {
  readonly ids: readonly DealId[]
  readonly lane: StageId
  readonly after: DealId | null
  /** Takes the preview away, or leaves it for the engine's answer to replace. */
  readonly settle: (kept: boolean) => void
}

export const NOTHING: Selection = { ids: new Set(), anchor: null }

/** What a person is doing on a board, apart from its rows: small stores, so that a key press paints two cards and not all. */
export class BoardState {
  readonly cursor = createValueStore<Cursor>({ id: null, token: 0 })
  readonly selection = createValueStore<Selection>(NOTHING)
  readonly editing = createValueStore<DealId | null>(null)
  readonly landing = createValueStore<Landing | null>(null)
  readonly dragging = createValueStore<ReadonlySet<DealId>>(new Set())
  readonly carry = createValueStore<Carry | null>(null)

  readonly focus = (id: DealId): void => this.cursor.set({ id, token: this.cursor.get().token + 1 })
  readonly point = (id: DealId): void => this.cursor.set({ id, token: this.cursor.get().token })

  readonly select = (ids: Iterable<DealId>, anchor: DealId | null): void =>
    this.selection.set({ ids: new Set(ids), anchor })
  readonly deselect = (): void => this.selection.set(NOTHING)

  readonly toggle = (id: DealId): void => {
    const ids = new Set(this.selection.get().ids)
    const cursor = this.cursor.get().id
    // The first Ctrl click adds to the card that one is on.
    if (ids.size === 0 && cursor !== null && cursor !== id) ids.add(cursor)
    if (!ids.delete(id)) ids.add(id)
    this.select(ids, id)
  }

  /** Names the landing anew only when it is another, so that a moving pointer paints nothing. */
  readonly land = (landing: Landing | null): void => {
    if (JSON.stringify(landing) !== JSON.stringify(this.landing.get())) this.landing.set(landing)
  }
}
