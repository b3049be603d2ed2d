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
  /** Where each that was asked about ends: ten thousand that lead to each other are followed once, and not ten thousand times. */
  readonly #ends = new Map<string, string>()

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
    const path: string[] = []
    let at: string = id
    for (let to = this.#next.get(at); to !== undefined && !this.#ends.has(at); to = this.#next.get(at)) {
      // Within one question, a mark that it is on the way: whoever comes back to it has gone in a circle.
      this.#ends.set(at, at)
      path.push(at)
      at = to
    }
    const end = path.includes(at) ? lowestOf(path.slice(path.indexOf(at))) : (this.#ends.get(at) ?? at)
    for (const one of path) this.#ends.set(one, end)
    return end as Id // an id of the same collection
  }

  /** Whether a record was merged into another, and is not itself any more. */
  isGone(id: string): boolean {
    return this.#next.has(id) && this.of(id) !== id
  }
}

function lowestOf(ids: readonly string[]): string {
  return ids.reduce((lowest, id) => (id < lowest ? id : lowest))
}
