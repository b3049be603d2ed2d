import { derivedId, type AccountId, type ContactId } from '../ids'
import type { Contact } from '../workspace/contact'
import { contactIdOf } from '../workspace/names'
import { keysByName } from './name-keys'
import type { NameAnswer, NameQuestion } from './names'

interface ContactBookOptions {
  readonly answers: readonly NameAnswer[]
  readonly survivorOf: (id: ContactId) => ContactId
  readonly accountOf: (id: AccountId) => AccountId
}

/** Whom a deal's row names: at which account, and whom the deal has now, best first. */
interface Said {
  readonly text: string
  readonly accountId: AccountId | null
  readonly accountName: string
  readonly current: readonly unknown[]
}

/** A contact that the file names and nobody has. */
export interface NewContact {
  readonly id: ContactId
  readonly name: string
  readonly accountId: AccountId | null
  readonly email: string | null
}

/**
 * Contacts that rows of deals name. Two people of one name are common, so a name means somebody at the deal's own account only: the one
 * whom the deal has already, the one with that address, the one who is called so; a new contact of that account where nobody is. Where
 * several are called so, a person says who is meant.
 */
export class ContactBook {
  readonly #keyOf = keysByName()
  readonly #at = new Map<string, Contact[]>()
  readonly #byId: ReadonlyMap<string, Contact>
  readonly #added = new Map<ContactId, NewContact>()
  readonly #asked = new Map<string, { name: string; count: number; among: readonly Contact[] }>()
  readonly #answers = new Map<string, string | null>()
  readonly #options: ContactBookOptions

  constructor(contacts: readonly Contact[], options: ContactBookOptions) {
    this.#options = options
    this.#byId = new Map(contacts.map(contact => [contact.id, contact]))
    for (const { name, id } of options.answers) this.#answers.set(this.#keyOf(name), id)
    // In the order of ids, so that two computers ask in the same order.
    for (const contact of [...contacts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (contact.deleted !== null || options.survivorOf(contact.id) !== contact.id) continue
      const key = contact.accountId === null ? '' : options.accountOf(contact.accountId)
      const list = this.#at.get(key)
      if (list === undefined) this.#at.set(key, [contact])
      else list.push(contact)
    }
  }

  /** The main contact that a cell names; the first where it names several, and the others become contacts of the account. */
  resolve({ text, ...at }: Said): ContactId | null {
    const [first = null] = text
      .split(';')
      .map(one => one.trim())
      .filter(one => one !== '')
      .map(one => this.#one({ text: one, ...at }))
    return first
  }

  /** Records that no document holds yet, in the order in which the file names them. */
  added(): NewContact[] {
    return [...this.#added.values()]
  }

  nameOf(id: string): string {
    return this.#byId.get(id)?.name ?? this.#added.get(id as ContactId)?.name ?? id
  }

  questions(): NameQuestion[] {
    return [...this.#asked.values()].map(({ name, count, among }) => ({
      collection: 'contacts',
      name,
      count,
      suggestions: among.map(({ id, name: called, title, email, phone }) => ({
        id,
        name: [called, title ?? email ?? phone].filter(Boolean).join(', '),
      })),
    }))
  }

  #one({ text, accountId, accountName, current }: Said): ContactId {
    const { name, email } = readContact(text)
    const here = this.#at.get(accountId === null ? '' : this.#options.accountOf(accountId)) ?? []
    const addressed = here.filter(contact => email !== null && contact.email?.trim().toLowerCase() === email)
    const called = here.filter(contact => this.#keyOf(contact.name) === this.#keyOf(name))
    const among = addressed.length > 0 ? addressed : called
    const kept = among.find(({ id }) => current.some(one => typeof one === 'string' && this.#survivor(one) === id)) // prettier-ignore
    const only = kept ?? (among.length === 1 ? among[0] : undefined)
    if (only !== undefined) return only.id
    if (among.length === 0) return this.#add(contactIdOf(name, accountId, email), { name, accountId, email })
    return this.#answered(`${name} · ${accountName}`, among, { name, accountId, email })
  }

  #answered(question: string, among: readonly Contact[], said: Omit<NewContact, 'id'>): ContactId {
    const key = this.#keyOf(question)
    const answer = this.#answers.get(key)
    const chosen = among.find(({ id }) => id === answer)
    if (chosen !== undefined) return chosen.id
    const another = derivedId<ContactId>('contact', 'another', key)
    if (answer === null) return this.#add(another, said)
    const asked = this.#asked.get(key)
    this.#asked.set(key, { name: question, count: (asked?.count ?? 0) + 1, among })
    return among[0]?.id ?? another
  }

  #add(id: ContactId, said: Omit<NewContact, 'id'>): ContactId {
    // One who has been given another name, or has gone to another account since, is still who that file meant.
    if (this.#byId.has(id)) return this.#options.survivorOf(id)
    this.#added.set(id, { id, ...said })
    return id
  }

  #survivor(id: string): string {
    return this.#byId.has(id) ? this.#options.survivorOf(id as ContactId) : id
  }
}

/** `Ana Ruiz`, `Ana Ruiz (ana@acme.example)`, `Ana Ruiz <ana@acme.example>`, or an address alone. */
function readContact(text: string): { name: string; email: string | null } {
  const match = /^(.*?)[\s(<]*([^\s()<>@]+@[^\s()<>@]+)[)>]*$/.exec(text)
  const email = match?.[2]?.toLowerCase() ?? null
  const name = (match?.[1]?.trim() ?? '') || text
  return { name: name.slice(0, 200), email }
}
