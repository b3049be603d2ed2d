import { expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import { snapshotSchema } from '../workspace/snapshot'
import { isoWeek, weeksOf } from './snapshot'

test.each([
  ['2026-11-26', '2026-W48'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2016-01-03', '2015-W53'],
  ['2021-01-01', '2020-W53'],
])('%s is in the ISO week %s', (date, week) => {
  expect(isoWeek(calendarDateSchema.parse(date))).toBe(week)
})

test('F4: a week has one snapshot, of a day in it, whatever else another computer wrote, in any order', () => {
  const quarter = { from: calendarDateSchema.parse('2026-10-01'), to: calendarDateSchema.parse('2026-12-31') }
  const snapshot = (id: string, week: string, takenOn: string, won: number) =>
    snapshotSchema.parse({ id, week, takenOn, ...quarter, currency: 'EUR', won, commit: 0, bestCase: 0, open: 0, weighted: 0, deals: 0 }) // prettier-ignore
  const all = [
    snapshot('b', '2026-W48', '2026-11-26', 2),
    snapshot('a', '2026-W48', '2026-11-24', 1),
    snapshot('c', '2026-W99', '2026-11-26', 3),
    snapshot('d', '2026-W47', '2026-11-26', 4),
  ]
  for (const order of [all, [...all].reverse()])
    expect(weeksOf(order, quarter, 'EUR').map(({ week, won }) => [week, won])).toEqual([['2026-W48', 1]])
})
