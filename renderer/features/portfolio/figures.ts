import type { CalendarDate } from '../../../core/dates'
import type { Figure } from '../../../core/insights/figure'
import { byCategory, likelyByMonthEnd, weightedForecast, wonIn } from '../../../core/insights/forecast'
import { known } from '../../../core/insights/figure'
import { isIn, monthOf, quarterOf } from '../../../core/insights/period'
import { openDeals } from '../../../core/insights/portfolio'
import { overdue, unmovedSince } from '../../../core/insights/stillness'
import {
  averageCycle,
  averageWon,
  velocityOf,
  winRateByCount,
  winRateByValue,
} from '../../../core/insights/velocity'
import type { DealFact } from '../../../core/insights/fact'

/** How a figure is written. */
export type Unit = 'money' | 'money-a-day' | 'deals' | 'percent' | 'days'

export type FigureName =
  | 'weighted' | 'commit' | 'bestCase' | 'open' | 'likely' | 'wonMonth' | 'wonQuarter'
  | 'closingMonth' | 'closingQuarter' | 'overdue' | 'unmoved' | 'unknownSince'
  | 'winRate' | 'winRateValue' | 'cycle' | 'averageWon' | 'velocity' // prettier-ignore

export interface NamedFigure {
  readonly name: FigureName
  readonly unit: Unit
  readonly figure: Figure
}

/** How much: what is to come, and how sure that is. */
export function howMuch(facts: readonly DealFact[], today: CalendarDate, fiscalStart: number): NamedFigure[] {
  const { commit, bestCase, open } = byCategory(facts)
  return [
    { name: 'weighted', unit: 'money', figure: weightedForecast(facts) },
    { name: 'likely', unit: 'money', figure: likelyByMonthEnd(facts, today) },
    { name: 'commit', unit: 'money', figure: commit },
    { name: 'bestCase', unit: 'money', figure: bestCase },
    { name: 'open', unit: 'money', figure: open },
    { name: 'wonMonth', unit: 'money', figure: wonIn(facts, monthOf(today)) },
    { name: 'wonQuarter', unit: 'money', figure: wonIn(facts, quarterOf(today, fiscalStart)) },
  ]
}

/** When: what closes soon, what should have, and what stands still. */
export function when(facts: readonly DealFact[], today: CalendarDate, fiscalStart: number): NamedFigure[] {
  const closing = (from: CalendarDate, to: CalendarDate): Figure => {
    const deals = openDeals(facts).filter(fact => isIn(fact.closeDate, { from, to }))
    return known(deals.length, deals)
  }
  const [month, quarter] = [monthOf(today), quarterOf(today, fiscalStart)]
  const { still, unknown } = unmovedSince(facts, month.from)
  const figures: NamedFigure[] = [
    { name: 'closingMonth', unit: 'deals', figure: closing(month.from, month.to) },
    { name: 'closingQuarter', unit: 'deals', figure: closing(quarter.from, quarter.to) },
    { name: 'overdue', unit: 'deals', figure: overdue(facts, today) },
    { name: 'unmoved', unit: 'deals', figure: still },
  ]
  return unknown.deals.length === 0 ? figures : [...figures, { name: 'unknownSince', unit: 'deals', figure: unknown }] // prettier-ignore
}

/** How well: what experience says. */
export function howWell(facts: readonly DealFact[]): NamedFigure[] {
  return [
    { name: 'winRate', unit: 'percent', figure: winRateByCount(facts) },
    { name: 'winRateValue', unit: 'percent', figure: winRateByValue(facts) },
    { name: 'averageWon', unit: 'money', figure: averageWon(facts) },
    { name: 'cycle', unit: 'days', figure: averageCycle(facts) },
    { name: 'velocity', unit: 'money-a-day', figure: velocityOf(facts) },
  ]
}
