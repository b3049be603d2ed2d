import { isSamePlace, type Where } from './place'

const LONGEST = 100

/** Where this window has been, as a browser keeps it: going somewhere new forgets what was ahead. */
export class PlaceHistory {
  #visits: Where[]
  #at = 0

  constructor(start: Where) {
    this.#visits = [start]
  }

  get canGoBack(): boolean {
    return this.#at > 0
  }

  get canGoForward(): boolean {
    return this.#at < this.#visits.length - 1
  }

  visit(where: Where): void {
    const here = this.#visits[this.#at]
    if (here !== undefined && isSamePlace(here, where)) return
    this.#visits = [...this.#visits.slice(0, this.#at + 1), where].slice(-LONGEST)
    this.#at = this.#visits.length - 1
  }

  /** The visit before or after this one, or null at the end of the way. */
  go(steps: -1 | 1): Where | null {
    const where = this.#visits[this.#at + steps]
    if (where === undefined) return null
    this.#at += steps
    return where
  }

  /** Begins anew: another workspace is open. */
  reset(start: Where): void {
    this.#visits = [start]
    this.#at = 0
  }
}
