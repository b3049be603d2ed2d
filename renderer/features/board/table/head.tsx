import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { useBoard } from '../board-context'
import { movedColumn, nextSort, withWidth } from './arrange'
import { isToTheRight, useTable, type ShownColumn } from './table-context'
import { HEAD } from './table-state'
import styles from './table.module.css'

interface HeadProps {
  readonly id: string
  readonly cursorColumn: string | null
}

/** The names of the columns. A click sorts by one, with Shift by one more; they are dragged to another place, and their edge to another width. */
export function Head({ id, cursorColumn }: HeadProps): ReactNode {
  const { columns } = useTable()
  return (
    <div className={styles['head']} role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles['headLine']}>
        {columns.map((column, at) => (
          <HeadCell key={column.key} id={id} column={column} at={at} isCursor={column.key === cursorColumn} />
        ))}
      </div>
    </div>
  )
}

interface HeadCellProps {
  readonly id: string
  readonly column: ShownColumn
  readonly at: number
  readonly isCursor: boolean
}

function HeadCell({ id, column, at, isCursor }: HeadCellProps): ReactNode {
  const { arrangement, arrange, state } = useTable()
  const { t } = useBoard()
  const { sort } = arrangement
  const place = sort.findIndex(by => by.column === column.key)
  const by = sort[place]
  const element = useRef<HTMLDivElement>(null)
  const over = useReorder(element, column.key)
  const Arrow = by?.descending === true ? IconArrowDown : IconArrowUp
  return (
    <div
      ref={element}
      id={`${id}-${HEAD}-${column.key}`}
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={by === undefined ? 'none' : by.descending ? 'descending' : 'ascending'}
      title={t('table.sortHint')}
      className={styles['headCell']}
      style={{ width: column.width }}
      data-first={at === 0 || undefined}
      data-right={isToTheRight(column.kind) || undefined}
      data-cursor={isCursor || undefined}
      data-over={over || undefined}
      onClick={event => {
        state.go({ line: HEAD, column: column.key })
        arrange({ sort: nextSort(sort, column.key, event.shiftKey) })
      }}
    >
      <span className={styles['text']} title={column.label}>
        {column.label}
      </span>
      {by !== undefined && <Arrow size={13} stroke={2} aria-hidden />}
      {by !== undefined && sort.length > 1 && <span className={styles['rank']}>{place + 1}</span>}
      <Edge column={column} />
    </div>
  )
}

/** The edge by which a column is drawn wider or narrower. The keyboard does it by Shift and arrows on its name. */
function Edge({ column }: { readonly column: ShownColumn }): ReactNode {
  const { arrangement, arrange } = useTable()
  const from = useRef<{ x: number; width: number } | null>(null)
  const move = (event: PointerEvent): void => {
    if (from.current === null) return
    arrange({ columns: withWidth(arrangement.columns, column.key, from.current.width + event.clientX - from.current.x) }) // prettier-ignore
  }
  return (
    <span
      className={styles['edge']}
      aria-hidden
      onClick={event => event.stopPropagation()}
      onPointerDown={event => {
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: column.width }
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = null)}
    />
  )
}

const COLUMN = 'table-column'

function useReorder(element: React.RefObject<HTMLElement | null>, key: string): boolean {
  const { arrangement, arrange } = useTable()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const cell = element.current
    if (cell === null) return
    return combine(
      draggable({ element: cell, getInitialData: () => ({ type: COLUMN, key }) }),
      dropTargetForElements({
        element: cell,
        canDrop: ({ source }) => source.data['type'] === COLUMN && source.data['key'] !== key,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          arrange({ columns: movedColumn(arrangement.columns, String(source.data['key']), key) })
        },
      }),
    )
  }, [element, key, arrangement, arrange])
  return over
}
