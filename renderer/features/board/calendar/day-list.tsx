import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useDirectory, useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import styles from './calendar.module.css'
import type { DayItem } from './days'
import { moved } from './keys'
import { moveItem } from './use-day-drag'

const LINE = 52

interface DayListProps {
  readonly title: string
  readonly items: readonly DayItem[]
  readonly onClose: () => void
}

/** All of a day or a week, of which only what is in sight is in the page. */
export function DayList({ title, items, onClose }: DayListProps): ReactNode {
  'use no memo' // The virtualizer changes within itself; a memoised reading of it would go stale.
  const { t } = useBoard()
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- 'use no memo' above
  const lines = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 8,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <aside className={styles['aside']} aria-label={title} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{title}</h2>
          <p>{t('calendar.hint')}</p>
        </div>
        <ActionIcon aria-label={t('calendar.close')} onClick={onClose} autoFocus>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <div ref={scroller} className={styles['lines']} tabIndex={-1}>
        <ul style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ index, start }) => {
            const item = items[index]
            return item === undefined ? null : (
              <li
                key={`${item.what}${item.row.id}`}
                style={{ transform: `translateY(${start}px)`, height: LINE }}
              >
                <Line item={item} />
              </li>
            )
          })}
        </ul>
      </div>
    </aside>
  )
}

function Line({ item }: { readonly item: DayItem }): ReactNode {
  const { t, formats, stages } = useBoard()
  const session = useSession()
  const { accounts } = useDirectory()
  const { row, what, on } = item
  const about = [
    formats.date(on),
    row.accountId === null ? null : (accounts.get(row.accountId)?.name ?? t('deal.arriving')),
    stages.get(row.lane)?.name ?? null,
  ].filter(part => part !== null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.shiftKey ? moved(on, event.key) : null
    if (to === null) return
    event.preventDefault()
    moveItem(session, item, to)
  }
  return (
    <button
      type="button"
      className={styles['line']}
      onKeyDown={onKeyDown}
      onClick={() => session.ui.openDeal(row.id)}
    >
      <span>{what === 'step' ? t('calendar.step', { text: row.nextStep ?? row.title }) : row.title}</span>
      <span>{row.amount === null ? '' : formats.money(row.amount)}</span>
      <small>{about.join(' · ')}</small>
    </button>
  )
}
