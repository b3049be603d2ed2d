import { expect, test } from 'vitest'
import { dateAt, dateOf, daysBetween, instantSchema, isCalendarDate, parseDate, startOfDay, type CalendarDate } from './dates' // prettier-ignore

test.each([
  ['2017-03-01', 'iso', '2017-03-01'],
  ['2017-03-01T10:20:30Z', 'iso', '2017-03-01'],
  ['2017/3/1', 'dmy', '2017-03-01'],
  ['01/03/2017', 'dmy', '2017-03-01'],
  ['01/03/2017', 'mdy', '2017-01-03'],
  ['1.3.17', 'dmy', '2017-03-01'],
  [' 29/02/2016 ', 'dmy', '2016-02-29'],
] as const)('D2: %s read as %s is %s', (text, order, date) => {
  expect(parseDate(text, order)).toBe(date)
})

test.each([
  ['29/02/2017', 'dmy'],
  ['13/13/2017', 'dmy'],
  ['03/13/2017', 'dmy'],
  ['01/03/2017', 'iso'],
  ['yesterday', 'mdy'],
  ['', 'iso'],
  ['0001-01-01', 'iso'],
] as const)('D2: %s is no date when read as %s', (text, order) => {
  expect(parseDate(text, order)).toBeNull()
})

test('D2: days between dates do not know of clocks being put forward', () => {
  expect(daysBetween('2026-03-28' as CalendarDate, '2026-03-30' as CalendarDate)).toBe(2)
  expect(isCalendarDate('2026-02-30')).toBe(false)
})

test('a day begins with its first instant here, also on the day the clocks change', () => {
  for (const date of ['2026-03-29', '2026-10-25', '2026-11-26'] as CalendarDate[]) {
    expect(dateOf(startOfDay(date))).toBe(date)
    expect(dateOf(startOfDay(date) - 1) < date).toBe(true)
  }
})

test.each([9e15, 8.64e15 + 1, Number.MAX_SAFE_INTEGER, Date.UTC(3000, 0, 1)])(
  'D2: the instant %s of a broken clock is read as the calendar’s last day, in any zone',
  instant => {
    expect(dateOf(instantSchema.parse(instant), 'Pacific/Kiritimati')).toBe('2999-12-31')
    expect(dateOf(instant)).toBe(dateOf(Date.UTC(2999, 11, 31)))
    expect(dateAt(instant)).toBe('2999-12-31')
    expect(dateAt(-instant)).toBe('1900-01-01')
  },
)
