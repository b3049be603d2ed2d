import type { CalendarDate } from '../dates'
import type { DealFact } from './fact'
import { known, meanOf, sumOf, valueOf, type Figure } from './figure'
import { byCategory, likelyByMonthEnd, weightedForecast, wonIn } from './forecast'
import { isIn, monthOf, quarterOf, type FiscalStart, type Period } from './period'
import { openDeals } from './portfolio'
import { daysInPipeline, daysInStage, overdue, slippedAgain, unmovedSince } from './stillness'
import { averageCycle, averageWon, velocityOf, winRateByCount, winRateByValue } from './velocity'

/** How a figure is written. */
export type Unit = 'money' | 'money-a-day' | 'deals' | 'percent' | 'days'

/** Every figure that the portfolio shows, with how it is written. A question that is typed is answered by the same. */
export const measureUnits = {
  weighted: 'money',
  likely: 'money',
  commit: 'money',
  bestCase: 'money',
  open: 'money',
  wonMonth: 'money',
  wonQuarter: 'money',
  closingMonth: 'deals',
  closingQuarter: 'deals',
  overdue: 'deals',
  slippedAgain: 'deals',
  unmoved: 'deals',
  unknownSince: 'deals',
  age: 'days',
  stageAge: 'days',
  winRate: 'percent',
  winRateValue: 'percent',
  averageWon: 'money',
  cycle: 'days',
  velocity: 'money-a-day',
} as const satisfies Record<string, Unit>
export type MeasureName = keyof typeof measureUnits

/** The day of whoever looks, and where their fiscal year begins. */
export interface MeasureContext {
  readonly today: CalendarDate
  readonly fiscalStart: FiscalStart
}

export interface NamedFigure {
  readonly name: MeasureName
  readonly unit: Unit
  readonly figure: Figure
  /** What its deals are worth together, in minor units, where the figure itself is how many they are; null where no amount is known. */
  readonly worth: number | null
}

type Measure = (facts: readonly DealFact[], context: MeasureContext) => Figure

const measures: Readonly<Record<MeasureName, Measure>> = {
  weighted: facts => weightedForecast(facts),
  likely: (facts, { today }) => likelyByMonthEnd(facts, today),
  commit: facts => byCategory(facts).commit,
  bestCase: facts => byCategory(facts).bestCase,
  open: facts => byCategory(facts).open,
  wonMonth: (facts, { today }) => wonIn(facts, monthOf(today)),
  wonQuarter: (facts, { today, fiscalStart }) => wonIn(facts, quarterOf(today, fiscalStart)),
  closingMonth: (facts, { today }) => closingIn(facts, monthOf(today)),
  closingQuarter: (facts, { today, fiscalStart }) => closingIn(facts, quarterOf(today, fiscalStart)),
  overdue: (facts, { today }) => overdue(facts, today),
  slippedAgain: facts => slippedAgain(facts),
  unmoved: (facts, { today }) => unmovedSince(facts, monthOf(today).from).still,
  unknownSince: (facts, { today }) => unmovedSince(facts, monthOf(today).from).unknown,
  age: (facts, { today }) => meanOf(openDeals(facts), fact => daysInPipeline(fact, today), 'dates'),
  stageAge: (facts, { today }) => meanOf(openDeals(facts), fact => daysInStage(fact, today), 'dates'),
  winRate: facts => winRateByCount(facts),
  winRateValue: facts => winRateByValue(facts),
  averageWon: facts => averageWon(facts),
  cycle: facts => averageCycle(facts),
  velocity: facts => velocityOf(facts),
}

/** One figure of these deals, by its name. */
export function measure(name: MeasureName, facts: readonly DealFact[], context: MeasureContext): NamedFigure {
  const unit = measureUnits[name]
  const figure = measures[name](facts, context)
  return { name, unit, figure, worth: unit === 'deals' ? worthOf(figure, facts) : null }
}

function worthOf({ deals }: Figure, facts: readonly DealFact[]): number | null {
  if (deals.length === 0) return null
  const counted = new Set<string>(deals)
  const sum = sumOf(facts.filter(({ id }) => counted.has(id)), ({ minor }) => minor) // prettier-ignore
  return sum.deals.length === 0 ? null : valueOf(sum)
}

/** Open deals that are expected to close in a period. A count. */
export function closingIn(facts: readonly DealFact[], period: Period): Figure {
  const deals = openDeals(facts).filter(fact => isIn(fact.closeDate, period))
  return known(deals.length, deals)
}

/** The groups of the screen. *How much*: what is to come, and how sure that is. */
export const howMuch: readonly MeasureName[] = ['weighted', 'likely', 'commit', 'bestCase', 'open', 'wonMonth', 'wonQuarter'] // prettier-ignore
/** *When*: what closes soon, what should have, and what stands still. */
export const when: readonly MeasureName[] = ['closingMonth', 'closingQuarter', 'overdue', 'slippedAgain', 'unmoved', 'unknownSince', 'age', 'stageAge'] // prettier-ignore
/** *How well*: what experience says. */
export const howWell: readonly MeasureName[] = ['winRate', 'winRateValue', 'averageWon', 'cycle', 'velocity']

/** The figures of a group; of *since unknown* nothing is said where it is known of all. */
export function measureAll(
  names: readonly MeasureName[],
  facts: readonly DealFact[],
  context: MeasureContext,
): NamedFigure[] {
  return names
    .map(name => measure(name, facts, context))
    .filter(({ name, figure }) => name !== 'unknownSince' || figure.deals.length > 0)
}
