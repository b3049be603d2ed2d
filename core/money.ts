import { z } from 'zod'

/** Money is integer minor units and an ISO 4217 code (D2): never a float, never a bare number. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'not a currency code')
export type Currency = z.infer<typeof currencySchema>

export const moneySchema = z.object({
  minor: z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
  currency: currencySchema,
})
export type Money = z.infer<typeof moneySchema>

/**
 * Digits after the point, where they are not two (ISO 4217). A table and not `Intl`, because two computers with
 * different Unicode data must read one file as the same number of minor units.
 */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
} // prettier-ignore

export function minorDigits(currency: Currency): number {
  return DIGITS[currency] ?? 2
}

/** Major units as a number, for charts and `Intl.NumberFormat`; not for sums. */
export function toMajor(money: Money): number {
  return money.minor / 10 ** minorDigits(money.currency)
}

/** Plain decimal text, as files carry it: `1234.50`, `-3`, no grouping, a point. */
export function toDecimal(money: Money): string {
  const digits = minorDigits(money.currency)
  const sign = money.minor < 0 ? '-' : ''
  const text = String(Math.abs(money.minor)).padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  const fraction = text.slice(-digits)
  return sign + text.slice(0, -digits) + (/^0+$/.test(fraction) ? '' : `.${fraction}`)
}

/** The same number of another currency: somebody wrote the wrong one. Null where that currency does not hold as many digits. */
export function inCurrency(money: Money, currency: Currency): Money | null {
  return parseMoney(toDecimal(money), currency, '.')
}

/** What trade is mostly written in, to be offered beside what a workspace already uses. */
export const commonCurrencies: readonly Currency[] = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'JPY', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN'] // prettier-ignore

export type DecimalMark = '.' | ','

/**
 * Reads an amount as people and CRMs write it: `1 234,50`, `1,234.50`, `$1234`, `(1,200.00)` for a negative one, `12'500.–`, `12,34,567` in
 * India. Grouping marks are the other mark, spaces of any width, and apostrophes, three digits after the last of them: `12,50` where the
 * point is the mark is no amount, and least of all 1,250. Null when it is not an amount, or has more fraction digits than the currency
 * holds (rounding money in silence is how totals stop matching). A currency that the text names is not looked at: who has text of unknown
 * currency asks `exchange/currencies`.
 */
export function parseMoney(text: string, currency: Currency, mark: DecimalMark): Money | null {
  const negative = /^\s*(-|\(|−)/.test(text) || /-\s*$/.test(text)
  // `12€50` says twelve and a half to whoever wrote it, and 1250 to whoever strips the sign.
  if (/\d\s*(?:[A-Z]{2,3}|\p{Sc})\s*\d/u.test(text)) return null
  // Two numbers beside each other, `10 20`, are not one.
  if (/\d[\s\u00a0\u202f'’]+(?!\d{3}(?!\d))\d/.test(text)) return null
  const bare = text.replace(/[\s\u00a0\u202f'’()−-]|[A-Z]{2,3}|\p{Sc}/gu, '')
  const shape =
    mark === '.'
      ? /^(\d+|\d{1,3}(?:,\d{2,3})*,\d{3})?(?:\.(\d*))?$/
      : /^(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/
  const match = shape.exec(bare)
  if (match === null || (match[1] === undefined && !match[2])) return null
  const digits = minorDigits(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return null
  const minor = Number((match[1] ?? '0').replace(/[.,]/g, '') + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? { minor: negative && minor !== 0 ? -minor : minor, currency } : null
}
