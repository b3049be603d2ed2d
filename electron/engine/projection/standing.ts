import { readDeal } from '../../../core/deal/read'
import type { Deal } from '../../../core/deal/schema'
import { mergedDealOf, standsElsewhere } from '../../../core/deal/standing'
import type { LayeredCollection } from '../../../core/documents/collection'
import type { MergeableCollection, WorkspaceDocument } from '../../../core/documents/workspace'
import type { BoardId } from '../../../core/ids'
import { Redirects } from '../../../core/workspace/merged'

const COLLECTIONS = ['accounts', 'contacts', 'people', 'products'] as const satisfies readonly MergeableCollection[] // prettier-ignore

/** A deal that a merge elsewhere touches: whose account (person, product) is now another. */
export interface Relinked {
  readonly collection: MergeableCollection
  readonly ids: readonly string[]
}

/**
 * Deals as everybody is shown them (D12): with what they refer to followed through merges, and none where it was merged into another
 * or stands on another board. Follows the workspace's document.
 */
export class Standing {
  readonly #merged = new Map<MergeableCollection, Map<string, string>>()
  readonly #redirects = new Map<MergeableCollection, Redirects>()
  readonly #stop: (() => void)[] = []

  constructor(
    private readonly workspace: WorkspaceDocument,
    private readonly holds: (boardId: BoardId, dealId: string) => boolean,
    onRelinked: (relinked: Relinked) => void,
  ) {
    for (const collection of COLLECTIONS) {
      const records = workspace.collections[collection]
      this.#merged.set(collection, new Map())
      this.#refresh(collection, records.ids())
      this.#stop.push(
        records.onChange(ids => {
          const moved = this.#refresh(collection, ids)
          if (moved.length > 0) onRelinked({ collection, ids: moved })
        }),
      )
    }
  }

  destroy(): void {
    for (const stop of this.#stop) stop()
  }

  redirects(collection: MergeableCollection): Redirects {
    return this.#redirects.get(collection) ?? new Redirects([], () => false)
  }

  /** The deal as it is shown on this board; null when it is not. */
  deal(boardId: BoardId, deals: LayeredCollection, id: string): Deal | null {
    const deal = readDeal(deals, id)
    if (deal === null || this.isElsewhere(boardId, id)) return null
    return mergedDealOf(deals, id) === id ? this.linked(deal) : null
  }

  /** Whether a deal that this board holds was moved to another one, and is there. */
  isElsewhere(boardId: BoardId, id: string): boolean {
    return standsElsewhere(this.workspace, boardId, id, this.holds)
  }

  /** A deal with what it refers to as it is by now. */
  linked(deal: Deal): Deal {
    const follow = <Id extends string>(collection: MergeableCollection, id: Id | null): Id | null =>
      id === null ? null : this.redirects(collection).of(id)
    if (COLLECTIONS.every(collection => this.redirects(collection).size === 0)) return deal
    return {
      ...deal,
      accountId: follow('accounts', deal.accountId),
      ownerId: follow('people', deal.ownerId),
      productId: follow('products', deal.productId),
      contactId: follow('contacts', deal.contactId),
    }
  }

  /** Reads again which of these were merged; gives the ids that mean another record now, and those records. */
  #refresh(collection: MergeableCollection, ids: Iterable<string>): string[] {
    const records = this.workspace.collections[collection]
    const merged = this.#merged.get(collection) ?? new Map<string, string>()
    const before = this.redirects(collection)
    const known = new Set(merged.keys())
    for (const id of ids) {
      const into = records.value(id, 'mergedInto')
      if (typeof into === 'string') merged.set(id, into)
      else merged.delete(id)
    }
    if (known.size === 0 && merged.size === 0) return []
    const entries = [...merged].map(([id, mergedInto]) => ({ id, mergedInto }))
    const after = new Redirects(entries, id => records.has(id))
    this.#redirects.set(collection, after)
    const concerned = new Set([...known, ...merged.keys(), ...merged.values()])
    const moved = [...concerned].filter(id => before.of(id) !== after.of(id))
    return [...new Set(moved.flatMap(id => [id, before.of(id), after.of(id)]))]
  }
}
