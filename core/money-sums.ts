import type { Currency, Money } from './money'

/**
 * One sum a currency; amounts of two currencies are never added. The currency of most amounts first, then by its code: how the deals are
 * sorted changes nothing of it.
 */
export function sumsOf(amounts: Iterable<Money | null>): Money[] {
  const sums = new Map<Currency, { minor: number; count: number }>()
  for (const amount of amounts) {
    if (amount === null) continue
    const sum = sums.get(amount.currency)
    if (sum === undefined) sums.set(amount.currency, { minor: amount.minor, count: 1 })
    else {
      sum.minor += amount.minor
      sum.count += 1
    }
  }
  return [...sums]
    .sort(([a, { count: many }], [b, { count: few }]) => few - many || (a < b ? -1 : 1))
    .map(([currency, { minor }]) => ({ minor, currency }))
}
