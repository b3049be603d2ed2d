import { parseCell, type Parsed, type Written } from '../../../../core/table/parse-cell'
import type { Area } from '../../../../core/table/paste'
import type { Session } from '../../../app/session'
import { writeCells } from '../../../app/table-actions'
import type { DealRow } from './rows'
import type { ShownColumn, TableScope } from './table-context'

export interface NewCell {
  readonly row: DealRow
  readonly column: ShownColumn
  readonly value: Written
}

/** Writes what differs from what is there, as one step. Resolves to how many cells that was. */
export async function keepCells(
  session: Session,
  { book }: Pick<TableScope, 'book'>,
  cells: readonly NewCell[],
): Promise<number> {
  const writes = cells
    .map(({ row, column, value }) => ({
      dealId: row.card.id,
      column: column.key,
      value,
      before: book.value(row, column.key),
      title: row.card.title,
    })) // prettier-ignore
    .filter(({ value, before }) => JSON.stringify(value) !== JSON.stringify(before))
  if (writes.length === 0) return 0
  return (await writeCells(session, writes, writes[0]?.title ?? '')) ? writes.length : 0
}

/** The deals of an area, groups' lines left out. */
export function rowsIn({ layout }: Pick<TableScope, 'layout'>, { top, bottom }: Area): DealRow[] {
  return layout.lines.slice(top, bottom + 1).flatMap(line => (line.kind === 'row' ? [line.row] : []))
}

export function columnsIn(
  { columns }: Pick<TableScope, 'columns'>,
  { left, right }: Area,
): readonly ShownColumn[] {
  return columns.slice(left, right + 1)
}

/** One text in every cell of an area, and the first reason why some can't hold it. */
export function filled(
  scope: TableScope,
  area: Area,
  text: string,
): { cells: NewCell[]; problem: Extract<Parsed, { ok: false }>['error'] | null } {
  const cells: NewCell[] = []
  let problem: Extract<Parsed, { ok: false }>['error'] | null = null
  for (const column of columnsIn(scope, area)) {
    const once = parseCell(column, text, scope.book)
    for (const row of rowsIn(scope, area)) {
      // Only of an amount and a stage the meaning hangs on the cell.
      const parsed = column.kind === 'money' || column.key === 'place' ? parseCell(column, text, scope.book.readersOf(row, column.key)) : once // prettier-ignore
      if (parsed.ok) cells.push({ row, column, value: parsed.value })
      else problem ??= parsed.error
    }
  }
  return { cells, problem }
}

/** What stands in the first line of an area, in all of its lines. */
export function filledDown(scope: TableScope, area: Area): NewCell[] {
  const [first, ...rest] = rowsIn(scope, area)
  if (first === undefined) return []
  return columnsIn(scope, area)
    .filter(column => column.edits)
    .flatMap(column => {
      const value = scope.book.value(first, column.key)
      if (column.key !== 'place') return rest.map(row => ({ row, column, value }))
      // On another board it is the stage of that name, where there is one.
      const name = scope.book.typed(first, 'place')
      return rest.flatMap(row => {
        const parsed = parseCell(column, name, scope.book.readersOf(row, 'place'))
        return value !== null && parsed.ok ? [{ row, column, value: parsed.value }] : []
      })
    })
}
