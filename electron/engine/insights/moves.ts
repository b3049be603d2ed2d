import { changeSchema, type Change } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import { slippedBy } from '../../../core/insights/slips'
import type { YMapEvent } from 'yjs'

/** The moves of a board's deals between stages, and how often they slipped, by deal: `changes` is by id, and figures ask by deal. Follows the document. */
export class Moves {
  readonly #byDeal = new Map<string, Change[]>()
  /** The changes that put a close date off, by deal: each counts once, however often it is heard of. */
  readonly #slips = new Map<string, Set<string>>()
  readonly #stop: () => void

  constructor({ changes }: BoardDocument) {
    for (const [id, value] of changes.entries()) this.#add(id, value)
    const follow = (event: YMapEvent<unknown>): void => {
      for (const key of event.keysChanged) this.#add(String(key), changes.get(String(key)))
    }
    changes.observe(follow)
    this.#stop = () => changes.unobserve(follow)
  }

  of(dealId: string): readonly Change[] {
    return this.#byDeal.get(dealId) ?? []
  }

  slipsOf(dealId: string): number {
    return this.#slips.get(dealId)?.size ?? 0
  }

  destroy(): void {
    this.#stop()
  }

  #add(id: string, value: unknown): void {
    const kind = (value as { kind?: unknown } | null | undefined)?.kind
    if (kind !== 'place' && kind !== 'closeDate') return
    const change = changeSchema.safeParse(value)
    if (!change.success) return
    if (kind === 'closeDate') return this.#addSlip(id, change.data)
    const known = this.#byDeal.get(change.data.dealId)
    if (known === undefined) this.#byDeal.set(change.data.dealId, [change.data])
    else known.push(change.data)
  }

  #addSlip(id: string, change: Change): void {
    if (slippedBy(change) === 0) return
    const known = this.#slips.get(change.dealId)
    if (known === undefined) this.#slips.set(change.dealId, new Set([id]))
    else known.add(id)
  }
}
