import { ActionIcon } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './pipeline.module.css'
import { useRowDrag, type Edge, type SortableItem } from './use-row-drag'

interface SortableListProps<T extends SortableItem> {
  readonly label: string
  readonly items: readonly T[]
  /** Puts an item just after another, or first. */
  readonly onMove: (item: T, after: T | null) => void
  readonly children: (item: T) => ReactNode
}

/** A list that is put in order: by dragging a line, or with the arrow keys on its handle. */
export function SortableList<T extends SortableItem>(props: SortableListProps<T>): ReactNode {
  const { t } = useTranslation()
  const { label, items, onMove, children } = props
  const [said, say] = useState('')

  function put(item: T, at: number): void {
    const others = items.filter(each => each.id !== item.id)
    const index = Math.max(0, Math.min(others.length, at))
    if (items.indexOf(item) === index) return
    onMove(item, others[index - 1] ?? null)
    say(t('pipeline.moved', { name: item.name, position: index + 1, total: items.length }))
  }
  function drop(heldId: string, target: T, edge: Edge): void {
    const held = items.find(each => each.id === heldId)
    const others = items.filter(each => each.id !== heldId)
    const at = others.indexOf(target)
    if (held !== undefined && at >= 0) put(held, edge === 'top' ? at : at + 1)
  }

  return (
    <>
      <ul className={styles['list']} aria-label={label}>
        {items.map((item, at) => (
          <Row key={item.id} item={item} list={label} put={by => put(item, at + by)} drop={drop}>
            {children(item)}
          </Row>
        ))}
      </ul>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </>
  )
}

interface RowProps<T extends SortableItem> {
  readonly item: T
  readonly list: string
  readonly put: (by: number) => void
  readonly drop: (heldId: string, target: T, edge: Edge) => void
  readonly children: ReactNode
}

function Row<T extends SortableItem>({ item, list, put, drop, children }: RowProps<T>): ReactNode {
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { edge, isHeld } = useRowDrag(row, handle, list, item, (held, over) => drop(held, item, over))
  return (
    <li
      ref={row}
      className={styles['row']}
      {...(edge !== null && { 'data-edge': edge })}
      {...(isHeld && { 'data-held': true })}
    >
      <div className={styles['line']}>
        <ActionIcon
          ref={handle}
          className={styles['handle'] ?? ''}
          aria-label={t('pipeline.move', { name: item.name })}
          title={t('pipeline.moveHint')}
          onKeyDown={event => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            put(event.key === 'ArrowUp' ? -1 : 1)
          }}
        >
          <IconGripVertical size={15} stroke={1.75} />
        </ActionIcon>
        {children}
      </div>
    </li>
  )
}
