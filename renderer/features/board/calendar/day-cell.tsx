import { memo, type ReactNode } from 'react'
import type { CalendarDate } from '../../../../core/dates'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import styles from './calendar.module.css'
import { sumOf, type DayItem } from './days'
import { useDraggable, useDropDay } from './use-day-drag'

/** Items of a day that have room in its cell; the rest is one press away. */
const SHOWN = 3
const NONE: readonly DayItem[] = []

interface DayCellProps {
  readonly day: CalendarDate
  readonly items: readonly DayItem[] | undefined
  /** Of the month that is shown, and not of the weeks around it. */
  readonly isOfMonth: boolean
  readonly isEntry: boolean
  readonly onOpen: (day: CalendarDate) => void
  readonly onFocus: (day: CalendarDate) => void
}

export const DayCell = memo(function DayCell(props: DayCellProps): ReactNode {
  const { day, items = NONE, isOfMonth, isEntry, onOpen, onFocus } = props
  const { t, formats, today } = useBoard()
  const { element, isOver } = useDropDay(day)
  const sums = sumOf(items)
    .map(sum => formats.compact(sum))
    .join(' + ')
  const closings = items.filter(({ what }) => what === 'closing').length
  const label = t('calendar.day', {
    day: formats.date(day),
    closings: t('calendar.closings', { count: closings }),
    steps: t('calendar.steps', { count: items.length - closings }),
    sums: sums === '' ? t('calendar.none') : sums,
  })
  return (
    <div
      ref={element}
      role="gridcell"
      className={styles['day']}
      data-day={day}
      data-away={!isOfMonth || undefined}
      data-today={day === today || undefined}
      data-over={isOver || undefined}
      aria-label={label}
      {...(day === today && { 'aria-current': 'date' as const })}
      tabIndex={isEntry ? 0 : -1}
      onFocus={() => onFocus(day)}
      onKeyDown={event => {
        if (event.target !== event.currentTarget || event.key !== 'Enter') return
        event.preventDefault()
        onOpen(day)
      }}
    >
      <div className={styles['head']}>
        <span className={styles['number']}>{Number(day.slice(8))}</span>
        <span className={styles['sum']}>{sums}</span>
      </div>
      {items.slice(0, SHOWN).map(item => (
        <Item key={`${item.what}${item.row.id}`} item={item} />
      ))}
      {items.length > SHOWN && (
        <button type="button" tabIndex={-1} className={styles['more']} onClick={() => onOpen(day)}>
          {t('calendar.more', { count: items.length - SHOWN })}
        </button>
      )}
    </div>
  )
})

function Item({ item }: { readonly item: DayItem }): ReactNode {
  const { t } = useBoard()
  const { ui } = useSession()
  const { row, what, won } = item
  const element = useDraggable(item)
  const text = what === 'step' ? t('calendar.step', { text: row.nextStep ?? row.title }) : row.title
  return (
    <button
      ref={element}
      type="button"
      tabIndex={-1}
      className={styles['item']}
      data-what={what}
      data-won={won || undefined}
      title={text}
      onClick={() => ui.openDeal(row.id)}
    >
      {won && <span aria-hidden="true">✓ </span>}
      {text}
      {won && <span className="visually-hidden">, {t('calendar.won')}</span>}
    </button>
  )
}
