import {
  readRecords,
  readRedirects,
  type MergeableCollection,
  type WorkspaceDocument,
} from '../../documents/workspace'
import type { AccountId, ContactId, PersonId, ProductId } from '../../ids'
import type { Redirects } from '../../workspace/merged'
import { accountIdOf, contactIdOf, nameKey, personIdOf, productIdOf } from '../../workspace/names'
import { companyKey } from '../near-names'
import { NameBook, type NameBookOptions } from '../name-book'
import type { NameAnswer, NameQuestion } from '../names'
import type { EntryMapping } from './mapping'
import type { EntryRow } from './rows'
import type { EntryKind } from './targets'

/** The records that a list's rows are, and those that they name. */
export class EntryBooks {
  readonly accounts: NameBook<AccountId>
  readonly people: NameBook<PersonId>
  readonly products: NameBook<ProductId>
  readonly redirects: Readonly<Record<MergeableCollection, Redirects>>
  readonly #kind: EntryKind
  readonly #contacts: ContactBook
  readonly #byOutsideId: ReadonlyMap<string, string>

  constructor(workspace: WorkspaceDocument, { kind, names = [] }: EntryMapping) {
    this.#kind = kind
    const redirect = (collection: MergeableCollection): Redirects => readRedirects(workspace, collection)
    this.redirects = { accounts: redirect('accounts'), contacts: redirect('contacts'), people: redirect('people'), products: redirect('products') } // prettier-ignore
    this.accounts = new NameBook(readRecords(workspace, 'accounts'), accountIdOf, { ...this.#options('accounts', names), keyOf: companyKey }) // prettier-ignore
    this.people = new NameBook(readRecords(workspace, 'people'), personIdOf, this.#options('people', names))
    this.products = new NameBook(readRecords(workspace, 'products'), productIdOf, this.#options('products', names)) // prettier-ignore
    this.#contacts = new ContactBook(workspace, this.redirects.contacts)
    this.#byOutsideId = outsideIds(workspace, kind)
  }

  /** The record that a row is: by the CRM's id where that is known, else by its name. */
  idOf(row: EntryRow): string {
    const outside = row.values['externalId']
    const known = typeof outside === 'string' ? this.#byOutsideId.get(outside) : undefined
    if (known !== undefined) return this.redirects[this.#kind].of(known)
    if (this.#kind === 'contacts') return this.#contacts.idOf(row, this.#accountOf(row))
    return this[this.#kind].resolve(row.name, [])
  }

  /** Whether a row is of a record that was merged into another: what it says is that other record's to say. */
  isMergedAway(row: EntryRow): boolean {
    const derived = { accounts: accountIdOf, people: personIdOf, products: productIdOf }
    if (this.#kind === 'contacts') return this.#contacts.isMergedAway(row, this.#accountOf(row))
    return this.redirects[this.#kind].isGone(derived[this.#kind](row.name))
  }

  /** What a row says of other records, by their ids. A record that belongs to itself belongs to nobody. */
  refsOf(row: EntryRow, id: string): Record<string, string | null> {
    const { parent, account, reportsTo, manager } = row.refs
    const other = (found: string | null): string | null => (found === id ? null : found)
    return {
      ...(parent !== undefined && { parentId: other(parent && this.accounts.resolve(parent, [])) }),
      ...(account !== undefined && { accountId: account && this.accounts.resolve(account, []) }),
      ...(manager !== undefined && { managerId: other(manager && this.people.resolve(manager, [])) }),
      ...(reportsTo !== undefined && { reportsTo: other(reportsTo && this.#contacts.named(reportsTo, this.#accountOf(row))) }), // prettier-ignore
    }
  }

  questions(): NameQuestion[] {
    return [
      ...this.accounts.questions('accounts'),
      ...this.people.questions('people'),
      ...this.products.questions('products'),
    ]
  }

  #accountOf({ refs }: EntryRow): string | null {
    return refs.account ? this.accounts.resolve(refs.account, []) : null
  }

  #options<Id extends string>(
    collection: 'accounts' | 'people' | 'products',
    names: readonly NameAnswer[],
  ): NameBookOptions<Id> {
    const redirects = this.redirects[collection]
    return { answers: names.filter(answer => answer.collection === collection), survivorOf: id => redirects.of(id) } // prettier-ignore
  }
}

/** Records by the id that a CRM gave them. */
function outsideIds(workspace: WorkspaceDocument, kind: EntryKind): ReadonlyMap<string, string> {
  if (kind !== 'accounts' && kind !== 'contacts') return new Map()
  const records: readonly { id: string; externalId: string | null }[] = readRecords(workspace, kind)
  return new Map(
    records.flatMap(({ id, externalId }) => (externalId === null ? [] : [[externalId, id] as const])),
  )
}

/** Contacts are known by their address, else by their name at their account: two Annas at two customers are two. */
class ContactBook {
  readonly #byEmail = new Map<string, ContactId>()
  readonly #byName = new Map<string, ContactId>()
  readonly #redirects: Redirects

  constructor(workspace: WorkspaceDocument, redirects: Redirects) {
    this.#redirects = redirects
    for (const { id, name, email, accountId } of readRecords(workspace, 'contacts').sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ))
      this.#keep(id, name, accountId, email)
  }

  idOf(row: EntryRow, accountId: string | null): ContactId {
    const id = this.#raw(row, accountId)
    this.#keep(id, row.name, accountId, emailOf(row))
    return this.#redirects.of(id)
  }

  isMergedAway(row: EntryRow, accountId: string | null): boolean {
    return this.#redirects.isGone(this.#raw(row, accountId))
  }

  /** A contact of that name at that account, in the file or known; null where there is none: nobody is made up. */
  named(name: string, accountId: string | null): ContactId | null {
    const found = this.#byName.get(nameAt(name, accountId))
    return found === undefined ? null : this.#redirects.of(found)
  }

  #raw(row: EntryRow, accountId: string | null): ContactId {
    const email = emailOf(row)
    const byEmail = email === null ? undefined : this.#byEmail.get(email)
    // Where both have an address and the addresses differ, one name is two people.
    const byName = email === null ? this.#byName.get(nameAt(row.name, accountId)) : undefined
    return byEmail ?? byName ?? contactIdOf(row.name, accountId, email)
  }

  #keep(id: ContactId, name: string, accountId: string | null, email: string | null): void {
    const address = email?.trim().toLowerCase() ?? ''
    if (address !== '' && !this.#byEmail.has(address)) this.#byEmail.set(address, id)
    const key = nameAt(name, accountId)
    if (!this.#byName.has(key)) this.#byName.set(key, id)
  }
}

function emailOf({ values }: EntryRow): string | null {
  const email = values['email']
  return typeof email === 'string' ? email.trim().toLowerCase() : null
}

function nameAt(name: string, accountId: string | null): string {
  return `${accountId ?? ''}:${nameKey(name)}`
}
