import type { BoardDocument } from '../documents/board'
import { customCell, customText, readCustom } from '../deal/custom'
import { readRecords, readRedirects, type WorkspaceDocument } from '../documents/workspace'
import { dealOf } from '../deal/read'
import { mergedDealOf } from '../deal/standing'
import type { Deal } from '../deal/schema'
import type { DealId } from '../ids'
import type { Redirects } from '../workspace/merged'
import { toDecimal } from '../money'
import { byOrder } from '../order'
import { neutralise, writeOutsideName } from './cells'
import { csvLine } from './csv'
import { customHeader, exportHeaders } from './headers'
import { inFieldOrder, type CustomField } from '../workspace/custom-field'
import { nameKey } from '../workspace/names'

/** Deals as rows of a file: English headers, ISO dates, plain decimals. What is written here imports back unchanged. */
export interface ExportTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ExportedDeal {
  readonly id: string
  readonly board: string
  readonly externalId: string | null
  readonly title: string
  readonly account: string | null
  readonly stage: string | null
  /** Plain decimal text in major units. */
  readonly amount: string | null
  readonly currency: string | null
  readonly closeDate: string | null
  readonly owner: string | null
  readonly product: string | null
  readonly startedOn: string | null
  readonly nextStep: string | null
  readonly source: string | null
  readonly forecastCategory: string | null
  /** By the field's id, as a cell says it. */
  readonly custom: Readonly<Record<string, string>>
}

export interface ExportedBoard {
  readonly id: string
  readonly document: BoardDocument
  /** Whether a deal was moved from this board to another one, and is there; until it is, it is written with this one (D11). */
  readonly movedAway: (dealId: DealId) => boolean
}

/** The deals of some boards, by board, lane and place; deleted ones are left out. */
export function exportDeals(workspace: WorkspaceDocument, boards: readonly ExportedBoard[]): ExportedDeal[] {
  const names = new Names(workspace)
  return boards.flatMap(({ id, document, movedAway }) =>
    readableDeals(document, movedAway)
      .sort((a, b) => byLane(names, a, b))
      .map(deal => exported(deal, names, id)),
  )
}

export function toTable(deals: readonly ExportedDeal[], workspace: WorkspaceDocument): ExportTable {
  const names = new Names(workspace)
  const used = new Set(deals.flatMap(deal => Object.keys(deal.custom)))
  const fields = [...used]
    .map(id => ({ id, name: names.of('fields', id) ?? id, at: names.placeOfField(id) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at) || (a.name < b.name ? -1 : 1))
  return {
    header: [...exportHeaders.map(({ name }) => name), ...customHeaders(fields).map(neutralise)],
    rows: deals.map(deal => [
      ...fixedCells(deal),
      ...fields.map(({ id }) => fileCell(deal.custom[id] ?? '')),
    ]),
  }
}

/** UTF-8 text of a CSV file, line by line, so that a large one is never held whole. */
export function* csvLines(table: ExportTable): Generator<string> {
  yield csvLine(table.header)
  for (const row of table.rows) yield csvLine(row)
}

/** A plain number is what it looks like, below zero too: an apostrophe would make text of it. */
function fileCell(cell: string): string {
  return /^-?\d+(\.\d+)?$/.test(cell) ? cell : neutralise(cell)
}

function customHeaders(fields: readonly { id: string; name: string }[]): string[] {
  const counts = new Map<string, number>()
  for (const name of [...exportHeaders.map(header => header.name), ...fields.map(field => field.name)])
    counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1)
  return fields.map(({ id, name }) => customHeader(name, id, taken => (counts.get(nameKey(taken)) ?? 0) > 1))
}

function fixedCells(deal: ExportedDeal): string[] {
  const text = (value: string | null): string => neutralise(value ?? '')
  return [
    text(deal.externalId ?? writeOutsideName({ dealId: deal.id as Deal['id'], externalId: null })),
    text(deal.title),
    text(deal.account),
    text(deal.stage),
    // Numbers and dates are what they look like: an apostrophe would make text of them.
    deal.amount ?? '',
    deal.currency ?? '',
    deal.closeDate ?? '',
    text(deal.owner),
    text(deal.product),
    deal.startedOn ?? '',
    text(deal.nextStep),
    text(deal.source),
    deal.forecastCategory ?? '',
  ]
}

/** Those that stand here: neither deleted, nor merged into another, nor moved to another board that is there. */
function readableDeals({ deals }: BoardDocument, movedAway: ExportedBoard['movedAway']): Deal[] {
  return deals.ids().flatMap(id => {
    const record = deals.read(id)
    const deal = record === null ? null : dealOf(record)
    if (deal === null || deal.deleted !== null || mergedDealOf(deals, id) !== id) return []
    return movedAway(deal.id) ? [] : [deal]
  })
}

function exported(deal: Deal, names: Names, boardId: string): ExportedDeal {
  return {
    id: deal.id,
    board: names.of('boards', boardId) ?? boardId,
    externalId:
      deal.externalId === null ? null : writeOutsideName({ dealId: deal.id, externalId: deal.externalId }),
    title: deal.title,
    account: names.of('accounts', deal.accountId),
    stage: names.of('stages', deal.place?.stageId ?? null),
    amount: deal.amount === null ? null : toDecimal(deal.amount),
    currency: deal.amount?.currency ?? null,
    closeDate: deal.closeDate,
    owner: names.of('people', deal.ownerId),
    product: names.of('products', deal.productId),
    startedOn: deal.startedOn,
    nextStep: deal.nextStep,
    source: deal.source,
    forecastCategory: deal.forecastCategory,
    custom: names.customCells(deal),
  }
}

type NamedCollection = 'accounts' | 'people' | 'products' | 'stages' | 'fields' | 'boards'

/** Names of the workspace's records, read once each. */
class Names {
  readonly #workspace: WorkspaceDocument
  readonly #redirects = new Map<NamedCollection, Redirects>()
  readonly #read = new Map<NamedCollection, Map<string, string>>()
  #order: Map<string, string> | null = null
  #fields: ReadonlyMap<string, CustomField & { readonly at: number }> | null = null
  #people: ReadonlyMap<string, unknown> | null = null

  constructor(workspace: WorkspaceDocument) {
    this.#workspace = workspace
  }

  of(collection: NamedCollection, id: string | null): string | null {
    if (id === null) return null
    let names = this.#read.get(collection)
    if (names === undefined) {
      names = new Map(readRecords(this.#workspace, collection).map(record => [record.id, record.name]))
      this.#read.set(collection, names)
    }
    return names.get(this.#current(collection, id)) ?? null
  }

  /** What a merged record is called is what it became. */
  #current(collection: NamedCollection, id: string): string {
    if (collection !== 'accounts' && collection !== 'people' && collection !== 'products') return id
    const known = this.#redirects.get(collection) ?? readRedirects(this.#workspace, collection)
    this.#redirects.set(collection, known)
    return known.of(id)
  }

  /** What a deal says in custom fields, each as its type writes it; one whose field is not here (yet), as it stands. */
  customCells(deal: Deal): Record<string, string> {
    const cells: Record<string, string> = {}
    for (const id of new Set([...Object.keys(deal.custom), ...Object.keys(deal.picked)])) {
      const field = this.#fieldsById().get(id)
      const plain = deal.custom[id]
      const cell =
        field !== undefined
          ? customCell(readCustom(field, deal, this.#peopleById()), person => this.of('people', person))
          : plain === undefined
            ? ''
            : customText(plain)
      if (cell !== '') cells[id] = cell
    }
    return cells
  }

  /** Where a custom field stands among them; one that is not known comes last. */
  placeOfField(id: string): number {
    return this.#fieldsById().get(id)?.at ?? Infinity
  }

  #fieldsById(): ReadonlyMap<string, CustomField & { readonly at: number }> {
    return (this.#fields ??= new Map(
      readRecords(this.#workspace, 'fields')
        .sort(inFieldOrder)
        .map((field, at) => [field.id, { ...field, at }]),
    ))
  }

  #peopleById(): ReadonlyMap<string, unknown> {
    return (this.#people ??= new Map(
      readRecords(this.#workspace, 'people').map(person => [person.id, person]),
    ))
  }

  /** The lane's place on the board; one that is not known comes last. */
  laneOrder(stageId: string | null): string {
    this.#order ??= new Map(readRecords(this.#workspace, 'stages').map(stage => [stage.id, stage.order]))
    return (stageId === null ? undefined : this.#order.get(stageId)) ?? '~'
  }
}

function byLane(names: Names, a: Deal, b: Deal): number {
  const [left, right] = [a, b].map(deal => names.laneOrder(deal.place?.stageId ?? null)) as [string, string]
  if (left !== right) return left < right ? -1 : 1
  return byOrder({ order: a.place?.order ?? '~', id: a.id }, { order: b.place?.order ?? '~', id: b.id })
}
