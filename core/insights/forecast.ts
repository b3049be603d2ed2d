import type { CalendarDate } from '../dates'
import type { DealFact, ForecastCategory } from './fact'
import { sumOf, type Figure } from './figure'
import { groupBy } from './group'
import { isIn, monthKey, monthOf, type Period } from './period'
import { openDeals, weightedMinor } from './portfolio'

/** Sum of amount x probability over open deals (the *weighted pipeline* of every CRM). Minor units. */
export function weightedForecast(facts: readonly DealFact[]): Figure {
  return sumOf(openDeals(facts), weightedMinor)
}

/** Cumulative, as a sales meeting reads them: best case holds commit, open pipeline holds both. Minor units. */
export interface Categories {
  readonly commit: Figure
  readonly bestCase: Figure
  readonly open: Figure
}

export function byCategory(facts: readonly DealFact[]): Categories {
  const upTo = (...categories: readonly ForecastCategory[]): Figure =>
    sumOf(
      openDeals(facts).filter(fact => categories.includes(fact.category)),
      fact => fact.minor,
    )
  return {
    commit: upTo('commit'),
    bestCase: upTo('commit', 'best_case'),
    open: upTo('commit', 'best_case', 'pipeline'),
  }
}

/** Won in a period. Minor units. */
export function wonIn(facts: readonly DealFact[], period: Period): Figure {
  return sumOf(
    facts.filter(fact => fact.kind === 'won' && isIn(fact.closedOn, period)),
    fact => fact.minor,
  )
}

/**
 * What a month is likely to bring: what was won in it so far, and the weighted amounts of open deals that are expected to close by
 * its end, overdue ones too. Minor units.
 */
export function likelyByMonthEnd(facts: readonly DealFact[], today: CalendarDate): Figure {
  const month = monthOf(today)
  const counted = facts.filter(
    fact =>
      (fact.kind === 'won' && isIn(fact.closedOn, month)) ||
      (fact.kind === 'open' && fact.closeDate !== null && fact.closeDate <= month.to),
  )
  return sumOf(counted, fact => (fact.kind === 'won' ? fact.minor : weightedMinor(fact)))
}

export interface MonthForecast extends Categories {
  /** `2017-03`. */
  readonly month: string
  readonly weighted: Figure
}

/** Open deals by the month in which they are expected to close, in order; those without a date are in none. */
export function forecastByMonth(facts: readonly DealFact[]): MonthForecast[] {
  const months = groupBy(openDeals(facts), ({ closeDate }) =>
    closeDate === null ? [] : [monthKey(closeDate)],
  )
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, deals]) => ({
      month,
      ...byCategory(deals),
      weighted: sumOf(deals, weightedMinor),
    }))
}
