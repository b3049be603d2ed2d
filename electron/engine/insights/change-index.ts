import type { YMapEvent } from 'yjs'
import { changeSchema, type Change } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'

/** Every change of a board by its deal: `changes` is by id. Follows the document; parsed only when asked for. */
export class ChangeIndex {
  readonly #byDeal = new Map<string, unknown[]>()
  readonly #stop: () => void

  constructor({ changes }: BoardDocument) {
    for (const value of changes.values()) this.#add(value)
    const follow = (event: YMapEvent<unknown>): void => {
      for (const key of event.keysChanged) this.#add(changes.get(String(key)))
    }
    changes.observe(follow)
    this.#stop = () => changes.unobserve(follow)
  }

  /** A deal's changes, or those of one kind: others are not even parsed. */
  of(dealId: string, kind?: Change['kind']): Change[] {
    return (this.#byDeal.get(dealId) ?? []).flatMap(value => {
      if (kind !== undefined && (value as { kind?: unknown }).kind !== kind) return []
      const change = changeSchema.safeParse(value)
      return change.success ? [change.data] : []
    })
  }

  destroy(): void {
    this.#stop()
  }

  #add(value: unknown): void {
    const dealId = (value as { dealId?: unknown } | null | undefined)?.dealId
    if (typeof dealId !== 'string') return
    const known = this.#byDeal.get(dealId)
    if (known === undefined) this.#byDeal.set(dealId, [value])
    else known.push(value)
  }
}
