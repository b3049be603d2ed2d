import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCalendarDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { daysBetween, type CalendarDate } from '../../../../core/dates'
import { inMonth } from '../../../../core/insights/month-grid'
import { monthKey } from '../../../../core/insights/period'
import { exportCalendar } from '../../../app/calendar-actions'
import { useSession, useUi } from '../../../app/session'
import { useRowsState } from '../../../replica/use-rows'
import { useBoard } from '../board-context'
import styles from './calendar.module.css'
import { DayList } from './day-list'
import { sumOf, useDays, type DayItem } from './days'
import { Month } from './month'
import { useDrops } from './use-day-drag'

type Days = ReadonlyMap<CalendarDate, readonly DayItem[]>

/** When deals close, a month at a time: what each day, week and month brings; a deal is dragged to another day. */
export default function Calendar(): ReactNode {
  const { rows, today, t, formats } = useBoard()
  const [day, show] = useState(today)
  const [opened, open] = useState<readonly CalendarDate[] | null>(null)
  const days = useDays()
  const loaded = useRowsState(rows)
  useDrops()
  const ofMonth = itemsOf(
    days,
    [...days.keys()].filter(each => monthKey(each) === monthKey(day)),
  )
  return (
    <div className={styles['view']} role="region" aria-label={t('calendar.label')} data-loaded={loaded}>
      <div className={styles['main']}>
        <Bar day={day} items={ofMonth} show={show} />
        {ofMonth.length === 0 && loaded === 'complete' && <Nothing day={day} days={days} show={show} />}
        <Month day={day} days={days} onShow={show} onOpen={open} />
      </div>
      {opened !== null && opened[0] !== undefined && (
        <DayList
          key={opened.join()}
          title={opened.length === 1 ? formats.date(opened[0]) : t('calendar.weekOf', { day: formats.date(opened[0]) })} // prettier-ignore
          items={itemsOf(days, opened)}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

interface NothingProps {
  readonly day: CalendarDate
  readonly days: Days
  readonly show: (day: CalendarDate) => void
}

/** A month without anything: what would be here, and the way to the nearest month that has something. */
function Nothing({ day, days, show }: NothingProps): ReactNode {
  const { t, formats } = useBoard()
  const nearest = nearestTo(day, days.keys())
  return (
    <p className={styles['empty']}>
      {t('calendar.empty')}
      {nearest !== null && (
        <Button variant="subtle" size="compact-xs" onClick={() => show(nearest)}>
          {t('calendar.show', { month: formats.month(monthKey(nearest)) })}
        </Button>
      )}
    </p>
  )
}

function nearestTo(day: CalendarDate, others: Iterable<CalendarDate>): CalendarDate | null {
  let nearest: CalendarDate | null = null
  for (const other of others)
    if (nearest === null || Math.abs(daysBetween(day, other)) < Math.abs(daysBetween(day, nearest))) nearest = other // prettier-ignore
  return nearest
}

function itemsOf(days: Days, wanted: readonly CalendarDate[]): DayItem[] {
  return wanted.flatMap(each => days.get(each) ?? [])
}

interface BarProps {
  readonly day: CalendarDate
  readonly items: readonly DayItem[]
  readonly show: (day: CalendarDate) => void
}

function Bar({ day, items, show }: BarProps): ReactNode {
  const { t, formats, today } = useBoard()
  const name = new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const sums = sumOf(items)
    .map(sum => formats.compact(sum))
    .join(' + ')
  return (
    <div className={styles['bar']}>
      <ActionIcon aria-label={t('calendar.earlier')} onClick={() => show(inMonth(day, -1))}>
        <IconChevronLeft size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={t('calendar.later')} onClick={() => show(inMonth(day, 1))}>
        <IconChevronRight size={16} stroke={1.75} />
      </ActionIcon>
      <h2 aria-live="polite">{name.format(Date.parse(day))}</h2>
      <Button variant="default" disabled={monthKey(day) === monthKey(today)} onClick={() => show(today)}>
        {t('calendar.today')}
      </Button>
      <span className={styles['total']}>{sums === '' ? '' : t('calendar.sums', { sums })}</span>
      <span className={styles['space']} />
      <ExportMenu />
    </div>
  )
}

/** The same days for the calendar that one lives in. */
function ExportMenu(): ReactNode {
  const { t, board } = useBoard()
  const session = useSession()
  const { filter } = useUi()
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon aria-label={t('calendar.export')}>
          <IconCalendarDown size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() =>
            void exportCalendar(session, ['steps', 'closings'], { who: 'board', boardId: board.id, filter })
          }
        >
          {t('calendar.export')}
        </Menu.Item>
        <Menu.Item onClick={() => void exportCalendar(session, ['steps'], { who: 'mine' })}>
          {t('calendar.exportMine')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
