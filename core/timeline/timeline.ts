import { daysBetween, type CalendarDate } from '../dates'
import { addDays } from '../insights/period'

/** How much of time a screen holds. */
export const zooms = ['month', 'quarter', 'year'] as const
export type Zoom = (typeof zooms)[number]
/** Pixels a day. */
export const PER_DAY: Readonly<Record<Zoom, number>> = { month: 16, quarter: 5, year: 1.5 }

/** A deal from its start to its close. `start` or `close` false: nobody has said when, and the bar ends there as one that is open does. */
export interface Bar {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly start: boolean
  readonly close: boolean
}

/** How long a bar is drawn whose start nobody knows, in days. */
const UNKNOWN = 30

/** Null for a deal without any date. One that closes before it starts is drawn over the days between, as wide as they are. */
export function barOf(
  startedOn: CalendarDate | null,
  closeDate: CalendarDate | null,
  today: CalendarDate,
): Bar | null {
  if (startedOn !== null && closeDate !== null) {
    const [from, to] = startedOn <= closeDate ? [startedOn, closeDate] : [closeDate, startedOn]
    return { from, to, start: true, close: true }
  }
  if (closeDate !== null)
    return { from: addDays(closeDate, -UNKNOWN), to: closeDate, start: false, close: true }
  if (startedOn === null) return null
  return { from: startedOn, to: startedOn > today ? addDays(startedOn, UNKNOWN) : today, start: true, close: false } // prettier-ignore
}

/** The bars of many deals. Those of the same dates are one bar: of ten thousand deals few hundred differ, and a date costs more than a look-up. */
export function barsOf<Id extends string>(
  deals: Iterable<readonly [id: Id, startedOn: CalendarDate | null, closeDate: CalendarDate | null]>,
  today: CalendarDate,
): Map<Id, Bar | null> {
  const made = new Map<string, Bar | null>()
  const bars = new Map<Id, Bar | null>()
  for (const [id, startedOn, closeDate] of deals) {
    const dates = `${startedOn ?? ''}/${closeDate ?? ''}`
    let bar = made.get(dates)
    if (bar === undefined) made.set(dates, (bar = barOf(startedOn, closeDate, today)))
    bars.set(id, bar)
  }
  return bars
}

export interface Span {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Dates beyond so many years from today are slips of the hand: they would make everything else a line. */
const YEARS = 15
const MARGIN = 45

/** The time that a timeline shows: all bars and today, with some room at its ends, in whole months. */
export function spanOf(bars: Iterable<Bar | null>, today: CalendarDate): Span {
  const [earliest, latest] = [addDays(today, -YEARS * 365), addDays(today, YEARS * 365)]
  let [from, to] = [today, today]
  for (const bar of bars) {
    if (bar === null) continue
    if (bar.from < from && bar.from >= earliest) from = bar.from
    if (bar.to > to && bar.to <= latest) to = bar.to
  }
  return { from: firstOfMonth(addDays(from, -MARGIN)), to: addDays(to, MARGIN) }
}

/** Deals that all closed longer ago are looked at where they are. */
const LONG_AGO = 60

/** The day to look at first: today, or where there is nothing near it the end of the last bar. */
export function firstLook(bars: Iterable<Bar | null>, today: CalendarDate): CalendarDate {
  let latest: CalendarDate | null = null
  for (const bar of bars) if (bar !== null && (latest === null || bar.to > latest)) latest = bar.to
  return latest === null || latest >= addDays(today, -LONG_AGO) ? today : latest
}

/** Pixels from the start of the span to the beginning of a day. */
export function xOf(date: CalendarDate, { from }: Span, zoom: Zoom): number {
  return daysBetween(from, date) * PER_DAY[zoom]
}

export interface Tick {
  readonly date: CalendarDate
  /** The first of a year. */
  readonly isYear: boolean
}

/** Where the ruler is marked: each month, or in a year's view each quarter. */
export function ticksOf({ from, to }: Span, zoom: Zoom): Tick[] {
  const ticks: Tick[] = []
  for (let date = firstOfMonth(from); date <= to; date = nextMonth(date)) {
    const month = Number(date.slice(5, 7))
    if (zoom !== 'year' || month % 3 === 1) ticks.push({ date, isYear: month === 1 })
  }
  return ticks
}

function firstOfMonth(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - Number(date.slice(8)))
}

function nextMonth(first: CalendarDate): CalendarDate {
  return firstOfMonth(addDays(first, 31))
}
