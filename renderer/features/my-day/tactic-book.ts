import type { RankedPage } from '../../../electron/contract/how-to-win'
import type { Session } from '../../app/session'
import type { DayLine } from './line-text'

type Deal = Pick<DayLine['deal'], 'id' | 'boardId'>

/**
 * The page that fits each deal best, asked for once and one at a time: an answer takes the engine a while, and a list that is scrolled through must
 * not keep it from anybody's edit.
 */
export class TacticBook {
  readonly #best = new Map<string, RankedPage | null>()
  readonly #listeners = new Set<() => void>()
  #waiting: Deal[] = []
  #stop: (() => void) | null = null

  constructor(private readonly client: Session['client']) {}

  /** The best page; null while that is not known, and where no page fits. */
  readonly of = (dealId: string): RankedPage | null => this.#best.get(dealId) ?? null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  /** Asks for a deal's page, unless that has been done. */
  want(deal: Deal): void {
    if (this.#best.has(deal.id) || this.#waiting.some(({ id }) => id === deal.id)) return
    this.#waiting.push(deal)
    if (this.#stop === null) this.#next()
  }

  #next(): void {
    const deal = this.#waiting[0]
    if (deal === undefined) return
    this.#stop = this.client.subscribe(
      'deal.how-to-win',
      { boardId: deal.boardId, dealId: deal.id },
      answer => {
        this.#best.set(deal.id, answer?.pages[0] ?? null)
        this.#waiting.shift()
        this.#stop?.()
        this.#stop = null
        for (const listener of [...this.#listeners]) listener()
        this.#next()
      },
    )
  }

  #end(): void {
    this.#stop?.()
    this.#stop = null
    this.#waiting = []
  }
}
