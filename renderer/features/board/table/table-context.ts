import { createContext, useContext } from 'react'
import type { Column, ColumnKind } from '../../../../core/table/columns'
import type { Layout } from '../../../../core/table/lay-out'
import type { Arrangement } from '../../../../core/table/view'
import type { CellBook } from './cell-book'
import type { DealRow } from './rows'
import type { Places, TableState } from './table-state'

export interface ShownColumn extends Column {
  readonly label: string
  /** Pixels, as it is drawn now. */
  readonly width: number
}

/** What every part of a table sees. */
export interface TableScope {
  readonly book: CellBook
  readonly state: TableState
  readonly columns: readonly ShownColumn[]
  readonly layout: Layout<DealRow>
  readonly places: Places
  readonly arrangement: Arrangement
  readonly arrange: (change: Partial<Arrangement>) => void
  readonly fold: (group: string) => void
}

export const TableContext = createContext<TableScope | null>(null)

export function useTable(): TableScope {
  const scope = useContext(TableContext)
  if (scope === null) throw new Error('outside of a table')
  return scope
}

/** Numbers stand one under the other by their last digit. */
export function isToTheRight(kind: ColumnKind): boolean {
  return kind === 'money' || kind === 'number' || kind === 'share'
}
