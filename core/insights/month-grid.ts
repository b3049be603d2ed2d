import { daysBetween, type CalendarDate } from '../dates'
import { addDays, monthOf } from './period'

/** Sunday 0 to Saturday 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The days of the week that a month begins in, to the end of the week that it ends in: whole weeks of seven. */
export function weeksOfMonth(day: CalendarDate, firstDay: Weekday): CalendarDate[][] {
  const { from, to } = monthOf(day)
  const start = startOfWeek(from, firstDay)
  const count = Math.floor(daysBetween(start, to) / 7) + 1
  return Array.from({ length: count }, (_, week) => daysFrom(addDays(start, week * 7)))
}

export function startOfWeek(day: CalendarDate, firstDay: Weekday): CalendarDate {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return addDays(day, -((weekday - firstDay + 7) % 7))
}

function daysFrom(start: CalendarDate): CalendarDate[] {
  return Array.from({ length: 7 }, (_, days) => addDays(start, days))
}

/** The same day of another month, or that month's last where it has no such day: 31 January is 28 February. */
export function inMonth(day: CalendarDate, away: number): CalendarDate {
  const { from, to } = monthOf(day, away)
  const same = addDays(from, Number(day.slice(8)) - 1)
  return same > to ? to : same
}

/** What falls on each day, in the order given. */
export function byDay<T>(
  items: Iterable<T>,
  dayOf: (item: T) => CalendarDate | null,
): Map<CalendarDate, T[]> {
  const days = new Map<CalendarDate, T[]>()
  for (const item of items) {
    const day = dayOf(item)
    if (day === null) continue
    const here = days.get(day)
    if (here === undefined) days.set(day, [item])
    else here.push(item)
  }
  return days
}
