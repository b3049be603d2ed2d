import type { CompetitorId } from '../ids'
import type { DealFact } from './fact'
import type { Figure } from './figure'
import { groupBy } from './group'
import { winRateByCount } from './velocity'

export interface Rival {
  readonly competitorId: CompetitorId
  readonly won: number
  readonly decided: number
  readonly rate: Figure
  /** Between which rates the true one lies, in 95 of 100 such cases; null where there are not enough deals. */
  readonly interval: Interval | null
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The rate at which deals are won against each competitor that is named on decided deals; the most deals first. */
export function winRateByCompetitor(
  facts: readonly (DealFact & { readonly competitors: readonly CompetitorId[] })[],
): Rival[] {
  const met = groupBy(facts, ({ kind, competitors }) => (kind === 'open' ? [] : competitors))
  return [...met]
    .map(([competitorId, deals]): Rival => {
      const rate = winRateByCount(deals)
      const won = deals.filter(({ kind }) => kind === 'won').length
      const interval = rate.state === 'known' ? wilson(won, deals.length) : null
      return { competitorId, won, decided: deals.length, rate, interval }
    })
    .sort((a, b) => b.decided - a.decided || (a.competitorId < b.competitorId ? -1 : 1))
}

/**
 * The interval of a rate at 95 % (E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22, 1927): right
 * for few cases, too, and never beyond 0 and 1.
 */
export function wilson(won: number, tried: number, z = 1.959964): Interval {
  const rate = won / tried
  const z2 = (z * z) / tried
  const middle = (rate + z2 / 2) / (1 + z2)
  const half = (z / (1 + z2)) * Math.sqrt((rate * (1 - rate)) / tried + z2 / (4 * tried))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
