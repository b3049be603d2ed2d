import { daysBetween, type CalendarDate } from '../dates'
import type { DealFact } from './fact'
import { known, type Figure } from './figure'
import { openDeals } from './portfolio'

/** Days since its start; null where that is unknown. */
export function daysInPipeline(fact: DealFact, today: CalendarDate): number | null {
  return fact.startedOn === null ? null : Math.max(0, daysBetween(fact.startedOn, today))
}

/** Days in its stage; null where it was there before anything was recorded. */
export function daysInStage(fact: DealFact, today: CalendarDate): number | null {
  return fact.inStageSince === null ? null : Math.max(0, daysBetween(fact.inStageSince, today))
}

/** Open deals whose close date has passed. */
export function overdue(facts: readonly DealFact[], today: CalendarDate): Figure {
  const late = openDeals(facts).filter(fact => fact.closeDate !== null && fact.closeDate < today)
  return known(late.length, late)
}

/** Open deals whose close date was put off more than once, of what was noted: once happens to everybody. */
export function slippedAgain(facts: readonly DealFact[]): Figure {
  const slipped = openDeals(facts).filter(fact => fact.slips > 1)
  return known(slipped.length, slipped)
}

export interface Stillness {
  /** Known to be in their stage since before the day. */
  readonly still: Figure
  /** Brought by a file that does not say since when they are where they are: they may have moved, who knows. */
  readonly unknown: Figure
}

/** Which open deals have not moved since a day. Counts. */
export function unmovedSince(facts: readonly DealFact[], since: CalendarDate): Stillness {
  const open = openDeals(facts)
  const still = open.filter(fact => fact.inStageSince !== null && fact.inStageSince < since)
  const unknown = open.filter(fact => fact.inStageSince === null)
  return { still: known(still.length, still), unknown: known(unknown.length, unknown) }
}
