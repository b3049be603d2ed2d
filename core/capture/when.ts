import { calendarDateSchema, daysBetween, type CalendarDate, type DateOrder } from '../dates'
import { addDays } from '../insights/period'

/** A day that a sentence speaks of, and where it does. */
export interface When {
  readonly date: CalendarDate
  /** The words for it, with what leads to them (`by Friday`, `pour le 12/3`): from, to. */
  readonly from: number
  readonly to: number
}

/** What comes before a day and belongs to it. */
const LEADS = "(?:(?:by|on|before|until|due|this|next|for|d[’']ici(?: à| au)?|avant|pour|ce|au|le|la)\\s+)"
const LEAD = `${LEADS}{0,3}`
const START = '(?<![\\p{L}\\d])'
const END = '(?![\\p{L}\\d])'

const WEEKDAYS: readonly string[] = [
  'sunday|dimanche', 'monday|lundi', 'tuesday|mardi', 'wednesday|mercredi', 'thursday|jeudi', 'friday|vendredi', 'saturday|samedi',
] // prettier-ignore
/** Short ones mean other things, too (`mon contact`, `she sat`): they count only after a word such as `by`. */
const SHORT_WEEKDAYS: readonly string[] = [
  'sun|dim',
  'mon|lun',
  'tue|tues|mar',
  'wed|mer',
  'thu|thurs',
  'fri|ven',
  'sat|sam',
]
const MONTHS: readonly string[] = [
  'january|jan|janvier|janv', 'february|feb|f[ée]vrier|f[ée]v', 'march|mars', 'april|apr|avril|avr', 'may|mai', 'june|jun|juin', 'july|jul|juillet|juil', 'august|aug|ao[ûu]t', 'september|sept|sep|septembre', 'october|oct|octobre', 'november|nov|novembre', 'december|dec|d[ée]cembre|d[ée]c',
] // prettier-ignore
const MONTH = MONTHS.join('|')

type Read = (match: RegExpExecArray, today: CalendarDate, order: DateOrder) => CalendarDate | null

/** Each way to speak of a day, the surest first. */
const ways: readonly (readonly [RegExp, Read])[] = [
  [pattern('(\\d{4}-\\d{2}-\\d{2})'), match => dateOrNull(match[1] ?? '')],
  [
    pattern('(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?'),
    (match, today, order) => {
      const [first, second] = [Number(match[1]), Number(match[2])]
      return order === 'mdy' ? ofYear(first, second, match[3], today) : ofYear(second, first, match[3], today)
    },
  ],
  [
    pattern(`(\\d{1,2})(?:st|nd|rd|th|er)?\\s+(${MONTH})\\.?(?:\\s+(\\d{4}))?`),
    (match, today) => ofYear(indexOf(MONTHS, match[2]) + 1, Number(match[1]), match[3], today),
  ],
  [
    pattern(`(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`),
    (match, today) => ofYear(indexOf(MONTHS, match[1]) + 1, Number(match[2]), match[3], today),
  ],
  [pattern('(?:day after tomorrow|apr[èe]s[- ]demain)'), (_match, today) => addDays(today, 2)],
  [pattern('(?:tomorrow|demain)'), (_match, today) => addDays(today, 1)],
  [pattern("(?:today|tonight|aujourd[’']hui|ce soir)"), (_match, today) => today],
  [
    pattern('(?:in|dans)\\s+(\\d{1,3}|an?|une?|one|two|three|deux|trois)\\s+(days?|jours?|weeks?|semaines?)'),
    (match, today) => {
      const count = numberOf(match[1] ?? '')
      return addDays(today, /^(w|s)/i.test(match[2] ?? '') ? count * 7 : count)
    },
  ],
  [
    pattern('(?:week|semaine prochaine)'),
    (match, today) => (isWeek(match[0]) ? nextWeekday(today, 1) : null),
  ],
  [
    pattern(`(${WEEKDAYS.join('|')})\\.?(?:\\s+prochain)?`),
    (match, today) => nextWeekday(today, indexOf(WEEKDAYS, match[1])),
  ],
  [
    new RegExp(`${START}${LEADS}{1,3}(${SHORT_WEEKDAYS.join('|')})\\.?${END}`, 'iu'),
    (match, today) => nextWeekday(today, indexOf(SHORT_WEEKDAYS, match[1])),
  ],
]

/**
 * The first day that a sentence speaks of, in English or French: `by Friday`, `demain`, `12/3`, `in 2 weeks`, `le 3 décembre`. A weekday is the next
 * one after today; a day and a month without a year, the next one from today on. Null where it speaks of none.
 *
 * @param order how figures are read: `12/3` is 12 March, or 3 December
 */
export function findWhen(text: string, today: CalendarDate, order: DateOrder): When | null {
  for (const [way, read] of ways) {
    const match = way.exec(text)
    const date = match === null ? null : read(match, today, order)
    if (match !== null && date !== null) return { date, from: match.index, to: match.index + match[0].length }
  }
  return null
}

function pattern(words: string): RegExp {
  return new RegExp(`${START}${LEAD}${words}${END}`, 'iu')
}

/** `week` alone is no day; `next week` and `semaine prochaine` are. */
function isWeek(said: string): boolean {
  return /next\s+week|prochaine/i.test(said)
}

function nextWeekday(today: CalendarDate, weekday: number): CalendarDate {
  const from = new Date(Date.parse(today)).getUTCDay()
  return addDays(today, (weekday - from + 6) % 7 + 1) // prettier-ignore
}

function ofYear(
  month: number,
  day: number,
  year: string | undefined,
  today: CalendarDate,
): CalendarDate | null {
  if (year !== undefined) return compose(Number(year.length === 2 ? `20${year}` : year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const here = compose(thisYear, month, day)
  return here !== null && daysBetween(today, here) >= 0 ? here : compose(thisYear + 1, month, day)
}

function compose(year: number, month: number, day: number): CalendarDate | null {
  const two = (part: number): string => String(part).padStart(2, '0')
  return dateOrNull(`${year}-${two(month)}-${two(day)}`)
}

function dateOrNull(text: string): CalendarDate | null {
  return calendarDateSchema.safeParse(text).data ?? null
}

function indexOf(names: readonly string[], said: string | undefined): number {
  return names.findIndex(name => new RegExp(`^(?:${name})$`, 'iu').test(said ?? ''))
}

function numberOf(said: string): number {
  const words: Readonly<Record<string, number>> = { two: 2, deux: 2, three: 3, trois: 3 }
  return /^\d/.test(said) ? Number(said) : (words[said.toLowerCase()] ?? 1)
}
