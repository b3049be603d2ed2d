import { changeSchema, type Change } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import type { YMapEvent } from 'yjs'

/** The moves of a board's deals between stages, by deal: `changes` is by id, and figures ask by deal. Follows the document. */
export class Moves {
  readonly #byDeal = new Map<string, Change[]>()
  readonly #stop: () => void

  constructor({ changes }: BoardDocument) {
    for (const value of changes.values()) this.#add(value)
    const follow = (event: YMapEvent<unknown>): void => {
      for (const key of event.keysChanged) this.#add(changes.get(String(key)))
    }
    changes.observe(follow)
    this.#stop = () => changes.unobserve(follow)
  }

  of(dealId: string): readonly Change[] {
    return this.#byDeal.get(dealId) ?? []
  }

  destroy(): void {
    this.#stop()
  }

  #add(value: unknown): void {
    if ((value as { kind?: unknown } | null | undefined)?.kind !== 'place') return
    const change = changeSchema.safeParse(value)
    if (!change.success) return
    const known = this.#byDeal.get(change.data.dealId)
    if (known === undefined) this.#byDeal.set(change.data.dealId, [change.data])
    else known.push(change.data)
  }
}
