import type { DealId } from '../../core/ids'
import { isSamePlace, type Where } from './place'

const LONGEST = 100

/** A place, and the deal that was open over it: going back closes it, going forward opens it again. */
export interface Visit extends Where {
  readonly dealId?: DealId | null
}

/** Where this window has been, as a browser keeps it: going somewhere new forgets what was ahead. */
export class PlaceHistory {
  #visits: Visit[]
  #at = 0

  constructor(start: Visit) {
    this.#visits = [start]
  }

  get canGoBack(): boolean {
    return this.#at > 0
  }

  get canGoForward(): boolean {
    return this.#at < this.#visits.length - 1
  }

  visit(where: Visit): void {
    const here = this.#visits[this.#at]
    if (here !== undefined && isSameVisit(here, where)) return
    this.#visits = [...this.#visits.slice(0, this.#at + 1), where].slice(-LONGEST)
    this.#at = this.#visits.length - 1
  }

  /** The visit before or after this one, or null at the end of the way. */
  go(steps: -1 | 1): Visit | null {
    const where = this.#visits[this.#at + steps]
    if (where === undefined) return null
    this.#at += steps
    return where
  }

  /** Begins anew: another workspace is open. */
  reset(start: Visit): void {
    this.#visits = [start]
    this.#at = 0
  }
}

function isSameVisit(a: Visit, b: Visit): boolean {
  return isSamePlace(a, b) && (a.dealId ?? null) === (b.dealId ?? null)
}
