import type { Currency } from '../money'
import type { DealFact } from './fact'
import { newestRates, type Rate } from './rates'

export interface RateUsed {
  readonly currency: Currency
  /** The rate that counts, with its day; null where there is none: these deals are in no sum. */
  readonly rate: Rate | null
  readonly deals: readonly DealFact['id'][]
}

/** By which rates the amounts of these deals are told in the figures' currency; none where all are in it. */
export function ratesUsed(facts: readonly DealFact[], into: Currency, rates: readonly Rate[]): RateUsed[] {
  const newest = newestRates(into, rates)
  const byCurrency = new Map<Currency, DealFact['id'][]>()
  for (const { id, amount } of facts) {
    if (amount === null || amount.currency === into) continue
    const deals = byCurrency.get(amount.currency)
    if (deals === undefined) byCurrency.set(amount.currency, [id])
    else deals.push(id)
  }
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, deals]) => ({ currency, rate: newest.get(currency) ?? null, deals }))
}
