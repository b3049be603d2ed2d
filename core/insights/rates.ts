import { z } from 'zod'
import { calendarDateSchema } from '../dates'
import { currencySchema, minorDigits, type Currency, type Money } from '../money'

/** A rate that somebody typed: one unit of `currency` is worth `worth` units of the figures' currency, as of a day. */
export const rateSchema = z.object({
  currency: currencySchema,
  worth: z.number().positive().finite(),
  on: calendarDateSchema,
  /** The currency that its worth is told in; null or missing: whatever the figures are told in. */
  into: currencySchema.nullable().optional(),
})
export type Rate = z.infer<typeof rateSchema>

/** The rate of the latest day of each currency, of those that are told in this one. */
export function newestRates(into: Currency, rates: readonly Rate[]): ReadonlyMap<Currency, Rate> {
  const newest = new Map<Currency, Rate>()
  for (const rate of rates) {
    if ((rate.into ?? into) !== into) continue
    const known = newest.get(rate.currency)
    // Two of one day were typed apart: one of them is taken, the same one on every computer.
    const isNewer =
      known === undefined || (rate.on === known.on ? rate.worth < known.worth : rate.on > known.on)
    if (isNewer) newest.set(rate.currency, rate)
  }
  return newest
}

/**
 * Of several rates for one currency the one of the latest day counts. An amount that would be more than a number holds to the cent is in no
 * figure, as one without a rate is: a sum with it would be wrong to the last digit and look right.
 */
export function converter(into: Currency, rates: readonly Rate[]): (money: Money) => number | null {
  const newest = newestRates(into, rates)
  return ({ minor, currency }) => {
    if (currency === into) return minor
    const rate = newest.get(currency)
    if (rate === undefined) return null
    // Whole minor units: a figure that is opened adds up to the deals behind it.
    const worth = Math.round(minor * rate.worth * 10 ** (minorDigits(into) - minorDigits(currency)))
    return Number.isSafeInteger(worth) ? worth : null
  }
}
