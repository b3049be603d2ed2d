import { calendarDateSchema, parseDate, type CalendarDate, type DateOrder } from '../dates'
import { addDays, monthOf, quarterOf, yearOf, type FiscalStart, type Period } from '../insights/period'
import type { Words } from './concepts'

export interface PeriodContext {
  readonly today: CalendarDate
  readonly fiscalStart: FiscalStart
  /** How `3/4/2026` is written here. */
  readonly dateOrder: DateOrder
}

/** When a question asks for. `March` without a year is a month of the calendar: which one, what is asked decides. */
export type When =
  | { readonly kind: 'in'; readonly period: Period }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'quarter'; readonly quarter: number }
  | { readonly kind: 'since'; readonly day: CalendarDate }

/** What was read, and how many words it took. */
export interface Spanned<T> {
  readonly value: T
  readonly length: number
}

type Unit = keyof Words['units']

/** The time that the words from a place on name; null where they name none. The longest reading counts. */
export function readWhen(
  tokens: readonly string[],
  at: number,
  words: Words,
  context: PeriodContext,
): Spanned<When> | null {
  // prettier-ignore
  const since = phraseAt(tokens, at, words.since)
  const readings = [
    since === 0 ? null : readSince(tokens, at, since, words, context),
    readIn(tokens, at, words, context),
  ]
  return readings.reduce((best, one) => (one !== null && one.length > (best?.length ?? 0) ? one : best), null)
}

function readSince(
  tokens: readonly string[],
  at: number,
  since: number,
  words: Words,
  context: PeriodContext,
): Spanned<When> | null {
  // prettier-ignore
  const begins = phraseAt(tokens, at + since, words.began)
  const next = at + since + begins
  const day = readDay(tokens, next, words, context)
  if (day !== null) return { value: { kind: 'since', day: day.value }, length: since + begins + day.length }
  const period = readIn(tokens, next, words, context)
  if (period === null || period.value.kind !== 'in') return null
  // *since the month began*: the verb stands behind.
  const behind = begins === 0 ? phraseAt(tokens, next + period.length, words.began) : 0
  const length = since + begins + period.length + behind
  return { value: { kind: 'since', day: period.value.period.from }, length }
}

/** A day: yesterday, Monday, 3 March, 2026-03-03. Weekdays and days of a month are those that were. */
function readDay(
  tokens: readonly string[],
  at: number,
  words: Words,
  context: PeriodContext,
): Spanned<CalendarDate> | null {
  // prettier-ignore
  const { today, dateOrder } = context
  const yesterday = phraseAt(tokens, at, words.yesterday)
  if (yesterday > 0) return { value: addDays(today, -1), length: yesterday }
  const now = phraseAt(tokens, at, words.today)
  if (now > 0) return { value: today, length: now }
  const last = phraseAt(tokens, at, words.last)
  const weekday = words.weekdays.findIndex(names => names.includes(tokens[at + last] ?? ''))
  if (weekday >= 0) {
    const behind = phraseAt(tokens, at + last + 1, words.last)
    const day = lastWeekday(today, weekday)
    // Said on a Monday, *last Monday* is the one before.
    const value = day === today && last + behind > 0 ? addDays(day, -7) : day
    return { value, length: last + 1 + behind }
  }
  const date = parseDate(tokens[at] ?? '', 'iso') ?? parseDate(tokens[at] ?? '', dateOrder)
  return date !== null ? { value: date, length: 1 } : readDayOfMonth(tokens, at, words, today)
}

function readDayOfMonth(
  tokens: readonly string[],
  at: number,
  words: Words,
  today: CalendarDate,
): Spanned<CalendarDate> | null {
  // prettier-ignore
  const [first = '', second = '', third = ''] = tokens.slice(at)
  const monthOfName = (name: string): number => words.months.findIndex(names => names.includes(name)) + 1
  const [month, day] = monthOfName(second) > 0 ? [monthOfName(second), numberOf(first)] : [monthOfName(first), numberOf(second)] // prettier-ignore
  if (month === 0 || day === null) return null
  const year = /^(19|20)\d\d$/.test(third) ? Number(third) : null
  const inYear = (of: number): CalendarDate | null =>
    calendarDateSchema.safeParse(`${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).data ?? null // prettier-ignore
  const thisYear = inYear(Number(today.slice(0, 4)))
  const value = year !== null ? inYear(year) : thisYear !== null && thisYear > today ? inYear(Number(today.slice(0, 4)) - 1) : thisYear // prettier-ignore
  return value === null ? null : { value, length: year === null ? 2 : 3 }
}

/** `3`, `3rd`, `1er`. */
function numberOf(word: string): number | null {
  const match = /^(\d{1,2})(st|nd|rd|th|er|e)?$/.exec(word)
  return match === null ? null : Number(match[1])
}

function lastWeekday(today: CalendarDate, weekday: number): CalendarDate {
  const now = (new Date(Date.parse(today)).getUTCDay() + 6) % 7
  return addDays(today, -((now - weekday + 7) % 7))
}

function readIn(
  tokens: readonly string[],
  at: number,
  words: Words,
  context: PeriodContext,
): Spanned<When> | null {
  // prettier-ignore
  const { today, fiscalStart } = context
  const whole = (period: Period, length: number): Spanned<When> => ({ value: { kind: 'in', period }, length })
  const word = tokens[at] ?? ''
  const now = phraseAt(tokens, at, words.today)
  if (now > 0) return whole({ from: today, to: today }, now)
  const yesterday = phraseAt(tokens, at, words.yesterday)
  if (yesterday > 0) return whole({ from: addDays(today, -1), to: addDays(today, -1) }, yesterday)
  const quarter = new RegExp(`^${words.quarterLetter}([1-4])$`).exec(word)?.[1]
  if (quarter !== undefined) {
    const year = yearAt(tokens, at + 1)
    if (year === null) return { value: { kind: 'quarter', quarter: Number(quarter) }, length: 1 }
    const first = yearOf(dateIn(year, fiscalStart), fiscalStart).from
    return whole(quarterOf(first, fiscalStart, Number(quarter) - 1), 2)
  }
  const month = words.months.findIndex(names => names.includes(word)) + 1
  if (month > 0) {
    const year = yearAt(tokens, at + 1)
    return year === null ? { value: { kind: 'month', month }, length: 1 } : whole(monthOf(dateIn(year, month)), 2) // prettier-ignore
  }
  const year = yearAt(tokens, at)
  if (year !== null) return whole(yearOf(dateIn(year, fiscalStart), fiscalStart), 1)
  return readUnit(tokens, at, words, context)
}

/** `this month`, `next quarter`, `trimestre dernier`, `last 30 days`. */
function readUnit(
  tokens: readonly string[],
  at: number,
  words: Words,
  context: PeriodContext,
): Spanned<When> | null {
  // prettier-ignore
  const before = { this: phraseAt(tokens, at, words.this), last: phraseAt(tokens, at, words.last), next: phraseAt(tokens, at, words.next) } // prettier-ignore
  const length = Math.max(before.this, before.last, before.next)
  const counted = numberOf(tokens[at + length] ?? '')
  const skip = counted === null ? length : length + 1
  // French says it behind: *trimestre dernier*, *30 derniers jours*.
  const between = counted === null ? 0 : Math.max(phraseAt(tokens, at + skip, words.last), phraseAt(tokens, at + skip, words.next)) // prettier-ignore
  const unit = unitAt(tokens, at + skip + between, words)
  if (unit === null) return null
  const behind = at + skip + between + 1
  const after = { last: phraseAt(tokens, behind, words.last), next: phraseAt(tokens, behind, words.next) }
  const isLast = before.last === length && length > 0 && before.last > before.this
  const isNext = before.next === length && length > 0 && before.next > before.this
  const away = isLast || after.last > 0 || (between > 0 && phraseAt(tokens, at + skip, words.last) > 0) ? -1 : isNext || after.next > 0 || between > 0 ? 1 : 0 // prettier-ignore
  if (away === 0 && length === 0 && !isNow(tokens, behind)) return null
  const taken = skip + between + 1 + Math.max(after.last, after.next)
  const now = away === 0 && isNow(tokens, behind) ? (tokens[behind] === 'en' ? 2 : 1) : 0
  if (counted !== null) {
    if (unit !== 'day' || away === 0) return null
    return { value: { kind: 'in', period: daysAround(context.today, counted * away) }, length: taken }
  }
  const period = periodOf(unit, away, context)
  return period === null ? null : { value: { kind: 'in', period }, length: taken + now }
}

/** `ce mois-ci`, `trimestre en cours`. */
function isNow(tokens: readonly string[], at: number): boolean {
  return (
    tokens[at] === 'ci' || tokens[at] === 'courant' || (tokens[at] === 'en' && tokens[at + 1] === 'cours')
  )
}

function periodOf(unit: Unit, away: number, { today, fiscalStart }: PeriodContext): Period | null {
  switch (unit) {
    case 'day':
      return null
    case 'week': {
      const monday = addDays(lastWeekday(today, 0), away * 7)
      return { from: monday, to: addDays(monday, 6) }
    }
    case 'month':
      return monthOf(today, away)
    case 'quarter':
      return quarterOf(today, fiscalStart, away)
    case 'year':
      return yearOf(today, fiscalStart, away)
  }
}

/** Today counts among the days before and after it. */
function daysAround(today: CalendarDate, days: number): Period {
  return days < 0
    ? { from: addDays(today, days + 1), to: today }
    : { from: today, to: addDays(today, days - 1) }
}

function unitAt(tokens: readonly string[], at: number, { units }: Words): Unit | null {
  const word = tokens[at]
  if (word === undefined) return null
  if (units.day.includes(word)) return 'day'
  if (units.week.includes(word)) return 'week'
  if (units.month.includes(word)) return 'month'
  if (units.quarter.includes(word)) return 'quarter'
  return units.year.includes(word) ? 'year' : null
}

function yearAt(tokens: readonly string[], at: number): number | null {
  const word = tokens[at] ?? ''
  return /^(19|20)\d\d$/.test(word) ? Number(word) : null
}

function dateIn(year: number, month: number): CalendarDate {
  return calendarDateSchema.parse(`${year}-${String(month).padStart(2, '0')}-01`)
}

/** Words that the longest of these phrases takes here; 0 where none of them stands here. */
export function phraseAt(tokens: readonly string[], at: number, phrases: readonly string[]): number {
  let longest = 0
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    if (words.length > longest && words.every((word, i) => tokens[at + i] === word)) longest = words.length
  }
  return longest
}

/** A month or quarter that was named without its year: the last one of a thing that was, the next one of a thing to come. */
export function settle(when: When, tense: 'past' | 'future', { today, fiscalStart }: PeriodContext): When {
  if (when.kind === 'in' || when.kind === 'since') return when
  const candidates = [-1, 0, 1].map(away => {
    if (when.kind === 'month') return monthOf(dateIn(Number(today.slice(0, 4)) + away, when.month))
    const first = yearOf(today, fiscalStart, away).from
    return quarterOf(first, fiscalStart, when.quarter - 1)
  })
  const found = tense === 'past' ? candidates.findLast(({ from }) => from <= today) : candidates.find(({ to }) => to >= today) // prettier-ignore
  return { kind: 'in', period: found ?? monthOf(today) }
}
