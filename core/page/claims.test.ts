import { expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import { checksOf, isStale, staleClaims } from './claims'

const date = (text: string): ReturnType<typeof calendarDateSchema.parse> => calendarDateSchema.parse(text)

test('a claim holds for 30 days after it was checked, and one that never was holds not at all', () => {
  expect(isStale(date('2026-10-25'), date('2026-11-24'))).toBe(false)
  expect(isStale(date('2026-10-24'), date('2026-11-24'))).toBe(true)
  expect(isStale(null, date('2026-11-24'))).toBe(true)
  // Another computer's clock may be ahead (D2): that is no reason to doubt the claim.
  expect(isStale(date('2026-12-24'), date('2026-11-24'))).toBe(false)
})

test('a card counts the claims to check again', () => {
  const checkedOn = [date('2026-01-01'), date('2026-11-20')]
  const [early, late] = checkedOn
  expect(checksOf([late, null, early, null].map(each => ({ checkedOn: each ?? null })))).toEqual({ claims: 4, unchecked: 2, checkedOn }) // prettier-ignore
  expect(checksOf([])).toBeNull()
  expect(staleClaims({ claims: 4, unchecked: 2, checkedOn }, date('2026-11-24'))).toBe(3)
  expect(staleClaims(null, date('2026-11-24'))).toBe(0)
})
