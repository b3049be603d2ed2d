import { IconArrowsDiagonal } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import { CellEditor } from './cell-editor'
import type { DealRow } from './rows'
import { isToTheRight, useTable, type ShownColumn } from './table-context'
import type { Editing } from './table-state'
import { StillMark } from '../still-mark'
import styles from './table.module.css'
import { openRow } from './use-table-keys'

interface TableLineProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly row: DealRow
  /** Columns of the selection in this line, both counted; -1 where there are none. */
  readonly from: number
  readonly to: number
  readonly cursorColumn: string | null
  readonly editing: Editing | null
}

/** One deal. It paints again only when something of it does. */
export const TableLine = memo(function TableLine({
  id,
  index,
  top,
  row,
  from,
  to,
  cursorColumn,
  editing,
}: TableLineProps): ReactNode {
  const { columns } = useTable()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-label={row.card.title}
      className={styles['line']}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column, at) => (
        <Cell
          key={column.key}
          id={`${id}-${row.card.id}-${column.key}`}
          row={row}
          column={column}
          at={at}
          selected={at >= from && at <= to}
          isCursor={column.key === cursorColumn}
          editing={editing?.column === column.key ? editing : null}
        />
      ))}
    </div>
  )
})

interface CellProps {
  readonly id: string
  readonly row: DealRow
  readonly column: ShownColumn
  readonly at: number
  readonly selected: boolean
  readonly isCursor: boolean
  readonly editing: Editing | null
}

function Cell({ id, row, column, at, selected, isCursor, editing }: CellProps): ReactNode {
  const { book } = useTable()
  const { t } = useBoard()
  const text = book.shown(row, column.key)
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={at + 1}
      aria-label={`${column.label}: ${text === '' ? t('deal.empty') : text}`}
      aria-selected={selected}
      aria-readonly={!column.edits}
      className={styles['cell']}
      style={{ width: column.width }}
      data-cell={column.key}
      data-line={row.card.id}
      data-first={at === 0 || undefined}
      data-editing={editing !== null || undefined}
      data-selected={(selected && !isCursor) || undefined}
      data-cursor={isCursor || undefined}
      data-right={isToTheRight(column.kind) || undefined}
    >
      {at === 0 && editing === null && <StillMark id={row.card.id} />}
      {editing === null ? text : <CellEditor row={row} column={column} editing={editing} />}
      {at === 0 && editing === null && <OpenDeal row={row} />}
    </div>
  )
}

/** A button of the page and not of the kit, of which forty would be made with each turn of the wheel; drawn where the pointer or the cursor is. */
function OpenDeal({ row }: { readonly row: DealRow }): ReactNode {
  const session = useSession()
  const { t } = useBoard()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['open']}
      aria-label={t('table.open', { title: row.card.title })}
      onClick={() => openRow(session, row.card.id)}
    >
      <IconArrowsDiagonal size={14} stroke={1.75} />
    </button>
  )
}
