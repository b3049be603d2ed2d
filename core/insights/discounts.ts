import { agreedDiscount, type Give } from '../deal/ledger'
import type { DealId } from '../ids'
import { ENOUGH } from './figure'
import { medianOfSorted } from './median'

/** A won deal alike, with what was given in it and what came back. */
export interface Trade {
  readonly dealId: DealId
  /** What was agreed, as a part of the price, 0 to 1 (`agreedDiscount`). */
  readonly discount: number
  /** What was obtained for it, each as it was written. */
  readonly gets: readonly string[]
}

export interface DiscountPast {
  /** Won deals alike in which gives and gets were written down; those without a discount count, too. */
  readonly deals: number
  /** Null: too few deals to speak of a middle (B4). */
  readonly middle: { readonly discount: number; readonly withGet: number } | null
  /** Those with the most in return first, the larger discount first among them. */
  readonly trades: readonly Trade[]
}

const SHOWN = 3

/**
 * What was obtained for what discount in won deals alike. The middle is the median of their agreed discounts; `withGet` counts the deals
 * in which something came back.
 * @param won the gives of each won deal alike, by deal; deals of whose trades nothing was written down are no evidence, and left out
 */
export function discountPast(
  won: readonly { readonly dealId: DealId; readonly gives: readonly Give[] }[],
): DiscountPast {
  const trades = won.flatMap(({ dealId, gives }): Trade[] => {
    const agreed = gives.filter(({ deleted, state }) => deleted === null && state === 'agreed')
    if (agreed.length === 0) return []
    const gets = agreed.map(({ get }) => get.trim()).filter(get => get !== '')
    // 10 % is 10 %, not a hair less: it is compared with what somebody types.
    return [{ dealId, discount: Math.round(agreedDiscount(agreed) * 1e6) / 1e6, gets }]
  })
  const sorted = [...trades].sort(
    (a, b) => b.gets.length - a.gets.length || b.discount - a.discount || (a.dealId < b.dealId ? -1 : 1),
  )
  const withGet = trades.filter(({ gets }) => gets.length > 0).length
  return {
    deals: trades.length,
    middle:
      trades.length < ENOUGH
        ? null
        : { discount: medianOfSorted(trades.map(({ discount }) => discount).sort((a, b) => a - b)), withGet },
    trades: sorted.filter(({ gets, discount }) => gets.length > 0 || discount > 0).slice(0, SHOWN),
  }
}
