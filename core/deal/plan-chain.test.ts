import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDateSchema, daysBetween, weekdayOf } from '../dates'
import { addDays } from '../insights/period'
import { chainBack, chainKinds } from './plan-chain'

const day = (text: string) => calendarDateSchema.parse(text)

test('counted back from the day of signature, on working days', () => {
  const chain = chainBack(day('2026-12-18'), day('2026-09-01'))!
  expect(chain.map(({ kind, due }) => `${due} ${kind}`)).toEqual([
    '2026-10-23 plan',
    '2026-11-06 proof',
    '2026-11-13 case',
    '2026-11-20 security',
    '2026-11-27 proposal',
    '2026-12-08 contract',
    '2026-12-18 signature',
    '2027-01-01 start',
  ])
})

test('a day that has passed has no chain', () => {
  expect(chainBack(day('2026-12-18'), day('2026-12-18'))).toBeNull()
})

test('whenever the signature is: in order, never in the past, never on a weekend, and the signature where it was said', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 200 }), (from, ahead) => {
      const today = addDays(day('2026-01-01'), from)
      const signature = addDays(today, ahead)
      const chain = chainBack(signature, today)!
      expect(chain.map(({ kind }) => kind)).toEqual([...chainKinds])
      chain.forEach(({ kind, due }, at) => {
        expect(daysBetween(today, due)).toBeGreaterThanOrEqual(0)
        if (kind === 'signature') expect(due).toBe(signature)
        else expect([0, 6]).not.toContain(weekdayOf(due))
        if (at > 0 && kind !== 'signature' && chain[at - 1]!.kind !== 'signature')
          expect(due >= chain[at - 1]!.due).toBe(true)
      })
    }),
  )
})
