import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { layOut, type Line } from '../../../../core/table/lay-out'
import type { DealId } from '../../../../core/ids'
import { useDirectory, useUi } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useRowsState } from '../../../replica/use-rows'
import { useBoard } from '../board-context'
import { useChosen } from '../use-chosen'
import { Composer } from '../composer'
import { EmptyBoard } from '../empty-board'
import { isFiltered } from '../../../app/ui-state'
import { CellBook } from './cell-book'
import { columnLabel } from './column-label'
import { Footer } from './footer'
import { Grid } from './grid'
import { useDealRows, useMoreRows, type DealRow } from './rows'
import { TableContext, type ShownColumn, type TableScope } from './table-context'
import { areaOf, TableState, type Places } from './table-state'
import styles from './table.module.css'
import { Toolbar } from './toolbar'
import { useArrangement } from './use-arrangement'
import { rowsIn } from './write'

/** The deals of a board as a table: arranged, grouped, written cell by cell or many at once. */
export default function Table(): ReactNode {
  const { board, stages, rows } = useBoard()
  const { composing, filter } = useUi()
  const arranged = useArrangement()
  const scope = useScope(arranged)
  const loaded = useRowsState(rows)
  useChosen(useCallback(() => chosenRows(scope), [scope]))
  const composingIn = composing === null ? undefined : stages.get(composing)
  const empty = scope.layout.count === 0 && loaded === 'complete' && !isFiltered(filter)
  return (
    <TableContext value={scope}>
      <div className={styles['table']} data-loaded={loaded} key={board.id}>
        <Toolbar arranged={arranged} />
        {composingIn !== undefined && (
          <div className={styles['composer']}>
            <Composer stage={composingIn} />
          </div>
        )}
        <Grid />
        <Footer />
        {empty && <EmptyBoard />}
      </div>
    </TableContext>
  )
}

function chosenRows(scope: TableScope): readonly DealId[] {
  const area = areaOf(scope.places, scope.state.cursor.get(), scope.state.anchor.get())
  return area === null ? [] : rowsIn(scope, area).map(({ card }) => card.id)
}

const keyOf = (line: Line<DealRow>): string => (line.kind === 'row' ? line.row.card.id : `group:${line.key}`)

function useScope({ left, arrange, fold }: ReturnType<typeof useArrangement>): TableScope {
  const { board, boards, boardOf } = useBoard()
  const { t } = useTranslation()
  const directory = useDirectory()
  const formats = useFormats()
  const { columns: wanted, sort, group } = left
  const book = useMemo(
    () => new CellBook({ directory, boards, boardOf, formats, t }),
    [directory, boards, boardOf, formats, t],
  )
  const columns = useMemo(
    () =>
      wanted.flatMap(({ key, width }): ShownColumn[] => {
        const column = book.column(key)
        return column === null ? [] : [{ ...column, width, label: columnLabel(column, t) }]
      }),
    [wanted, book, t],
  )
  const deals = useDealRows(useMoreRows())
  const folded = useMemo(() => new Set(left.folded), [left.folded])
  const layout = useMemo(() => layOut(deals, { sort, group, folded }, book), [deals, sort, group, folded, book]) // prettier-ignore
  const places = useMemo((): Places => {
    const lines = layout.lines.map(keyOf)
    return { lines, lineAt: new Map(lines.map((line, at) => [line, at])), columns: columns.map(({ key }) => key) } // prettier-ignore
  }, [layout, columns])
  const state = useMemo(() => {
    void board.id
    return new TableState()
  }, [board.id])
  return useMemo(
    () => ({ book, state, columns, layout, places, arrangement: { columns: wanted, sort, group }, arrange, fold }), // prettier-ignore
    [book, state, columns, layout, places, wanted, sort, group, arrange, fold],
  )
}
