import type { DealFact } from './fact'
import { known, sumOf, type Figure } from './figure'

/** By what the open portfolio is told apart. */
export type Dimension = 'stageId' | 'ownerId' | 'accountId' | 'productId'

/** One line of the portfolio. */
export interface Slice {
  /** The id of the stage, owner, ...; null for the deals that have none. */
  readonly key: string | null
  readonly count: Figure
  /** Minor units, of those that have an amount. */
  readonly sum: Figure
  readonly weighted: Figure
}

export function openDeals(facts: readonly DealFact[]): DealFact[] {
  return facts.filter(fact => fact.kind === 'open')
}

/** Amount times probability, in minor units, not rounded: rounding each deal would move the sum. */
export function weightedMinor(fact: DealFact): number | null {
  return fact.minor === null ? null : fact.minor * fact.probability
}

/** The deals by one dimension: the largest sum first, then the most deals, then the key, so that equal lines keep their order. */
export function portfolioBy(
  facts: readonly DealFact[],
  by: Dimension | ((fact: DealFact) => string | null),
): Slice[] {
  const groups = new Map<string | null, DealFact[]>()
  for (const fact of facts) {
    const key = typeof by === 'function' ? by(fact) : fact[by]
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return [...groups].map(([key, deals]) => sliceOf(key, deals)).sort(bySum)
}

function sliceOf(key: string | null, deals: readonly DealFact[]): Slice {
  return {
    key,
    count: known(deals.length, deals),
    sum: sumOf(deals, deal => deal.minor),
    weighted: sumOf(deals, weightedMinor),
  }
}

function bySum(a: Slice, b: Slice): number {
  const worth = (figure: Figure): number => (figure.state === 'known' ? figure.value : 0)
  return (
    worth(b.sum) - worth(a.sum) || worth(b.count) - worth(a.count) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
  )
}
