import { dateAt, type CalendarDate } from '../dates'

/** Days from `from` to `to`, both in it. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** First month of the fiscal year, 1 to 12. */
export type FiscalStart = number

export function isIn(date: CalendarDate | null, period: Period): boolean {
  return date !== null && date >= period.from && date <= period.to
}

/** The calendar month that holds a day, or the one `away` months from it. */
export function monthOf(date: CalendarDate, away = 0): Period {
  const { year, month } = parts(date)
  return months(year, month + away, 1)
}

/** The fiscal quarter that holds a day. */
export function quarterOf(date: CalendarDate, fiscalStart: FiscalStart = 1, away = 0): Period {
  const { year, month } = parts(date)
  const into = modulo(month - fiscalStart, 3)
  return months(year, month - into + away * 3, 3)
}

/** The fiscal year that holds a day. */
export function yearOf(date: CalendarDate, fiscalStart: FiscalStart = 1, away = 0): Period {
  const { year, month } = parts(date)
  const into = modulo(month - fiscalStart, 12)
  return months(year, month - into + away * 12, 12)
}

/** A month as a key that sorts, `2017-03`. */
export function monthKey(date: CalendarDate): string {
  return date.slice(0, 7)
}

/** So many days later, or earlier; at the ends of the calendar, its first or last day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateAt(Date.parse(date) + days * 86_400_000)
}

function parts(date: CalendarDate): { year: number; month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
}

/** `count` whole months from a month that may lie outside of 1 to 12: 0 is December before, 13 January after. */
function months(year: number, month: number, count: number): Period {
  return { from: dateAt(Date.UTC(year, month - 1, 1)), to: dateAt(Date.UTC(year, month - 1 + count, 0)) }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
