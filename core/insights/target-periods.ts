import type { CalendarDate } from '../dates'
import { monthOf, quarterOf, yearOf, type FiscalStart, type Period } from './period'

export type PeriodLength = 'month' | 'quarter' | 'year'

/** The periods of the fiscal year that holds a day, first to last. */
export function periodsOfYear(day: CalendarDate, fiscalStart: FiscalStart, length: PeriodLength): Period[] {
  const year = yearOf(day, fiscalStart)
  if (length === 'year') return [year]
  const of = (nth: number): Period =>
    length === 'month' ? monthOf(year.from, nth) : quarterOf(year.from, fiscalStart, nth)
  return Array.from({ length: length === 'month' ? 12 : 4 }, (_, nth) => of(nth))
}
