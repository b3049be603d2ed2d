import type { DealId } from '../ids'
import type { DealFact } from './fact'

/**
 * A figure that can be opened: what it is worth, and the deals that it was made of. Where there are too few of them it says
 * so and nothing else: a rate of three deals is an anecdote.
 */
export type Figure =
  | { readonly state: 'known'; readonly value: number; readonly deals: readonly DealId[] }
  | {
      readonly state: 'not-enough'
      readonly why: NotEnough
      readonly deals: readonly DealId[]
      readonly needed: number
    }

export type NotEnough =
  /** Fewer deals than it takes. */
  | 'deals'
  /** The deals are there, but what they hold is not: lost deals without an amount say nothing of value. */
  | 'amounts'
  | 'dates'
  /** From which stage they were lost is not known of most. */
  | 'stages'
  /** What it is divided by is nothing: a target that is met, or none at all. */
  | 'nothing-to-cover'

/** Fewest deals behind an average or a rate. */
export const ENOUGH = 5

export function known(value: number, deals: readonly DealFact[]): Figure {
  return { state: 'known', value, deals: deals.map(deal => deal.id) }
}

export function notEnough(why: NotEnough, deals: readonly DealFact[], needed = ENOUGH): Figure {
  return { state: 'not-enough', why, deals: deals.map(deal => deal.id), needed }
}

/** A sum is right for any number of deals, none too. Deals without a value are not among those it was made of. */
export function sumOf(deals: readonly DealFact[], worth: (deal: DealFact) => number | null): Figure {
  const counted = deals.filter(deal => worth(deal) !== null)
  return known(
    counted.reduce((sum, deal) => sum + (worth(deal) ?? 0), 0),
    counted,
  )
}

/** The mean over those that have a value, where they are enough. */
export function meanOf(
  deals: readonly DealFact[],
  worth: (deal: DealFact) => number | null,
  missing: NotEnough,
): Figure {
  const counted = deals.filter(deal => worth(deal) !== null)
  if (counted.length < ENOUGH) return notEnough(deals.length < ENOUGH ? 'deals' : missing, counted)
  return known(counted.reduce((sum, deal) => sum + (worth(deal) ?? 0), 0) / counted.length, counted)
}

/** The value, or null where there is not enough to say one. */
export function valueOf(figure: Figure): number | null {
  return figure.state === 'known' ? figure.value : null
}
