import { keysByName } from './name-keys'
import { NearNames, squashed } from './near-names'
import type { NameAnswer, NameQuestion } from './names'

export interface Named<Id extends string> {
  readonly id: Id
  readonly name: string
}

export interface NameBookOptions<Id extends string> {
  /** What somebody said of names of this collection. */
  readonly answers?: readonly NameAnswer[]
  /** The record that another one was merged into, or itself. */
  readonly survivorOf?: (id: Id) => Id
  /** How names are compared when it is asked what they are near to. */
  readonly keyOf?: (name: string) => string
}

/**
 * Names of a file and the records they mean. A name means, in this order: the record that the deal has already, if it is
 * called so; what somebody said that it means; the record whose id derives from the name, however it has been renamed since; a record that somebody made by
 * hand and called so; else a new one.
 */
export class NameBook<Id extends string> {
  readonly #keyOf = keysByName()
  readonly #derive: (name: string) => Id
  readonly #names = new Map<string, string>()
  readonly #spelt = new Map<string, string>()
  readonly #byName = new Map<string, Id>()
  readonly #resolved = new Map<string, Id>()
  readonly #added = new Map<Id, string>()
  readonly #answers = new Map<string, Id | null>()
  readonly #survivorOf: (id: Id) => Id
  readonly #near: (name: string) => readonly Named<string>[]
  readonly #counts = new Map<string, number>()

  constructor(
    known: readonly Named<Id>[],
    derive: (name: string) => Id,
    { answers = [], survivorOf = id => id, keyOf = squashed }: NameBookOptions<Id> = {},
  ) {
    this.#derive = derive
    this.#survivorOf = survivorOf
    const current = known.filter(({ id }) => survivorOf(id) === id)
    let near: NearNames | null = null
    this.#near = name => (near ??= new NearNames(current, keyOf)).near(name)
    // An answer names a record of this collection: whoever gave it chose among those.
    for (const { name, id } of answers) this.#answers.set(this.#keyOf(name), id as Id | null)
    // In the order of ids, so that two computers choose the same of two that are called alike.
    for (const { id, name } of [...known].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const key = this.#keyOf(name)
      this.#names.set(id, key)
      this.#spelt.set(id, name)
      if (!this.#byName.has(key)) this.#byName.set(key, id)
    }
  }

  /** @param current what the deal has now, best first */
  resolve(name: string, current: readonly unknown[]): Id {
    const key = this.#keyOf(name)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    const kept = current.find(id => typeof id === 'string' && this.#names.get(id) === key)
    if (kept !== undefined && !this.#answers.has(key)) return this.#survivorOf(kept as Id)
    const resolved = this.#resolved.get(key) ?? this.#find(name, key)
    this.#resolved.set(key, resolved)
    return resolved
  }

  /** Records that no document holds yet, in the order in which the file names them. */
  added(): Named<Id>[] {
    return [...this.#added].map(([id, name]) => ({ id, name }))
  }

  /** Records that were here and that the file names, with the names that they have. */
  used(): Named<Id>[] {
    const ids = new Set(this.#resolved.values())
    return [...ids].flatMap(id => {
      const name = this.#spelt.get(id)
      return name === undefined ? [] : [{ id, name }]
    })
  }

  /** What a record that the file adds is called; the id where it is none of those. */
  nameOf(id: string): string {
    return this.#added.get(id as Id) ?? id
  }

  /** The names that are new here, were not spoken of, and are near to one that is known. */
  questions(collection: NameQuestion['collection']): NameQuestion[] {
    return [...this.#added].flatMap(([id, name]) => {
      const key = this.#keyOf(name)
      const suggestions = this.#answers.has(key) ? [] : this.#near(name).filter(each => each.id !== id)
      return suggestions.length === 0
        ? []
        : [
            {
              collection,
              name,
              count: this.#counts.get(key) ?? 0,
              suggestions: suggestions.map(({ id, name }) => ({ id, name })),
            },
          ]
    })
  }

  #find(name: string, key: string): Id {
    const said = this.#answers.get(key) ?? null
    if (said !== null && this.#names.has(said)) return this.#survivorOf(said)
    const derived = this.#derive(name)
    if (this.#names.has(derived)) return this.#survivorOf(derived)
    const known = this.#byName.get(key)
    if (known !== undefined) return this.#survivorOf(known)
    this.#added.set(derived, name)
    return derived
  }
}
