import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReasonId } from '../ids'
import { reasonRedirects } from './planning'

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
