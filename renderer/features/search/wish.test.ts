import { expect, test } from 'vitest'
import { kindsOf, scopeBeside, scopes, wishOf } from './wish'

test.each([
  ['acme', 'all', { scope: 'all', text: 'acme' }],
  ['acme ', 'deal', { scope: 'deal', text: 'acme ' }],
  ['#acme', 'all', { scope: 'deal', text: 'acme' }],
  [' @ anne', 'page', { scope: 'person', text: 'anne' }],
  ['[[price', 'all', { scope: 'page', text: 'price' }],
  ['>set', 'deal', { scope: 'do', text: 'set' }],
  ['[one', 'all', { scope: 'all', text: '[one' }],
] as const)('%j with the chip %s', (typed, chosen, wish) => {
  expect(wishOf(typed, chosen)).toEqual(wish)
})

test('Tab goes from chip to chip, and around', () => {
  const seen = scopes.map((_, at) => scopes.slice(0, at + 1).reduce(scope => scopeBeside(scope, 1), 'all' as (typeof scopes)[number])) // prettier-ignore
  expect(new Set(seen)).toEqual(new Set(scopes))
  expect(scopeBeside('all', -1)).toBe('do')
  expect(kindsOf('all')).toEqual([])
  expect(kindsOf('page')).toEqual(['page'])
})
