import { keysByName } from './name-keys'

export interface Named<Id extends string> {
  readonly id: Id
  readonly name: string
}

/**
 * Names of a file and the records they mean. A name means, in this order: the record that the deal has already, if it is
 * called so; the record whose id derives from the name, however it has been renamed since; a record that somebody made by
 * hand and called so; else a new one.
 */
export class NameBook<Id extends string> {
  readonly #keyOf = keysByName()
  readonly #derive: (name: string) => Id
  readonly #names = new Map<string, string>()
  readonly #byName = new Map<string, Id>()
  readonly #resolved = new Map<string, Id>()
  readonly #added = new Map<Id, string>()

  constructor(known: readonly Named<Id>[], derive: (name: string) => Id) {
    this.#derive = derive
    // In the order of ids, so that two computers choose the same of two that are called alike.
    for (const { id, name } of [...known].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const key = this.#keyOf(name)
      this.#names.set(id, key)
      if (!this.#byName.has(key)) this.#byName.set(key, id)
    }
  }

  /** @param current what the deal has now, best first */
  resolve(name: string, current: readonly unknown[]): Id {
    const key = this.#keyOf(name)
    const kept = current.find(id => typeof id === 'string' && this.#names.get(id) === key)
    if (kept !== undefined) return kept as Id
    const resolved = this.#resolved.get(key) ?? this.#find(name, key)
    this.#resolved.set(key, resolved)
    return resolved
  }

  /** Records that no document holds yet, in the order in which the file names them. */
  added(): Named<Id>[] {
    return [...this.#added].map(([id, name]) => ({ id, name }))
  }

  /** What a record that the file adds is called; the id where it is none of those. */
  nameOf(id: string): string {
    return this.#added.get(id as Id) ?? id
  }

  #find(name: string, key: string): Id {
    const derived = this.#derive(name)
    if (this.#names.has(derived)) return derived
    const known = this.#byName.get(key)
    if (known !== undefined) return known
    this.#added.set(derived, name)
    return derived
  }
}
