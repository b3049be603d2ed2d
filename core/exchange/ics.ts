import type { CalendarDate, Instant } from '../dates'
import { addDays } from '../insights/period'

/** A whole day in somebody's calendar. */
export interface CalendarEntry {
  /** The same for the same thing in every file, so that a calendar that reads a newer one moves it and makes no second. */
  readonly uid: string
  readonly on: CalendarDate
  readonly title: string
  readonly details: string
  readonly link: string | null
}

/** The longest a line may be, in bytes of UTF-8 (RFC 5545, 3.1). */
const LINE = 75

/**
 * Entries as an iCalendar file (RFC 5545), which Outlook, Google and Apple read: days and not times, and marked as free, because a
 * promise that is due does not fill its day. Lines end in CRLF and are folded; texts are escaped.
 *
 * @param stamp when it is written
 * @param name what a calendar that is made of it is called
 */
export function writeIcs(entries: readonly CalendarEntry[], stamp: Instant, name: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Winroom//Winroom//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(entry => event(entry, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

function event({ uid, on, title, details, link }: CalendarEntry, stamp: Instant): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${figures(on)}`,
    ...endOf(on),
    `SUMMARY:${escaped(title)}`,
    ...(details === '' ? [] : [`DESCRIPTION:${escaped(details)}`]),
    ...(link === null ? [] : [`URL:${link.replace(/[\r\n]/g, '')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** The first day that is not of it any more. The calendar's last day has none, and then it may be left out (RFC 5545, 3.6.1). */
function endOf(on: CalendarDate): string[] {
  const next = addDays(on, 1)
  return next === on ? [] : [`DTEND;VALUE=DATE:${figures(next)}`]
}

function figures(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

/** RFC 5545, 3.3.11; characters that no text may hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/([;,])/g, '\\$1')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** A line longer than 75 bytes goes on in the next, which begins with a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const bytes = bytesOf(character)
    if (size + bytes > LINE) {
      parts.push(part)
      part = ''
      // The space that it begins with is of the line.
      size = 1
    }
    part += character
    size += bytes
  }
  return [...parts, part].join('\r\n ')
}

/** Bytes of one character as UTF-8. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
