import type { PageId } from '../../core/ids'
import type { PageRow, WikiPatch } from '../../electron/contract/page-rows'
import { EMPTY_WIKI, indexWiki, type WikiIndex } from './wiki-index'
import { createValueStore, type ValueStore } from './value-store'

type Subscribe = (onPatch: (patch: WikiPatch) => void) => void
/** What of a row may be shown before the engine says so. */
export type Guess = Partial<Pick<PageRow, 'title' | 'parentId' | 'order' | 'favourite' | 'kind' | 'tags'>>

/**
 * The pages as this window knows them. Nothing is asked for until somebody looks: a window that shows a board alone need
 * not read the wiki. From then on the engine's patches keep it up to date; what this person has just done is shown at
 * once, and gives way to the engine's own word.
 */
export class WikiStore {
  readonly index: ValueStore<WikiIndex> = createValueStore(EMPTY_WIKI)
  /** Whether the engine has said it all once. */
  readonly loaded: ValueStore<boolean> = createValueStore(false)
  readonly #subscribe: Subscribe
  #rows = new Map<PageId, PageRow>()
  readonly #guesses = new Map<PageId, Guess>()
  #begun = false

  constructor(subscribe: Subscribe) {
    this.#subscribe = subscribe
  }

  /** Begins to follow, once; called by whoever shows pages or names them. */
  readonly follow = (): void => {
    if (this.#begun) return
    this.#begun = true
    this.#subscribe(patch => this.apply(patch))
  }

  apply(patch: WikiPatch): void {
    if (patch.kind === 'whole') {
      this.#rows = new Map(patch.rows.map(row => [row.id, row]))
      this.#guesses.clear()
    } else {
      for (const row of patch.upsert) {
        this.#rows.set(row.id, row)
        this.#guesses.delete(row.id)
      }
      for (const id of patch.remove) this.#rows.delete(id)
    }
    this.#show()
    this.loaded.set(true)
  }

  /** Shows something of a page at once. Returns what takes it back, for when the engine refuses it. */
  guess(id: PageId, guess: Guess): () => void {
    this.#guesses.set(id, { ...this.#guesses.get(id), ...guess })
    this.#show()
    return () => {
      if (this.#guesses.delete(id)) this.#show()
    }
  }

  #show(): void {
    const rows = [...this.#rows.values()].map(row => {
      const guess = this.#guesses.get(row.id)
      return guess === undefined ? row : { ...row, ...guess }
    })
    this.index.set(indexWiki(rows))
  }
}
