/** A record that may have been merged into another of its kind. */
export interface Mergeable {
  readonly id: string
  readonly mergedInto: string | null
}

/**
 * Where each merged record leads (D12). References are followed when they are read, never rewritten: what was written to a merged
 * record elsewhere at the same time is found, and taking a merge back is taking back one field.
 *
 * Two people who merge A into B and B into A, apart, have made a circle. It is cut at its lowest id, the same on every replica: that
 * one stays, the others lead to it. A record that leads to one that is not here (yet) stays itself (D11).
 */
export class Redirects {
  readonly #next = new Map<string, string>()

  /** @param merged those that were merged; others may be left out. @param isHere whether a record is known */
  constructor(merged: Iterable<Mergeable>, isHere: (id: string) => boolean) {
    for (const { id, mergedInto } of merged)
      if (mergedInto !== null && mergedInto !== id && isHere(mergedInto)) this.#next.set(id, mergedInto)
  }

  get size(): number {
    return this.#next.size
  }

  /** The record that an id means by now. */
  of<Id extends string>(id: Id): Id {
    const seen = new Set<string>()
    let at: string = id
    for (let next = this.#next.get(at); next !== undefined; next = this.#next.get(at)) {
      if (seen.has(at)) return lowestFrom(at, this.#next) as Id // an id of the same collection
      seen.add(at)
      at = next
    }
    return at as Id // an id of the same collection
  }

  /** Whether a record was merged into another, and is not itself any more. */
  isGone(id: string): boolean {
    return this.#next.has(id) && this.of(id) !== id
  }
}

/** The lowest id of the circle that `start` is in. */
function lowestFrom(start: string, next: ReadonlyMap<string, string>): string {
  let lowest = start
  for (let at = next.get(start); at !== undefined && at !== start; at = next.get(at))
    if (at < lowest) lowest = at
  return lowest
}
