import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import type { Group } from '../../../../core/table/lay-out'
import { useBoard } from '../board-context'
import { useTable } from './table-context'
import styles from './table.module.css'

interface GroupLineProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly line: Group
  readonly cursorColumn: string | null
}

/** A group: its name, how many deals it holds, and what they come to. */
export const GroupLine = memo(function GroupLine({
  id,
  index,
  top,
  line,
  cursorColumn,
}: GroupLineProps): ReactNode {
  const { book, columns, arrangement, fold } = useTable()
  const { t, formats } = useBoard()
  const name = book.groupName(arrangement.group ?? '', line.key)
  const key = `group:${line.key}`
  const sums = line.sums.map(sum => formats.money(sum)).join(' + ')
  const Chevron = line.folded ? IconChevronRight : IconChevronDown
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-label={t('table.group', { name, count: line.count })}
      className={`${styles['line']} ${styles['group']}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.slice(0, 1).map(column => (
        <div
          key="whole"
          // Whatever column one comes from, the whole line is one cell.
          id={`${id}-${key}-${cursorColumn ?? column.key}`}
          role="gridcell"
          aria-colspan={columns.length}
          className={styles['groupCell']}
          data-cell={column.key}
          data-line={key}
          data-cursor={cursorColumn !== null || undefined}
        >
          <UnstyledButton
            tabIndex={-1}
            className={styles['fold']}
            aria-expanded={!line.folded}
            onClick={() => fold(line.key)}
          >
            <Chevron size={14} stroke={1.75} aria-hidden />
            <strong>{name}</strong>
            <span className="tabular">{formats.number(line.count)}</span>
            <span className="tabular">{sums}</span>
          </UnstyledButton>
        </div>
      ))}
    </div>
  )
})
