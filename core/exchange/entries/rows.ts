import type { Money } from '../../money'
import { tidy } from '../cells'
import { readAmount, readCurrency } from '../currencies'
import type { Problem } from '../mapping'
import type { EntryMapping } from './mapping'
import type { EntryTarget } from './targets'
import { isNothing, parseNumber, parseYear } from './values'

/** A row of a list, read by its mapping. A key is absent where no column says it; null where the cell is empty. */
export interface EntryRow {
  /** As a spreadsheet counts it: the header is row 1. */
  readonly row: number
  readonly name: string
  /** Names of other records, which the row's own refers to. */
  readonly refs: { readonly [R in 'parent' | 'account' | 'reportsTo' | 'manager']?: string | null }
  readonly values: Readonly<Record<string, string | number | Money | null>>
}

/** Longest text by target: what the records take. */
const limits: Readonly<Partial<Record<EntryTarget, number>>> = { name: 200, title: 200, phone: 100, parent: 200, account: 200, manager: 200, reportsTo: 200 } // prettier-ignore
const TEXTS = [
  'sector',
  'country',
  'website',
  'externalId',
  'title',
  'email',
  'phone',
  'series',
  'office',
] as const
const REFS = ['parent', 'account', 'reportsTo', 'manager'] as const

export class EntryRowReader {
  readonly #mapping: EntryMapping
  readonly #at: Readonly<Partial<Record<EntryTarget, number>>>
  #problems: Problem[] = []

  constructor(mapping: EntryMapping) {
    this.#mapping = mapping
    const at: Partial<Record<EntryTarget, number>> = {}
    mapping.columns.forEach(({ target }, column) => (at[target] ??= column))
    this.#at = at
  }

  columnOf(target: EntryTarget): string | null {
    const column = this.#at[target]
    return column === undefined ? null : (this.#mapping.columns[column]?.name ?? null)
  }

  read(cells: readonly string[], row: number): { row: EntryRow | null; problems: readonly Problem[] } {
    this.#problems = []
    const width = this.#mapping.columns.length
    if (cells.every(cell => cell.trim() === '')) return this.#refuse(row, '', 'empty-row', 'note')
    if (cells.length < width) return this.#refuse(row, String(cells.length), 'too-few-cells')
    if (cells.slice(width).some(cell => cell.trim() !== '')) return this.#refuse(row, String(cells.length), 'too-many-cells') // prettier-ignore
    const name = this.#name(cells, row)
    if (name === '') return this.#refuse(row, '', 'missing-name')
    const refs = REFS.flatMap(target => this.#said(cells, target, row))
    const texts = TEXTS.flatMap(target => this.#said(cells, target, row))
    const values = { ...Object.fromEntries(texts), ...this.#numbers(cells, row) }
    return { row: { row, name, refs: Object.fromEntries(refs), values }, problems: this.#problems }
  }

  /** What one calls it: the column of names, or first and last name together. */
  #name(cells: readonly string[], row: number): string {
    const part = (target: EntryTarget): string => this.#text(cells, target, row) ?? ''
    return part('name') || [part('firstName'), part('lastName')].filter(Boolean).join(' ').slice(0, 200)
  }

  #said<T extends EntryTarget>(cells: readonly string[], target: T, row: number): [T, string | null][] {
    const text = this.#text(cells, target, row)
    return text === undefined ? [] : [[target, text === null || isNothing(text) ? null : text]]
  }

  #numbers(cells: readonly string[], row: number): EntryRow['values'] {
    const read = <T>(target: EntryTarget, field: string, parse: (text: string) => T | null) => {
      const [said] = this.#said(cells, target, row)
      if (said === undefined) return {}
      const [, text] = said
      const value = text === null ? null : parse(text)
      if (text !== null && value === null) this.#report(row, target, text, target === 'price' ? 'not-an-amount' : 'not-a-number') // prettier-ignore
      return { [field]: value }
    }
    const number = (text: string): number | null => atLeastZero(parseNumber(text, this.#mapping.decimal))
    const inMillions = (text: string): number | null => {
      const worth = number(text)
      return worth === null || this.#mapping.revenueIn === 'millions' ? worth : worth / 1_000_000
    }
    return {
      ...read('employees', 'employees', number),
      ...read('revenue', 'revenueMillions', inMillions),
      ...read('foundedIn', 'foundedIn', parseYear),
      ...read('price', 'price', text => this.#price(text, this.#text(cells, 'currency', row) ?? null)),
    }
  }

  #price(text: string, currency: string | null): Money | null {
    const { currency: usual, decimal } = this.#mapping
    const said = currency === null ? null : readCurrency(currency, usual)
    const read = readAmount(text, said, usual, decimal)
    return read.ok ? read.money : null
  }

  /** Undefined where no column says it, null where the cell is empty. */
  #text(cells: readonly string[], target: EntryTarget, row: number): string | null | undefined {
    const column = this.#at[target]
    if (column === undefined) return undefined
    const text = tidy(cells[column] ?? '')
    if (text.length > (limits[target] ?? 300)) this.#report(row, target, text, 'too-long')
    return text === '' ? null : text
  }

  #report(row: number, target: EntryTarget, value: string, code: Problem['code']): void {
    this.#problems.push({
      row,
      column: this.columnOf(target),
      value: value.slice(0, 200),
      code,
      severity: 'error',
    })
  }

  #refuse(row: number, value: string, code: Problem['code'], severity: Problem['severity'] = 'error') {
    return { row: null, problems: [{ row, column: null, value, code, severity }] }
  }
}

function atLeastZero(number: number | null): number | null {
  return number === null || number < 0 ? null : number
}
