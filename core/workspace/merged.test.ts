import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentReplicas } from '../../test/support/replicas'
import { editWorkspace, openWorkspace, readRecords, type WorkspaceDocument } from '../documents/workspace'
import { Redirects } from './merged'

const IDS = ['a', 'b', 'c', 'd', 'e']
const origin = { from: 'command', windowId: 'w' }

function redirectsOf(workspace: WorkspaceDocument): Redirects {
  const accounts = readRecords(workspace, 'accounts')
  const known = new Set<string>(accounts.map(({ id }) => id))
  return new Redirects(accounts, id => known.has(id))
}

test('D12: two people merge A into B and B into A: everybody sees one of them, the same', () => {
  const of = (pairs: [string, string][]): Redirects =>
    new Redirects(
      pairs.map(([id, mergedInto]) => ({ id, mergedInto })),
      () => true,
    )
  const both = of([['b', 'a'], ['a', 'b']]) // prettier-ignore
  expect([both.of('a'), both.of('b'), both.isGone('a'), both.isGone('b')]).toEqual(['a', 'a', false, true])
  const tail = of([['x', 'c'], ['c', 'b'], ['b', 'c']]) // prettier-ignore
  expect([tail.of('x'), tail.of('c'), tail.of('b')]).toEqual(['b', 'b', 'b'])
  const chain = of([['a', 'b'], ['b', 'c']]) // prettier-ignore
  expect(chain.of('a')).toBe('c')
})

test('D11: what leads to a record that has not arrived stays itself', () => {
  const redirects = new Redirects([{ id: 'a', mergedInto: 'far' }], id => id === 'a')
  expect(redirects.of('a')).toBe('a')
  expect(redirects.isGone('a')).toBe(false)
})

test('D12: whatever merges and undos concur on several computers, redirects end, agree, and at least one record stays', () => {
  const step = fc.record({ at: fc.nat(3), from: fc.constantFrom(...IDS), to: fc.option(fc.constantFrom(...IDS)), deliver: fc.nat(9) }) // prettier-ignore
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const replicas = new DocumentReplicas(4, openWorkspace)
      editWorkspace(replicas.each[0]!, origin, () =>
        IDS.forEach(id => replicas.each[0]!.collections.accounts.create(id, { name: id })),
      )
      replicas.settle()
      for (const { at, from, to, deliver } of steps) {
        const workspace = replicas.each[at]!
        editWorkspace(workspace, origin, () => workspace.collections.accounts.edit(from, 'mergedInto', to))
        replicas.deliver(deliver)
      }
      replicas.settle()
      const views = replicas.each.map(workspace => {
        const redirects = redirectsOf(workspace)
        for (const id of IDS) {
          const survivor = redirects.of(id)
          expect(redirects.isGone(survivor)).toBe(false)
          expect(redirects.of(survivor)).toBe(survivor)
        }
        return IDS.map(id => redirects.of(id))
      })
      expect(views[0]!.some((id, at) => id === IDS[at])).toBe(true)
      for (const view of views) expect(view).toEqual(views[0])
    }),
    { numRuns: 200 },
  )
})

/** So many that following each anew, or walking the way again for each step, would not end in the time that a test has. */
const MANY = 200_000

test('D12: very many that lead to each other are each followed once; a circle at their end is cut at its lowest', () => {
  const id = (n: number): string => `r${String(n).padStart(6, '0')}`
  const into = (n: number): number => (n === MANY - 1 ? MANY - 1_000 : n + 1)
  const merged = Array.from({ length: MANY }, (_, n) => ({ id: id(n), mergedInto: id(into(n)) }))
  const redirects = new Redirects(merged, () => true)
  const lowest = id(MANY - 1_000)
  expect(new Set(merged.map(each => redirects.of(each.id)))).toEqual(new Set([lowest]))
  expect(merged.filter(each => !redirects.isGone(each.id)).map(each => each.id)).toEqual([lowest])
})
