import { expect, test } from 'vitest'
import { calendarDateSchema } from '../../../core/dates'
import { cardRowSchema } from '../../../electron/contract/rows'
import { needsOf } from './needs'

const today = calendarDateSchema.parse('2026-11-23')
const row = cardRowSchema.parse({
  ...{ id: 'd', title: 'T', lane: 's', order: 'a0', accountId: null, productId: null, amount: null },
  ...{ closeDate: '2026-11-20', ownerId: 'p', nextStep: null, nextStepDue: null, differs: false },
})

test('a date that has passed is a fact for everybody; a missing next step is a thought for the deal’s own rep', () => {
  expect(needsOf(row, 'open', today, true)).toEqual(['overdue', 'noNextStep'])
  expect(needsOf(row, 'open', today, false)).toEqual(['overdue'])
})

test('a next step that is due is the rep’s own thought; one that is not, nobody’s', () => {
  const due = { ...row, closeDate: null, nextStep: 'Call', nextStepDue: today }
  expect(needsOf(due, 'open', today, true)).toEqual(['stepDue'])
  expect(needsOf(due, 'open', today, false)).toEqual([])
  expect(
    needsOf({ ...due, nextStepDue: calendarDateSchema.parse('2026-11-24') }, 'open', today, true),
  ).toEqual([])
})

test('what is won or lost needs nothing more, unless the CRM says otherwise', () => {
  expect(needsOf(row, 'won', today, true)).toEqual([])
  expect(needsOf({ ...row, differs: true }, 'lost', today, true)).toEqual(['differs'])
})
