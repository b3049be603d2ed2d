import type { LayeredRecord } from '../documents/collection'
import { readRecord, readRecords, readRedirects, type WorkspaceDocument } from '../documents/workspace'
import { orderBetween } from '../order'
import {
  accountIdSchema,
  type AccountId,
  type BoardId,
  type ContactId,
  type FieldId,
  type PersonId,
  type ProductId,
} from '../ids'
import { accountIdOf, customFieldIdOf, personIdOf, productIdOf } from '../workspace/names'
import { restore } from './cells'
import { plainText, type Said } from './differ'
import { readCustomHeader } from './headers'
import type { ColumnTarget, ImportMapping } from './mapping'
import { companyKey } from './near-names'
import { ContactBook } from './contact-book'
import { NameBook, type NameBookOptions } from './name-book'
import { answersToKeep } from './answers'
import { entryLayers } from './entry-layers'
import type { NamedCollection, NameQuestion } from './names'
import type { PlannedRecord } from './planned-record'
import type { ImportRow } from './rows'
import { StageBook } from './stage-book'

const fixedDigit = (): number => 31

/** The field that a column's target is kept in; a currency is a part of its amount. */
const fieldOfTarget: Readonly<Partial<Record<ColumnTarget, string>>> = {
  externalId: 'externalId', title: 'title', account: 'accountId', product: 'productId', stage: 'place', amount: 'amount', currency: 'currency', closeDate: 'closeDate', startedOn: 'startedOn', owner: 'ownerId', contact: 'contactId', nextStep: 'nextStep', source: 'source',
  forecastCategory: 'forecastCategory', link: 'link', status: 'status',
} // prettier-ignore

/** Turns what a file calls things into the workspace's records, and gathers the records that are missing. */
export class Resolver {
  readonly accounts: NameBook<AccountId>
  readonly people: NameBook<PersonId>
  readonly products: NameBook<ProductId>
  readonly contacts: ContactBook
  readonly stages: StageBook
  readonly customFields: readonly { readonly id: FieldId; readonly name: string }[]
  readonly #workspace: WorkspaceDocument
  readonly #boardId: BoardId
  readonly #mapping: ImportMapping
  /** Field keys by column position. */
  readonly #fieldKeys = new Map<number, string>()
  readonly #newFields = new Map<FieldId, string>()

  constructor(workspace: WorkspaceDocument, boardId: BoardId, mapping: ImportMapping) {
    this.#workspace = workspace
    this.#boardId = boardId
    this.#mapping = mapping
    this.accounts = new NameBook(readRecords(workspace, 'accounts'), accountIdOf, {
      ...this.#options('accounts'),
      keyOf: companyKey,
    })
    this.people = new NameBook(readRecords(workspace, 'people'), personIdOf, this.#options('people'))
    this.products = new NameBook(readRecords(workspace, 'products'), productIdOf, this.#options('products'))
    this.contacts = this.#contactBook()
    const stages = readRecords(workspace, 'stages').filter(stage => stage.boardId === boardId)
    this.stages = new StageBook(boardId, stages, mapping.stages)
    this.customFields = this.#readCustomColumns()
  }

  /** Which field of a deal each column is, for files that go back to where this one came from. */
  columns(): { name: string; field: string }[] {
    return this.#mapping.columns.flatMap(({ name, target }, at) => {
      const field = target === 'custom' ? this.#fieldKeys.get(at) : fieldOfTarget[target]
      return field === undefined ? [] : [{ name, field }]
    })
  }

  columnOf(target: ColumnTarget): string | null {
    return this.#mapping.columns.find(column => column.target === target)?.name ?? null
  }

  /** The row's title; where the file has none, the account and the product, else the id, else the row. */
  titleOf(row: ImportRow): string {
    const { title, account, product } = row.names
    if (title) return title
    const called = [account, product].filter(Boolean).join(' · ').slice(0, 300).trim()
    return called || row.values.externalId || `#${row.row}`
  }

  /** What the row says, field by field, but for its place. */
  fieldsOf(row: ImportRow, record: LayeredRecord | null): Said {
    const current = (field: string): unknown[] => [record?.beneath[field], record?.fields[field]]
    const { account, product, owner } = row.names
    const said: Record<string, unknown> = { title: this.titleOf(row), ...row.values }
    if (account !== undefined)
      said['accountId'] = account && this.accounts.resolve(account, current('accountId'))
    if (product !== undefined)
      said['productId'] = product && this.products.resolve(product, current('productId'))
    if (owner !== undefined) said['ownerId'] = owner && this.people.resolve(owner, current('ownerId'))
    const { contact } = row.names
    if (contact !== undefined) said['contactId'] = contact && this.#contact(contact, row, said, record)
    for (const [column, value] of row.custom) said[this.#fieldKeys.get(column) ?? ''] = value
    return said
  }

  /** Whom the deal's own account knows by that name. */
  #contact(text: string, row: ImportRow, said: Said, record: LayeredRecord | null): ContactId | null {
    const at = accountIdSchema.safeParse(said['accountId'] ?? record?.fields['accountId'])
    const current = [record?.beneath['contactId'], record?.fields['contactId']]
    const accountName = row.names.account ?? this.textOf('accountId', at.data ?? null)
    return this.contacts.resolve({ text, accountId: at.data ?? null, accountName, current })
  }

  #contactBook(): ContactBook {
    const workspace = this.#workspace
    const [merged, accounts] = [readRedirects(workspace, 'contacts'), readRedirects(workspace, 'accounts')]
    return new ContactBook(readRecords(workspace, 'contacts'), {
      answers: (this.#mapping.names ?? []).filter(answer => answer.collection === 'contacts'),
      survivorOf: id => merged.of(id),
      accountOf: id => accounts.of(id),
    })
  }

  /** Records to write and to restore. `used` is whether any deal is written: without one, no board is made. */
  needed(used: boolean): {
    records: PlannedRecord[]
    restored: { collection: 'boards' | 'stages'; id: string }[]
  } {
    if (!used) return { records: [], restored: [] }
    const named = (collection: PlannedRecord['collection'], list: readonly { id: string; name: string }[]) =>
      list.map(({ id, name }) => ({ collection, id, fields: { name } }))
    const board = readRecord(this.#workspace, 'boards', this.#boardId)
    return {
      records: [
        ...this.#newBoard(),
        ...this.stages.added.map(({ id, mapping, order }) => ({
          collection: 'stages' as const,
          id,
          fields: {
            boardId: this.#boardId,
            name: mapping.label,
            kind: mapping.kind,
            probability: mapping.probability,
            order,
          },
        })),
        ...named('accounts', [...this.accounts.added(), ...this.#lent('accounts', this.accounts)]),
        ...named('people', [...this.people.added(), ...this.#lent('people', this.people)]),
        ...named('products', [...this.products.added(), ...this.#lent('products', this.products)]),
        ...this.contacts.added().map(({ id, email, ...fields }) => ({
          collection: 'contacts' as const,
          id,
          fields: { ...fields, ...(email !== null && { email }) },
        })),
        ...answersToKeep(this.#workspace, this.#mapping.names ?? []),
        ...[...this.#newFields].map(([id, name]) => ({
          collection: 'fields' as const,
          id,
          fields: { name, type: 'text' },
        })),
      ],
      restored: [
        ...(board !== null && board.deleted !== null
          ? [{ collection: 'boards' as const, id: this.#boardId }]
          : []),
        ...this.stages.restored().map(id => ({ collection: 'stages' as const, id })),
      ],
    }
  }

  /** Names that are to be asked about. */
  questions(): NameQuestion[] {
    return [
      ...this.accounts.questions('accounts'),
      ...this.people.questions('people'),
      ...this.products.questions('products'),
      ...this.contacts.questions(),
    ]
  }

  /**
   * Records that the deals name and that only lists of accounts, people or products brought: undoing such a list must not leave the
   * deals without a name, so this layer says it, too.
   */
  #lent(collection: NamedCollection, book: NameBook<AccountId> | NameBook<PersonId> | NameBook<ProductId>) {
    const lists = entryLayers(this.#workspace.imports)
    const records = this.#workspace.collections[collection]
    return book.used().filter(({ id }) => {
      const layers = records.read(id)?.layers ?? []
      return layers.length > 0 && layers.every(layer => lists.has(layer))
    })
  }

  #options<Id extends string>(collection: NamedCollection): NameBookOptions<Id> {
    const redirects = readRedirects(this.#workspace, collection)
    return {
      answers: (this.#mapping.names ?? []).filter(answer => answer.collection === collection),
      survivorOf: id => redirects.of(id),
    }
  }

  /** What a field's value is called, for people. */
  textOf(field: string, value: unknown): string {
    if (value === null || value === undefined) return ''
    const text = plainText(value)
    switch (field) {
      case 'accountId':
        return readRecord(this.#workspace, 'accounts', text)?.name ?? this.accounts.nameOf(text)
      case 'ownerId':
        return readRecord(this.#workspace, 'people', text)?.name ?? this.people.nameOf(text)
      case 'contactId':
        return this.contacts.nameOf(text)
      case 'productId':
        return readRecord(this.#workspace, 'products', text)?.name ?? this.products.nameOf(text)
      default:
        return text
    }
  }

  #newBoard(): PlannedRecord[] {
    const { board, currency } = this.#mapping
    if (board.kind === 'existing' || this.#workspace.collections.boards.has(this.#boardId)) return []
    const last = readRecords(this.#workspace, 'boards').map(each => each.order).sort().at(-1) ?? null // prettier-ignore
    const fields = { name: board.name, order: orderBetween(last, null, fixedDigit), currency }
    return [{ collection: 'boards', id: this.#boardId, fields }]
  }

  #readCustomColumns(): { id: FieldId; name: string }[] {
    const known = readRecords(this.#workspace, 'fields')
    const book = new NameBook<FieldId>(known, customFieldIdOf)
    return this.#mapping.columns.flatMap((column, at) => {
      if (column.target !== 'custom') return []
      const { name, fieldId } = readCustomHeader(restore(column.name))
      const id = fieldId === null ? book.resolve(name, []) : (fieldId as FieldId)
      this.#fieldKeys.set(at, `custom:${id}`)
      if (!known.some(field => field.id === id)) this.#newFields.set(id, name.slice(0, 200))
      return [{ id, name }]
    })
  }
}
