import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CalendarDate } from '../../../../core/dates'
import { weeksOfMonth } from '../../../../core/insights/month-grid'
import { monthKey } from '../../../../core/insights/period'
import { useBoard } from '../board-context'
import styles from './calendar.module.css'
import { DayCell } from './day-cell'
import { sumOf, type DayItem } from './days'
import { moved, weekStart } from './keys'

interface MonthProps {
  /** Any day of the month that is shown. */
  readonly day: CalendarDate
  readonly days: ReadonlyMap<CalendarDate, readonly DayItem[]>
  /** Shows the month of another day: one has walked out of this one. */
  readonly onShow: (day: CalendarDate) => void
  readonly onOpen: (days: readonly CalendarDate[]) => void
}

/** The weeks of a month, a day a cell, with what closes in each day and week. */
export function Month({ day, days, onShow, onOpen }: MonthProps): ReactNode {
  const { t, formats } = useBoard()
  const weeks = useMemo(() => weeksOfMonth(day, weekStart(formats.locale)), [day, formats.locale])
  const { entry, grid, onFocus, onKeyDown } = useWalk(day, onShow)
  const open = useCallback((one: CalendarDate) => onOpen([one]), [onOpen])
  const names = new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('calendar.label')}
      className={styles['grid']}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles['week']}>
        {weeks[0]?.map(each => (
          <span key={each} role="columnheader" className={styles['name']}>
            {names.format(Date.parse(each))}
          </span>
        ))}
        <span role="columnheader" className={styles['name']}>
          {t('calendar.week')}
        </span>
      </div>
      {weeks.map(week => {
        const sums = sumOf(week.flatMap(each => days.get(each) ?? []))
        return (
          <div key={week[0]} role="row" className={styles['week']}>
            {week.map(each => (
              <DayCell
                key={each}
                day={each}
                items={days.get(each)}
                isOfMonth={monthKey(each) === monthKey(day)}
                isEntry={each === entry}
                onOpen={open}
                onFocus={onFocus}
              />
            ))}
            <div role="gridcell" className={styles['weekSum']}>
              {sums.length > 0 && (
                <button type="button" onClick={() => onOpen(week)}>
                  {sums.map(sum => formats.compact(sum)).join(' + ')}
                </button>
              )}
            </div>
          </div>
        )
      })}
    </div>
  )
}

/** From day to day by arrow keys, into the months around. */
function useWalk(day: CalendarDate, onShow: (day: CalendarDate) => void) {
  const grid = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(day)
  const entry = monthKey(at) === monthKey(day) ? at : day
  const onKeyDown = (event: KeyboardEvent): void => {
    const isDay = event.target instanceof HTMLElement && event.target.dataset['day'] !== undefined
    const to = isDay && !event.shiftKey ? moved(entry, event.key) : null
    if (to === null) return
    event.preventDefault()
    setAt(to)
    onShow(to)
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus())
  }
  return { grid, entry, onFocus: setAt, onKeyDown }
}
