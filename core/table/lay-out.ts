import { nameKey } from '../workspace/names'
import type { Money } from '../money'
import { sumsOf } from '../money-sums'
import type { CellValue, Column } from './columns'
import type { SortBy } from './view'

/** How the cells of a row are read. A choice's name and rank are the caller's to know. */
export interface Cells<R> {
  value(row: R, key: string): CellValue
  column(key: string): Column | null
  /** What an id of this column is called; null while it has not arrived (D11). */
  nameOf(key: string, id: string): string | null
  /** What a row is grouped by, where that is not what its cell holds: stages of several boards that are one step. */
  groupValue?(row: R, key: string): CellValue
  /** Where a choice stands among the others, where they have an order of their own (stages); else null. */
  rankOf(key: string, id: string): number | null
}

export interface Group {
  readonly kind: 'group'
  /** What it is folded and found by: an id, a month (`2026-11`), a text. Empty for deals that have none. */
  readonly key: string
  readonly count: number
  /** One a currency, of the deals' amounts. */
  readonly sums: readonly Money[]
  readonly folded: boolean
}
export interface RowLine<R> {
  readonly kind: 'row'
  readonly row: R
}
export type Line<R> = Group | RowLine<R>

export interface Layout<R> {
  readonly lines: readonly Line<R>[]
  readonly count: number
  readonly sums: readonly Money[]
}

interface Wanted {
  readonly sort: readonly SortBy[]
  readonly group: string | null
  /** Keys of groups whose deals are not shown. */
  readonly folded: ReadonlySet<string>
}

/**
 * Rows as lines: sorted by several columns, grouped by one. What is empty stands last, whichever way it is sorted; what is equal
 * stands in the order in which it came. Text is compared folded (`nameKey`) and not by the rules of a language: folded
 * texts are kept for as long as `cells` are, so that a patch of one deal folds nothing again.
 */
export function layOut<R>(rows: readonly R[], { sort, group, folded }: Wanted, cells: Cells<R>): Layout<R> {
  const sorted = sortRows(rows, sort, cells)
  if (group === null || cells.column(group) === null)
    return { lines: sorted.map(toLine), count: rows.length, sums: sumsIn(sorted, cells) }
  const members = new Map<string, R[]>()
  for (const row of sorted) {
    const key = groupKeyOf(cells.groupValue?.(row, group) ?? cells.value(row, group))
    const list = members.get(key)
    if (list === undefined) members.set(key, [row])
    else list.push(row)
  }
  const lines: Line<R>[] = []
  const descending = sort.find(by => by.column === group)?.descending ?? false
  for (const key of sortedGroups([...members.keys()], group, descending, cells)) {
    const list = members.get(key) ?? []
    const isFolded = folded.has(key)
    lines.push({ kind: 'group', key, count: list.length, sums: sumsIn(list, cells), folded: isFolded })
    if (!isFolded) for (const row of list) lines.push(toLine(row))
  }
  return { lines, count: rows.length, sums: sumsIn(sorted, cells) }
}

const toLine = <R>(row: R): RowLine<R> => ({ kind: 'row', row })

/** The group that a value belongs to: dates by month. */
export function groupKeyOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.slice(0, 7) : value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type SortKey = string | number | null

function sortRows<R>(rows: readonly R[], sort: readonly SortBy[], cells: Cells<R>): readonly R[] {
  const levels = sort.filter(({ column }) => cells.column(column) !== null)
  if (levels.length === 0) return rows
  const keyed = levels.map(({ column, descending }) => {
    const keyOf = keyReader(column, cells)
    return { keys: rows.map(row => keyOf(row)), way: descending ? -1 : 1 }
  })
  const places = rows.map((_, at) => at)
  places.sort((a, b) => {
    for (const { keys, way } of keyed) {
      const order = compare(keys[a] ?? null, keys[b] ?? null, way)
      if (order !== 0) return order
    }
    return a - b
  })
  // every place is one of `rows`
  return places.map(at => rows[at] as R)
}

function compare(a: SortKey, b: SortKey, way: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return (a < b ? -1 : 1) * way
}

/** What a column is sorted by, each name and text folded once. */
function keyReader<R>(key: string, cells: Cells<R>): (row: R) => SortKey {
  const fold = foldOf(cells)
  const byId = remembered((id: string): SortKey => {
    const name = cells.nameOf(key, id)
    return cells.rankOf(key, id) ?? (name === null ? null : fold(name))
  })
  const kind = cells.column(key)?.kind
  return row => {
    const value = cells.value(row, key)
    if (value === null || value === '') return null
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return value ? 1 : 0
    // What a field's type can't read is no number to sort by.
    if (typeof value === 'string' && (kind === 'number' || kind === 'money')) return null
    if (typeof value === 'string')
      return kind === 'choice' ? byId(value) : kind === 'date' ? value : fold(value)
    if ('currency' in value) return value.minor
    return value.length === 0 ? null : value.map(id => fold(cells.nameOf(key, id) ?? '')).join(', ')
  }
}

const folds = new WeakMap<object, (text: string) => string>()

function foldOf(cells: object): (text: string) => string {
  let fold = folds.get(cells)
  if (fold === undefined) folds.set(cells, (fold = remembered(nameKey)))
  return fold
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const ready = known.get(text)
    if (ready !== undefined) return ready
    const made = read(text)
    known.set(text, made)
    return made
  }
}

function sortedGroups<R>(keys: string[], column: string, descending: boolean, cells: Cells<R>): string[] {
  const isChoice = cells.column(column)?.kind === 'choice'
  const sortKey = (key: string): SortKey => {
    if (key === '') return null
    if (!isChoice) return nameKey(key)
    return cells.rankOf(column, key) ?? nameKey(cells.nameOf(column, key) ?? '')
  }
  return keys
    .map(key => ({ key, by: sortKey(key) }))
    .sort((a, b) => compare(a.by, b.by, descending ? -1 : 1))
    .map(({ key }) => key)
}

function sumsIn<R>(rows: readonly R[], cells: Cells<R>): Money[] {
  return sumsOf(
    rows.map(row => {
      const value = cells.value(row, 'amount')
      return value !== null && typeof value === 'object' && 'currency' in value ? value : null
    }),
  )
}
