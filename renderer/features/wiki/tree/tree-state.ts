import { z } from 'zod'
import { pageIdSchema, type PageId } from '../../../../core/ids'
import { createValueStore } from '../../../replica/value-store'
import type { Instruction } from '@atlaskit/pragmatic-drag-and-drop-hitbox/tree-item'
import { NO_TREE_FILTER, type TreeFilter } from './tree-rows'

const KEY = 'winroom.tree'
const keptSchema = z.array(pageIdSchema).max(5_000)

/** The line that the keyboard is on. `token` grows with each wish to put the focus there. */
interface Cursor {
  readonly id: PageId | null
  readonly token: number
}

/** What a person is doing in the tree, apart from its rows: small stores, so that a key press paints two lines and not all. */
export class TreeState {
  readonly expanded = createValueStore<ReadonlySet<PageId>>(new Set(readKept()))
  readonly cursor = createValueStore<Cursor>({ id: null, token: 0 })
  readonly renaming = createValueStore<PageId | null>(null)
  readonly dragging = createValueStore<PageId | null>(null)
  readonly landing = createValueStore<{ readonly id: PageId; readonly instruction: Instruction } | null>(null)
  readonly menu = createValueStore<{ readonly id: PageId; readonly x: number; readonly y: number } | null>(
    null,
  )
  readonly filter = createValueStore<TreeFilter>(NO_TREE_FILTER)

  #wish: PageId | null = null

  readonly focus = (id: PageId): void => {
    this.#wish = id
    this.cursor.set({ id, token: this.cursor.get().token + 1 })
  }

  /** Whether the focus is to go to this line: said once, or a line that comes into sight later would take it from elsewhere. */
  readonly takesFocus = (id: PageId): boolean => {
    if (this.#wish !== id) return false
    this.#wish = null
    return true
  }

  readonly point = (id: PageId): void => {
    if (this.cursor.get().id !== id) this.cursor.set({ id, token: this.cursor.get().token })
  }

  /** Unfolds or folds pages; remembered for the next time. */
  readonly unfold = (ids: Iterable<PageId>, open = true): void => {
    const next = new Set(this.expanded.get())
    for (const id of ids) {
      if (open) next.add(id)
      else next.delete(id)
    }
    if (next.size === this.expanded.get().size && open) return
    this.expanded.set(next)
    localStorage.setItem(KEY, JSON.stringify([...next]))
  }

  /** Named anew only when it is another, so that a moving pointer paints nothing. */
  readonly land = (landing: { readonly id: PageId; readonly instruction: Instruction } | null): void => {
    if (JSON.stringify(landing) !== JSON.stringify(this.landing.get())) this.landing.set(landing)
  }
}

function readKept(): PageId[] {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
  } catch {
    // How the tree was unfolded is a matter of looks: what can't be read is as good as folded.
    return []
  }
}
