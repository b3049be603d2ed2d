import { calendarDateSchema, daysBetween, type CalendarDate } from '../../../core/dates'
import { nameKey } from '../../../core/workspace/names'
import { minorDigits, type Currency, type Money } from '../../../core/money'
import type { Formats } from '../../ui/formats'

/**
 * Reads a date as it is typed: in figures in the order of the place (`31/03/2026`), as the app shows it (`31 Mar 2026`,
 * `Mar 31, 2026`), either without its year (the one nearest to today). Null when it is none.
 */
export function readDate(text: string, formats: Formats, today: CalendarDate): CalendarDate | null {
  return formats.parseDate(text) ?? named(text, formats, today) ?? dayAndMonth(text, formats, today)
}

/** Reads an amount, also in thousands or millions: `42k`, `1.5m`, `1,5 M€`. Null when it is none. */
export function readMoney(text: string, currency: Currency, formats: Formats): Money | null {
  const shortened = /^(.*\d)\s*([km])(?![\p{L}\d])([^\d]*)$/iu.exec(text.trim())
  if (shortened === null) return formats.parseMoney(text, currency)
  const [, number = '', unit = '', sign = ''] = shortened
  // Before `k` and `m`, a mark with one or two digits after it is the decimal one in any language.
  const marked = number.replace(/^([^.,]*)[.,](\d{1,2})$/, `$1${formats.decimalMark}$2`)
  // Read in a currency of three digits, the minor units are thousandths: exact, where a product of floats is not.
  const thousandths = formats.parseMoney(marked + sign, 'KWD')
  if (thousandths === null) return null
  const minor = thousandths.minor * (unit.toLowerCase() === 'm' ? 1_000 : 1) * 10 ** minorDigits(currency)
  return Number.isSafeInteger(minor) ? { minor, currency } : null
}

/** A date with the month in letters, short or in full, in the language of the interface. */
function named(text: string, formats: Formats, today: CalendarDate): CalendarDate | null {
  const words = nameKey(text)
    .split(/[\s,./-]+/)
    .filter(word => word !== '')
  const months = monthsOf(formats.locale)
  const month = words.map(word => months.get(word)).find(found => found !== undefined)
  const numbers = words.filter(word => !months.has(word)).map(word => word.replace(/^1(er|st)$/, '1'))
  if (month === undefined || numbers.length > 2 || words.length - numbers.length !== 1) return null
  const [day = '', year] = numbers
  if (!/^\d{1,2}$/.test(day)) return null
  if (year === undefined) return nearest(month, Number(day), today)
  if (!/^(\d{2}|\d{4})$/.test(year)) return null
  return dateIn(Number(year.length === 2 ? `20${year}` : year), month, Number(day))
}

function dayAndMonth(text: string, { dateOrder }: Formats, today: CalendarDate): CalendarDate | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text.trim())
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[2])]
  return dateOrder === 'dmy' ? nearest(second, first, today) : nearest(first, second, today)
}

function nearest(month: number, day: number, today: CalendarDate): CalendarDate | null {
  const year = Number(today.slice(0, 4))
  const far = (date: CalendarDate) => Math.abs(daysBetween(today, date))
  return [year - 1, year, year + 1]
    .map(one => dateIn(one, month, day))
    .filter(date => date !== null)
    .reduce<CalendarDate | null>((best, date) => (best === null || far(date) < far(best) ? date : best), null)
}

function dateIn(year: number, month: number, day: number): CalendarDate | null {
  const two = (part: number) => String(part).padStart(2, '0')
  const parsed = calendarDateSchema.safeParse(`${year}-${two(month)}-${two(day)}`)
  return parsed.success ? parsed.data : null
}

const known = new Map<string, ReadonlyMap<string, number>>()

/** Names of months without case, accents and points, to their number. */
function monthsOf(locale: string): ReadonlyMap<string, number> {
  const ready = known.get(locale)
  if (ready !== undefined) return ready
  const names = new Map<string, number>()
  for (const style of ['short', 'long'] as const) {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2026, month - 1, 15))
      const name = parts.find(({ type }) => type === 'month')?.value ?? ''
      names.set(nameKey(name).replace(/\.$/, ''), month)
    }
  }
  known.set(locale, names)
  return names
}
