import { expect, test } from 'vitest'
import { calendarDateSchema } from '../../../../core/dates'
import { dealIdSchema } from '../../../../core/ids'
import type { CardRow } from '../../../../electron/contract/rows'
import { daysOf, sumOf } from './days'
import { moved, weekStart } from './keys'

const day = (text: string) => calendarDateSchema.parse(text)
const stages = new Map((['open', 'won', 'lost'] as const).map(kind => [kind as string, { kind }] as const))
const row = (id: string, lane: string, minor: number, change: Partial<CardRow> = {}): CardRow => ({
  ...{ id: dealIdSchema.parse(id), title: id, lane, order: 'a', accountId: null, productId: null },
  ...{ amount: { minor, currency: 'USD' }, closeDate: day('2026-11-27'), ownerId: null },
  ...{ nextStep: null, nextStepDue: null, differs: false },
  ...change,
})

test('D6: deals close on their day, the dearest first, then what was won, then steps; lost ones do not, unsorted ones do', () => {
  const days = daysOf(
    [
      row('small', 'open', 10),
      row('won', 'won', 90, { nextStepDue: day('2026-11-27') }),
      row('lost', 'lost', 99),
      row('large', 'open', 50, { nextStepDue: day('2026-11-27') }),
      row('unsorted', 'gone', 20),
      row('none', 'open', 70, { closeDate: null }),
    ],
    stages,
  )
  const items = days.get(day('2026-11-27')) ?? []
  expect(items.map(({ what, row: { id } }) => `${what} ${id}`)).toEqual([
    'closing large',
    'closing unsorted',
    'closing small',
    'closing won',
    'step large',
  ])
  expect(sumOf(items)).toEqual([{ minor: 170, currency: 'USD' }])
})

test('an arrow moves by a day or a week', () => {
  const from = day('2026-12-31')
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'x'].map(key => moved(from, key))).toEqual([
    '2026-12-30',
    '2027-01-01',
    '2026-12-24',
    '2027-01-07',
    null,
  ])
})

test('a week begins as it does where one lives', () => {
  expect(['fr-FR', 'en-GB', 'en-US'].map(weekStart)).toEqual([1, 1, 0])
})
