import type { Arrangement, SortBy } from '../../../../core/table/view'

type Columns = Arrangement['columns']

/** What a column's name does when it is chosen: up, down, not at all. With others kept (`adding`), it sorts within them. */
export function nextSort(sort: readonly SortBy[], column: string, adding: boolean): SortBy[] {
  const now = sort.find(by => by.column === column)
  const next: SortBy[] = now === undefined ? [{ column, descending: false }] : now.descending ? [] : [{ column, descending: true }] // prettier-ignore
  if (!adding) return next
  if (now === undefined) return [...sort, ...next].slice(-5)
  return sort.flatMap(by => (by === now ? next : [by]))
}

export function withWidth(columns: Columns, key: string, width: number): Columns {
  return columns.map(column => (column.key === key ? { key, width } : column))
}

/** A column where another one stands: before it when it comes from the right, after it when from the left. */
export function movedColumn(columns: Columns, key: string, to: string): Columns {
  const from = columns.findIndex(column => column.key === key)
  const at = columns.findIndex(column => column.key === to)
  const moved = columns[from]
  if (moved === undefined || at < 0) return columns
  const others = columns.filter(column => column.key !== key)
  return [...others.slice(0, at), moved, ...others.slice(at)]
}

/** A column one place to the left or right, among those that are shown. */
export function shiftedColumn(
  columns: Columns,
  key: string,
  by: -1 | 1,
  isShown: (key: string) => boolean,
): Columns {
  const shown = columns.filter(column => isShown(column.key))
  const to = shown[shown.findIndex(column => column.key === key) + by]
  return to === undefined ? columns : movedColumn(columns, key, to.key)
}
