import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Tracker } from './tracker'

const entry = (seq: number): Uint8Array => Uint8Array.of(seq)
const read = (after: number, head: number) => ({
  state: 'whole' as const,
  snapshot: null,
  entries: Array.from({ length: Math.max(0, head - after) }, (_, i) => ({
    seq: after + 1 + i,
    bytes: entry(after + 1 + i),
  })),
  head,
})
const numbers = (updates: readonly Uint8Array[]): number[] => updates.map(([seq]) => seq ?? 0)

test('what comes in order is handed on at once', () => {
  const tracker = new Tracker()
  tracker.loaded(2)
  expect(numbers(tracker.others(3, [entry(3)]))).toEqual([3])
  expect(tracker.own(4, 1)).toEqual([])
  expect(numbers(tracker.others(6, [entry(5), entry(6)]))).toEqual([5, 6])
  expect(tracker.isBehind).toBe(false)
})

test('what overtook waits, what comes twice comes once', () => {
  const tracker = new Tracker()
  tracker.loaded(0)
  expect(tracker.others(2, [entry(2)])).toEqual([])
  expect(tracker.isBehind).toBe(true)
  expect(tracker.own(3, 1)).toEqual([])
  expect(numbers(tracker.others(1, [entry(1)]))).toEqual([1, 2])
  expect(tracker.cursor).toBe(3)
  expect(tracker.others(2, [entry(1), entry(2)])).toEqual([])
})

test('a notice without bytes says that there is more to read', () => {
  const tracker = new Tracker()
  tracker.loaded(1)
  expect(tracker.others(4, [])).toEqual([])
  expect(tracker.isBehind).toBe(true)
  expect(numbers(tracker.read(read(1, 4)))).toEqual([2, 3, 4])
  expect(tracker.isBehind).toBe(false)
})

test('entries that were trimmed meanwhile come as the snapshot that stands for them', () => {
  const tracker = new Tracker()
  tracker.loaded(1)
  tracker.others(3, [entry(3)])
  const log = { ...read(4, 5), snapshot: { upTo: 4, bytes: entry(104) } }
  expect(numbers(tracker.read(log))).toEqual([104, 5])
  expect(tracker.cursor).toBe(5)
})

test('what is heard before the room was read is left to the reading', () => {
  const tracker = new Tracker()
  expect(tracker.others(7, [entry(7)])).toEqual([])
  tracker.loaded(6)
  expect(tracker.isBehind).toBe(true)
  expect(numbers(tracker.read(read(6, 7)))).toEqual([7])
})

test('in any order, doubled, lost and read: each of the others once, in the order of their numbers', () => {
  const said = fc.record({
    seq: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom('message' as const, 'message' as const, 'notice' as const, 'read' as const),
  })
  fc.assert(
    fc.property(
      fc.array(said, { maxLength: 120 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (words, owns) => {
        const tracker = new Tracker()
        tracker.loaded(0)
        const delivered: number[] = []
        for (const { seq, kind } of words) {
          const isOwn = owns[seq - 1]
          if (kind === 'read') delivered.push(...numbers(tracker.read(read(tracker.cursor ?? 0, seq))))
          else if (kind === 'notice') delivered.push(...numbers(tracker.others(seq, [])))
          else if (isOwn) delivered.push(...numbers(tracker.own(seq, 1)))
          else delivered.push(...numbers(tracker.others(seq, [entry(seq)])))
        }
        delivered.push(...numbers(tracker.read(read(tracker.cursor ?? 0, 40))))
        expect(delivered).toEqual(delivered.toSorted((a, b) => a - b))
        expect(new Set(delivered).size).toBe(delivered.length)
        const others = Array.from({ length: 40 }, (_, i) => i + 1).filter(seq => !owns[seq - 1])
        expect(others.filter(seq => !delivered.includes(seq))).toEqual([])
        expect(tracker.cursor).toBe(40)
      },
    ),
    { numRuns: 500 },
  )
})
