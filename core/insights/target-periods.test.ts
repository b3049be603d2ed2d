import { expect, test } from 'vitest'
import type { CalendarDate } from '../dates'
import { periodsOfYear } from './target-periods'

const day = (text: string): CalendarDate => text as CalendarDate

test('the periods of a fiscal year that begins in April cover it without a gap', () => {
  const quarters = periodsOfYear(day('2026-02-10'), 4, 'quarter')
  expect(quarters.map(({ from }) => from)).toEqual(['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01'])
  expect(quarters.at(-1)?.to).toBe('2026-03-31')
  expect(periodsOfYear(day('2026-02-10'), 4, 'month').map(({ from }) => from.slice(0, 7))).toEqual([
    '2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03',
  ]) // prettier-ignore
  expect(periodsOfYear(day('2026-02-10'), 4, 'year')).toEqual([{ from: '2025-04-01', to: '2026-03-31' }])
})
