/**
 * How often a relay has said that it does not have what was asked for. A page is often here before its pictures, and whoever
 * brings them may be away for hours; but anybody can write the hash of a picture that nobody has. So it is asked for soon
 * at first, seldom after that, and then no more, until somebody wants to see it or the connection is made anew.
 */
const SOON = 10
const SELDOM = 16

export class Absences {
  readonly #counts = new Map<string, number>()

  /** It was not there again: when it is to be asked for next. */
  count(hash: string): 'soon' | 'seldom' | 'never' {
    const count = (this.#counts.get(hash) ?? 0) + 1
    this.#counts.set(hash, count)
    if (count < SOON) return 'soon'
    if (count < SOON + SELDOM) return 'seldom'
    this.#counts.delete(hash)
    return 'never'
  }

  /** It is here, or another relay is asked. */
  forget(hash?: string): void {
    if (hash === undefined) this.#counts.clear()
    else this.#counts.delete(hash)
  }
}
