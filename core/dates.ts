import { z } from 'zod'

/** A calendar date, `2017-03-01`: no time, no zone (D2). Dates compare as text. */
export const calendarDateSchema = z
  .string()
  .refine(isCalendarDate, 'not a date (yyyy-mm-dd)')
  .brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof calendarDateSchema>

/** The first and the last day that there is, as UTC midnights: what a date can say, and what a file's typing errors go beyond. */
const FIRST_DAY = Date.UTC(1900, 0, 1)
const LAST_DAY = Date.UTC(2999, 11, 31)

/**
 * An instant: UTC milliseconds. Shown to people, never used to order what other computers wrote (D2). One beyond the calendar comes of a
 * broken clock: it is read as the calendar's last, because no text or change that carries it is worth less for it.
 */
export const instantSchema = z
  .number()
  .int()
  .nonnegative()
  .transform(instant => Math.min(instant, LAST_DAY))
export type Instant = z.infer<typeof instantSchema>

/** How a file writes its dates. `iso` also takes a time after the date, which is dropped. */
export type DateOrder = 'iso' | 'dmy' | 'mdy'

const DAY = 86_400_000

/** Whether the text is a real day: `2017-02-29` is not. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Reads a date in the given order, with `/`, `.`, `-` or a space between its parts; two-digit years are 2000-2099. Null when it is none. */
export function parseDate(text: string, order: DateOrder): CalendarDate | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(trimmed)
  if (iso !== null) return compose(iso[1], iso[2], iso[3])
  if (order === 'iso') return null
  const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,].*)?$/.exec(trimmed)
  if (match === null) return null
  const year = match[3]?.length === 2 ? `20${match[3]}` : match[3]
  return order === 'dmy' ? compose(year, match[2], match[1]) : compose(year, match[1], match[2])
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(Date.parse(date)).getUTCDay()
}

/** The calendar date of an instant in the given zone (default: this computer's, wherever it has been taken by now). Total: beyond the calendar it is its last day. */
export function dateOf(instant: Instant, timeZone?: string): CalendarDate {
  const told = Math.min(Math.max(0, instant), LAST_DAY)
  if (timeZone !== undefined) return calendarDateSchema.parse(dayFormat(timeZone).format(told))
  const date = new Date(told)
  const digits = (value: number, length: number): string => String(value).padStart(length, '0')
  return calendarDateSchema.parse(
    [digits(date.getFullYear(), 4), digits(date.getMonth() + 1, 2), digits(date.getDate(), 2)].join('-'),
  )
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs as much as a hundred dates written by it. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timeZone)
  if (format === undefined) {
    const shape = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    dayFormats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, ...shape })))
  }
  return format
}

/** The calendar date of a UTC midnight; the calendar's first or last where that is beyond it. */
export function dateAt(midnight: number): CalendarDate {
  const within = Math.min(LAST_DAY, Math.max(FIRST_DAY, midnight))
  return calendarDateSchema.parse(new Date(within).toISOString().slice(0, 10))
}

/** The first instant of a date in this computer's zone. */
export function startOfDay(date: CalendarDate): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day).getTime()
}

function compose(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): CalendarDate | null {
  if (year === undefined || month === undefined || day === undefined) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(text) ? (text as CalendarDate) : null
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2999) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
