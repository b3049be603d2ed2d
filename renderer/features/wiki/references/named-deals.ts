import type { DealId } from '../../../../core/ids'
import type { NamedDeal } from '../../../../electron/contract/rows'
import type { EngineClient } from '../../../app/engine-client'
import { Topics } from '../../../replica/topics'

/**
 * The deals that the page in this window names, as they are now. One subscription for all of them, renewed when the set of
 * them changes: a page may name a hundred.
 */
export class NamedDeals {
  readonly #client: Pick<EngineClient, 'subscribe'>
  readonly #topics = new Topics()
  readonly #wanted = new Map<DealId, number>()
  readonly #deals = new Map<DealId, NamedDeal>()
  #stop: (() => void) | null = null
  #renewing = false

  constructor(client: Pick<EngineClient, 'subscribe'>) {
    this.#client = client
  }

  get(id: DealId): NamedDeal | undefined {
    return this.#deals.get(id)
  }

  follow(id: DealId, changed: () => void): () => void {
    const stop = this.#topics.on(id, changed)
    const users = this.#wanted.get(id) ?? 0
    this.#wanted.set(id, users + 1)
    if (users === 0) this.#renewSoon()
    return () => {
      stop()
      const left = (this.#wanted.get(id) ?? 1) - 1
      if (left > 0) this.#wanted.set(id, left)
      else if (this.#wanted.delete(id)) this.#renewSoon()
    }
  }

  /** A page that opens names all its deals in one turn: they are asked for together. */
  #renewSoon(): void {
    if (this.#renewing) return
    this.#renewing = true
    queueMicrotask(() => {
      this.#renewing = false
      this.#renew()
    })
  }

  #renew(): void {
    this.#stop?.()
    this.#stop = null
    const ids = [...this.#wanted.keys()]
    for (const id of this.#deals.keys()) if (!this.#wanted.has(id)) this.#deals.delete(id)
    if (ids.length === 0) return
    this.#stop = this.#client.subscribe('deals', { ids }, deals => {
      for (const deal of deals) {
        this.#deals.set(deal.card.id, deal)
        this.#topics.emit(deal.card.id)
      }
    })
  }
}
