import type { DealFact } from './fact'
import { ENOUGH, known, notEnough, type Figure } from './figure'
import { cycleDays } from './velocity'
import { medianOfSorted } from './median'

/** Won deals whose cycle took from `from` days to under `to`; `to` is null for the last, which holds all longer ones. */
export interface CycleBin {
  readonly from: number
  readonly to: number | null
  readonly count: Figure
}

export interface CycleDistribution {
  readonly bins: readonly CycleBin[]
  /** Days in which half of the won deals were won. */
  readonly median: Figure
}

/** Widths that people think in, in days. */
const WIDTHS = [1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365] as const
const MOST_BINS = 12
/** The longest few would stretch the picture for the rest: they share the last bin. */
const WITHIN = 0.98

/** How long won deals took: their days from start to signature, in equal steps. No bins where they are too few. */
export function cycleDistribution(facts: readonly DealFact[]): CycleDistribution {
  const won = facts.filter(fact => fact.kind === 'won')
  const timed = won.flatMap(fact => {
    const days = cycleDays(fact)
    return days === null ? [] : [{ fact, days }]
  })
  timed.sort((a, b) => a.days - b.days)
  const deals = timed.map(({ fact }) => fact)
  if (timed.length < ENOUGH)
    return { bins: [], median: notEnough(won.length < ENOUGH ? 'deals' : 'dates', deals) }
  const longest = timed[Math.floor((timed.length - 1) * WITHIN)]?.days ?? 0
  const width = WIDTHS.find(one => longest / one < MOST_BINS) ?? 365
  const count = Math.floor(longest / width) + 1
  const bins = Array.from({ length: count }, (_, at): CycleBin => {
    const [from, to] = [at * width, at === count - 1 ? null : (at + 1) * width]
    const mine = timed.filter(({ days }) => days >= from && (to === null || days < to)).map(({ fact }) => fact) // prettier-ignore
    return { from, to, count: known(mine.length, mine) }
  })
  return { bins, median: known(medianOfSorted(timed.map(({ days }) => days)), deals) }
}
