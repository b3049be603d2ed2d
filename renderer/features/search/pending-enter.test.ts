import { expect, test } from 'vitest'
import { PendingEnter } from './pending-enter'

test('Enter before the answer opens the first row of that answer, once', () => {
  const enter = new PendingEnter()
  expect(enter.show('ac')).toBe(false)
  expect(enter.show(null)).toBe(false)
  enter.press('acme')
  expect(enter.show('acme')).toBe(true)
  expect(enter.show('acme')).toBe(false)
})

test('Enter after the answer is the list’s own to follow', () => {
  const enter = new PendingEnter()
  enter.show('acme')
  enter.press('acme')
  expect(enter.show('acme')).toBe(false)
})

test('who types on after Enter has taken it back', () => {
  const enter = new PendingEnter()
  enter.show(null)
  enter.press('acme')
  expect(enter.show('acme corp')).toBe(false)
  expect(enter.show('acme')).toBe(false)
})
