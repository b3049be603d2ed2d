import { parseDate, type CalendarDate, type DateOrder } from '../../core/dates'
import {
  minorDigits,
  parseMoney,
  toMajor,
  type Currency,
  type DecimalMark,
  type Money,
} from '../../core/money'

/** How this person reads and writes money, dates and numbers: by the language of the interface and the region of the computer. */
export interface Formats {
  readonly locale: string
  readonly dateOrder: DateOrder
  readonly decimalMark: DecimalMark
  money(money: Money): string
  /** `€1.2M`: for sums, where the full one is on hover. */
  compact(money: Money): string
  date(date: CalendarDate): string
  /** `November 2026`, of `2026-11`. */
  month(month: string): string
  /** `Nov`, of a date. */
  shortMonth(date: CalendarDate): string
  instant(at: number): string
  percent(share: number): string
  number(value: number): string
  /** As text to edit: no currency sign, no grouping. */
  typedMoney(money: Money): string
  typedDate(date: CalendarDate): string
  parseMoney(text: string, currency: Currency): Money | null
  parseDate(text: string): CalendarDate | null
  readonly moneyExample: string
  readonly dateExample: string
}

const cache = new Map<string, Intl.NumberFormat>()
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}/${JSON.stringify(options)}`
  let format = cache.get(key)
  if (format === undefined) cache.set(key, (format = new Intl.NumberFormat(locale, options)))
  return format
}

/** @param locale such as `en-US` or `fr-FR` */
export function createFormats(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const monthOf = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const typed = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const decimalMark = markOf(locale)
  const dateOrder = orderOf(typed)
  return {
    locale,
    dateOrder,
    decimalMark,
    money: money => moneyText(locale, money),
    compact: money => compactText(locale, money),
    date: date => day.format(Date.parse(date)),
    month: month => monthOf.format(Date.parse(`${month}-01`)),
    shortMonth: date => shortMonth.format(Date.parse(date)),
    instant: at => moment.format(at),
    percent: share => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    number: value => numberFormat(locale, {}).format(value),
    typedMoney: money =>
      numberFormat(locale, { useGrouping: false, maximumFractionDigits: minorDigits(money.currency) }).format(
        toMajor(money),
      ),
    typedDate: date => typed.format(Date.parse(date)),
    parseMoney: (text, currency) => parseMoney(text, currency, decimalMark),
    parseDate: text => parseDate(text, dateOrder),
    moneyExample: numberFormat(locale, { minimumFractionDigits: 2 }).format(12_500.5),
    dateExample: typed.format(Date.UTC(2026, 2, 31)),
  }
}

/** The region of the computer where it speaks the language of the interface, else that language's own. */
export function localeOf(language: 'en' | 'fr', systemLocale: string): string {
  if (systemLocale.toLowerCase().startsWith(language)) return systemLocale
  return language === 'fr' ? 'fr-FR' : 'en-GB'
}

function moneyText(locale: string, money: Money): string {
  const digits = minorDigits(money.currency)
  const whole = money.minor % 10 ** digits === 0
  const options = {
    style: 'currency',
    currency: money.currency,
    ...(whole && { maximumFractionDigits: 0 }),
  } as const
  return numberFormat(locale, options).format(toMajor(money))
}

function compactText(locale: string, money: Money): string {
  const major = toMajor(money)
  if (Math.abs(major) < 1_000)
    return moneyText(locale, { ...money, minor: Math.round(major) * 10 ** minorDigits(money.currency) })
  const options = {
    style: 'currency',
    currency: money.currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  } as const
  return numberFormat(locale, options).format(major)
}

function markOf(locale: string): DecimalMark {
  const part = numberFormat(locale, {})
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')
  return part?.value === ',' ? ',' : '.'
}

function orderOf(format: Intl.DateTimeFormat): DateOrder {
  const first = format.formatToParts(0).find(({ type }) => type !== 'literal')?.type
  return first === 'year' ? 'iso' : first === 'month' ? 'mdy' : 'dmy'
}
