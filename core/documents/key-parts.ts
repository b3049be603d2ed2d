/** From so many on, looking one up in a list is slower than a set is large. */
const MANY = 16

/**
 * Parts of a record's keys, each once, in the order in which they came. A record has few, and a list of few is smallest; one to which
 * another computer has written a hundred thousand is still read in one pass.
 */
export class KeyParts {
  #list: string[] = []
  #many: Set<string> | null = null

  get list(): readonly string[] {
    return this.#list
  }

  has(part: string): boolean {
    return this.#many?.has(part) ?? this.#list.includes(part)
  }

  add(part: string): void {
    if (this.has(part)) return
    this.#list.push(part)
    if (this.#many !== null) this.#many.add(part)
    else if (this.#list.length > MANY) this.#many = new Set(this.#list)
  }

  /** Takes away all of these that are here, in one pass. */
  delete(parts: ReadonlySet<string>): void {
    this.#list = this.#list.filter(part => !parts.has(part))
    this.#many = this.#list.length > MANY ? new Set(this.#list) : null
  }
}
