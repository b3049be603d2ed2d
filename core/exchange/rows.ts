import { parseDate, type CalendarDate } from '../dates'
import type { forecastCategorySchema } from '../deal/schema'
import type { DealId } from '../ids'
import type { Money } from '../money'
import { nameKey } from '../workspace/names'
import type { z } from 'zod'
import { readOutsideName, tidy } from './cells'
import { readAmount, readCurrency } from './currencies'
import { dealFieldSchemas } from '../deal/schema'
import { stageCell } from './stages'
import type { ColumnTarget, ImportMapping, Problem } from './mapping'

/** A row of the file, read by the mapping. A key is absent where no column says it; null where the cell is empty. */
export interface ImportRow {
  /** As a spreadsheet counts it: the header is row 1. */
  readonly row: number
  /** Who the deal is, where the row says so: null leaves it to title and account. */
  readonly dealId: DealId | null
  readonly names: { readonly [N in NameTarget]?: string | null }
  readonly values: RowValues
  /** By column position. */
  readonly custom: readonly (readonly [number, string | null])[]
}
export type NameTarget = 'title' | 'account' | 'product' | 'owner' | 'contact' | 'stage'
export interface RowValues {
  amount?: Money | null
  closeDate?: CalendarDate | null
  startedOn?: CalendarDate | null
  nextStep?: string | null
  source?: string | null
  externalId?: string | null
  forecastCategory?: ForecastCategory | null
  link?: string | null
}
type ForecastCategory = z.infer<typeof forecastCategorySchema>

export interface RowRead {
  /** Null when the row is empty, or can't be read as a row of this table. */
  readonly row: ImportRow | null
  readonly problems: readonly Problem[]
}

/** Longest text by target: what the records of the documents take. */
const limits: Readonly<Partial<Record<ColumnTarget, number>>> = {
  externalId: 280, title: 300, account: 200, product: 200, owner: 200, contact: 500, stage: 200, status: 200, link: 2_000, nextStep: 2_000, source: 300, custom: 2_000,
} // prettier-ignore
/** A row above this is no deal; below it, a deal always fits into one update of a document. */
const ROW_LIMIT = 40_000

/** Reads rows by a mapping. `columnsOf` says where each target's column is, once for all rows. */
export class RowReader {
  readonly #mapping: ImportMapping
  readonly #at: Readonly<Partial<Record<ColumnTarget, number>>>
  readonly #custom: readonly number[]
  #problems: Problem[] = []

  constructor(mapping: ImportMapping) {
    this.#mapping = mapping
    const at: Partial<Record<ColumnTarget, number>> = {}
    mapping.columns.forEach(({ target }, column) => (at[target] ??= column))
    this.#at = at
    this.#custom = mapping.columns.flatMap(({ target }, column) => (target === 'custom' ? [column] : []))
  }

  read(cells: readonly string[], row: number): RowRead {
    this.#problems = []
    const width = this.#mapping.columns.length
    if (cells.every(cell => cell.trim() === '')) return this.#refuse(row, null, '', 'empty-row', 'note')
    if (cells.length < width) return this.#refuse(row, null, String(cells.length), 'too-few-cells')
    if (cells.slice(width).some(cell => cell.trim() !== ''))
      return this.#refuse(row, null, String(cells.length), 'too-many-cells')
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > ROW_LIMIT)
      return this.#refuse(row, null, '', 'too-long')
    return { row: this.#readCells(cells, row), problems: this.#problems }
  }

  #readCells(cells: readonly string[], row: number): ImportRow {
    const text = (target: ColumnTarget): string | null | undefined => {
      const column = this.#at[target]
      return column === undefined ? undefined : this.#text(cells, column, target, row)
    }
    const outside = text('externalId')
    const name = outside ? readOutsideName(outside) : null
    return {
      row,
      dealId: name?.dealId ?? null,
      names: present({ title: text('title'), account: text('account'), product: text('product'), owner: text('owner'), contact: text('contact'), stage: stageSaid(text('stage'), text('status')) }), // prettier-ignore
      values: present<RowValues>({
        externalId: outside === undefined ? undefined : (name?.externalId ?? null),
        amount: this.#amount(text('amount'), text('currency'), row),
        closeDate: this.#date(text('closeDate'), 'closeDate', row),
        startedOn: this.#date(text('startedOn'), 'startedOn', row),
        nextStep: text('nextStep'),
        source: text('source'),
        forecastCategory: this.#category(text('forecastCategory'), row),
        link: this.#link(text('link'), row),
      }),
      custom: this.#custom.map(column => [column, this.#text(cells, column, 'custom', row)] as const),
    }
  }

  #text(cells: readonly string[], column: number, target: ColumnTarget, row: number): string | null {
    const text = tidy(cells[column] ?? '')
    if (text.length > (limits[target] ?? 500))
      this.#report(row, this.#mapping.columns[column]?.name ?? null, text, 'too-long')
    return text === '' ? null : text
  }

  #amount(
    text: string | null | undefined,
    currency: string | null | undefined,
    row: number,
  ): Money | null | undefined {
    if (text === undefined || text === null) return text
    if (text === this.#mapping.emptyAmount) return null
    const usual = this.#mapping.currency
    const said = currency ? readCurrency(currency, usual) : null
    if (currency && said === null) return this.#flaw(row, 'currency', currency, 'not-a-currency')
    const read = readAmount(text, said, usual, this.#mapping.decimal)
    return read.ok ? read.money : this.#flaw(row, 'amount', text, read.code)
  }

  #date(
    text: string | null | undefined,
    target: 'closeDate' | 'startedOn',
    row: number,
  ): CalendarDate | null | undefined {
    if (text === undefined || text === null) return text
    return parseDate(text, this.#mapping.dates) ?? this.#flaw(row, target, text, 'not-a-date')
  }

  #category(text: string | null | undefined, row: number): ForecastCategory | null | undefined {
    if (text === undefined || text === null) return text
    const category = categories.get(nameKey(text.replace(/[_-]+/g, ' ')))
    return category === undefined ? this.#flaw(row, 'forecastCategory', text, 'not-a-category') : category
  }

  #link(text: string | null | undefined, row: number): string | null | undefined {
    if (text === undefined || text === null) return text
    return dealFieldSchemas.link.safeParse(text).success ? text : this.#flaw(row, 'link', text, 'not-a-link')
  }

  #flaw(row: number, target: ColumnTarget, value: string, code: Problem['code']): null {
    const column = this.#at[target]
    this.#report(
      row,
      column === undefined ? null : (this.#mapping.columns[column]?.name ?? null),
      value,
      code,
    )
    return null
  }

  #refuse(
    row: number,
    column: string | null,
    value: string,
    code: Problem['code'],
    severity?: 'note',
  ): RowRead {
    this.#report(row, column, value, code, severity)
    return { row: null, problems: this.#problems }
  }

  #report(
    row: number,
    column: string | null,
    value: string,
    code: Problem['code'],
    severity: Problem['severity'] = 'error',
  ) {
    this.#problems.push({ row, column, value: value.slice(0, 200), code, severity })
  }
}

function stageSaid(
  stage: string | null | undefined,
  status: string | null | undefined,
): string | null | undefined {
  if (!status) return stage
  return stageCell(stage ?? '', status) || null
}

/** Salesforce's, HubSpot's and ours. A closed deal has no forecast: its stage says it all. */
const categories = new Map<string, ForecastCategory | null>([
  ['pipeline', 'pipeline'], ['best case', 'best_case'], ['most likely', 'best_case'], ['commit', 'commit'], ['omitted', 'omitted'],
  ['not forecasted', 'omitted'], ['closed', null], ['closed won', null], ['meilleur cas', 'best_case'], ['optimiste', 'best_case'],
  ['engagement', 'commit'], ['engage', 'commit'], ['omis', 'omitted'], ['ferme', null], ['cloture', null],
]) // prettier-ignore

/** Leaves out what is undefined: absent and empty are two things here. */
function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}
