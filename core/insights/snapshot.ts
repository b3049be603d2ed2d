import { daysBetween, type CalendarDate } from '../dates'
import type { Currency } from '../money'
import type { Snapshot } from '../workspace/snapshot'
import type { DealFact } from './fact'
import { valueOf, type Figure } from './figure'
import { byCategory, weightedForecast, wonIn } from './forecast'
import { addDays, isIn, quarterOf, type FiscalStart, type Period } from './period'
import { openDeals } from './portfolio'

export type SnapshotFields = Omit<Snapshot, 'id' | 'deleted'>

/** What the forecast of the running quarter says today. Minor units. */
export function snapshotOf(
  facts: readonly DealFact[],
  today: CalendarDate,
  fiscalStart: FiscalStart,
  currency: Currency,
): SnapshotFields {
  const quarter = quarterOf(today, fiscalStart)
  const due = openDeals(facts).filter(fact => isIn(fact.closeDate, quarter))
  const { commit, bestCase, open } = byCategory(due)
  const minor = (figure: Figure): number => Math.round(valueOf(figure) ?? 0)
  return {
    week: isoWeek(today),
    takenOn: today,
    ...quarter,
    currency,
    won: minor(wonIn(facts, quarter)),
    commit: minor(commit),
    bestCase: minor(bestCase),
    open: minor(open),
    weighted: minor(weightedForecast(due)),
    deals: due.length,
  }
}

/** The ISO 8601 week of a day: weeks begin on Monday, and belong to the year of their Thursday. */
export function isoWeek(date: CalendarDate): string {
  const weekday = (new Date(Date.parse(date)).getUTCDay() + 6) % 7
  const thursday = addDays(date, 3 - weekday)
  const year = thursday.slice(0, 4)
  const day = daysBetween(addDays(thursday, -(dayOfYear(thursday) - 1)), thursday)
  return `${year}-W${String(Math.floor(day / 7) + 1).padStart(2, '0')}`
}

function dayOfYear(date: CalendarDate): number {
  return Math.round((Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000) + 1
}

/**
 * The weeks of one quarter in one currency, in order: what was said then in other terms can't be drawn on the same line. A week has one
 * snapshot (F4), of a day that is in it: of several that another computer may have written, the lowest id's is taken everywhere.
 */
export function weeksOf(snapshots: readonly Snapshot[], quarter: Period, currency: Currency): Snapshot[] {
  const byWeek = new Map<string, Snapshot>()
  for (const one of snapshots) {
    const isOfQuarter = one.from === quarter.from && one.to === quarter.to && one.currency === currency
    if (one.deleted !== null || !isOfQuarter || isoWeek(one.takenOn) !== one.week) continue
    const known = byWeek.get(one.week)
    if (known === undefined || one.id < known.id) byWeek.set(one.week, one)
  }
  return [...byWeek.values()].sort((a, b) => (a.week < b.week ? -1 : 1))
}
