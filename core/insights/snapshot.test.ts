import { expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import { isoWeek } from './snapshot'

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
