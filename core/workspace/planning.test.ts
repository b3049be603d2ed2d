import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personIdSchema, type ReasonId } from '../ids'
import { onePerPeriod, reasonRedirects, targetIdOf, targetSchema } from './planning'

const id = (name: string): ReasonId => name as ReasonId

test('D12: a merged reason counts as the one it was merged into, through any number of merges', () => {
  const redirects = reasonRedirects([
    { id: id('a'), mergedInto: id('b') },
    { id: id('b'), mergedInto: id('c') },
    { id: id('c'), mergedInto: null },
    { id: id('d'), mergedInto: id('not here yet') },
  ])
  expect([...redirects.values()]).toEqual(['c', 'c', 'c', 'd'])
})

test('D12: redirects never cycle: whatever was merged apart, each reason ends on one that counts as itself, in any order of records', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const link = fc.option(fc.constantFrom(...names))
  fc.assert(
    fc.property(fc.tuple(link, link, link, link, link), fc.nat(4), (links, turn) => {
      const reasons = names.map((name, at) => ({ id: id(name), mergedInto: links[at] ? id(links[at]) : null })) // prettier-ignore
      const redirects = reasonRedirects(reasons)
      for (const end of redirects.values()) expect(redirects.get(end)).toBe(end)
      const turned = reasonRedirects([...reasons.slice(turn), ...reasons.slice(0, turn)])
      for (const [from, to] of redirects) expect(turned.get(from)).toBe(to)
    }),
  )
})

test('D1: of several targets of one person and period the one of the right id counts, in any order; one that ends before it begins is none', () => {
  const person = personIdSchema.parse('p')
  const target = (id: string, minor: number, to = '2026-12-31') =>
    targetSchema.parse({ id, personId: person, from: '2026-10-01', to, amount: { minor, currency: 'EUR' } })
  const right = target(targetIdOf(person, '2026-10-01', '2026-12-31'), 1)
  const all = [target('0', 2), right, target('zz', 3), target('a', 4, '2026-11-30'), target('b', 5, '2026-11-30')] // prettier-ignore
  for (const order of [all, [...all].reverse()])
    expect(onePerPeriod(order).map(({ amount }) => amount.minor).sort()).toEqual([1, 4]) // prettier-ignore
  expect(() => target('x', 1, '2026-09-30')).toThrow('ends before it begins')
})
