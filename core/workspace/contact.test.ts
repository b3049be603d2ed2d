import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactIdSchema, type ContactId } from '../ids'
import { reportingLines } from './contact'

const id = (name: string): ContactId => contactIdSchema.parse(name)

test('D6: whoever answers to whom, lines end, in any order of records; only the lowest of a circle, and those of people who are not here, are cut', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const link = fc.option(fc.constantFrom(...names, 'far'))
  fc.assert(
    fc.property(fc.tuple(link, link, link, link, link), fc.nat(4), (links, turn) => {
      const contacts = names.map((name, at) => ({ id: id(name), reportsTo: links[at] ? id(links[at]) : null })) // prettier-ignore
      const lines = reportingLines(contacts)
      for (const { id: one, reportsTo } of contacts) {
        const seen = new Set<string>()
        for (let at: ContactId | null = one; at !== null; at = lines.get(at) ?? null) {
          expect(seen.has(at)).toBe(false)
          seen.add(at)
        }
        if (lines.get(one) === reportsTo || reportsTo === 'far') continue
        // Cut: everybody else of its circle is higher.
        const circle: ContactId[] = []
        for (let at: ContactId | null = reportsTo; at !== null && at !== one; at = lines.get(at) ?? null) circle.push(at) // prettier-ignore
        expect(circle.every(other => other > one)).toBe(true)
      }
      const turned = reportingLines([...contacts.slice(turn), ...contacts.slice(0, turn)])
      expect([...turned].sort()).toEqual([...lines].sort())
    }),
  )
})

/** So many that walking over everybody for each would not end in the time that a test has. */
const MANY = 200_000

test('very many who answer to each other in one circle are walked over once', () => {
  const name = (n: number): ContactId => id(`c${String(n % MANY).padStart(6, '0')}`)
  const contacts = Array.from({ length: MANY }, (_, n) => ({ id: name(n), reportsTo: name(n + 1) }))
  const lines = reportingLines(contacts)
  expect([...lines].filter(([, above]) => above === null).map(([one]) => one)).toEqual([name(0)])
})
