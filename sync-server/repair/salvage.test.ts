import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toRoomName } from '../room-name'
import { assemble, type Kept } from '../store/assemble'
import { checksum } from '../store/checksum'
import { salvage } from './salvage'

const room = toRoomName('w/board/b')!
const keep = (seq: number, value = seq): Kept => {
  const bytes = Uint8Array.of(value)
  return { seq, bytes, crc: checksum(bytes, room, seq) }
}
const spoil = (kept: Kept): Kept => ({ ...kept, bytes: Uint8Array.of(255, 255) })
const text = ({ log }: ReturnType<typeof salvage>): string =>
  [
    ...(log.snapshot ? [`<${log.snapshot.upTo}:${log.snapshot.bytes.join()}>`] : []),
    ...log.entries.map(({ seq, bytes }) => `${seq}:${bytes.join()}`),
  ].join(' ') + ` |${log.head}`

test('a whole log is left as it is', () => {
  const found = { room, head: 4, snapshots: [keep(2)], entries: [keep(3), keep(4)] }
  expect(text(salvage(found))).toBe('<2:2> 3:3 4:4 |4')
  expect(salvage(found).lost).toEqual([])
})

test('what fails, or is missing, leaves its number without bytes', () => {
  const salvaged = salvage({ room, head: 4, snapshots: [], entries: [keep(1), spoil(keep(2)), keep(4)] })
  expect(text(salvaged)).toBe('1:1 2: 3: 4:4 |4')
  expect(salvaged.lost).toEqual([
    { kind: 'entry', seq: 2, why: 'fails its checksum' },
    { kind: 'entry', seq: 3, why: 'is missing' },
  ])
})

test('a snapshot that fails leaves the entries after it; an older good one, or untrimmed entries, take its place', () => {
  const spoiled = spoil(keep(3))
  expect(text(salvage({ room, head: 5, snapshots: [spoiled], entries: [keep(4), keep(5)] }))).toBe(
    '<3:> 4:4 5:5 |5',
  )
  const both = [keep(1), spoiled]
  expect(text(salvage({ room, head: 4, snapshots: both, entries: [keep(2), keep(3), keep(4)] }))).toBe(
    '<1:1> 2:2 3:3 4:4 |4',
  )
  const untrimmed = [keep(1), keep(2), keep(3), keep(4)]
  expect(text(salvage({ room, head: 4, snapshots: [spoiled], entries: untrimmed }))).toBe(
    '1:1 2:2 3:3 4:4 |4',
  )
  expect(text(salvage({ room, head: 3, snapshots: [spoiled], entries: [] }))).toBe('<3:> |3')
})

test('a count beyond belief is not believed, one that is too low is raised', () => {
  expect(text(salvage({ room, head: 2 ** 40, snapshots: [], entries: [keep(1)] }))).toBe('1:1 |1')
  expect(text(salvage({ room, head: -5, snapshots: [], entries: [keep(1), keep(2)] }))).toBe('1:1 2:2 |2')
})

test('whatever is damaged, what comes out is a whole log that holds every good entry after its snapshot', () => {
  const state = fc.constantFrom('good' as const, 'good' as const, 'spoiled' as const, 'gone' as const)
  const rows = fc.record({
    entries: fc.array(state, { maxLength: 30 }),
    snapshots: fc.array(fc.record({ seq: fc.integer({ min: 1, max: 30 }), state }), { maxLength: 3 }),
    head: fc.integer({ min: -3, max: 45 }),
  })
  fc.assert(
    fc.property(rows, ({ entries, snapshots, head }) => {
      const kept = (seq: number, how: 'good' | 'spoiled' | 'gone'): Kept[] =>
        how === 'gone' ? [] : [how === 'good' ? keep(seq) : spoil(keep(seq))]
      const unique = [...new Map(snapshots.map(one => [one.seq, one])).values()]
      const found = {
        room,
        head,
        snapshots: unique.flatMap(one => kept(one.seq, one.state)),
        entries: entries.flatMap((how, i) => kept(i + 1, how)),
      }
      const { log } = salvage(found)
      const again = {
        room,
        after: 0,
        head: log.head,
        snapshot: log.snapshot && { ...keep(log.snapshot.upTo), bytes: log.snapshot.bytes },
        entries: log.entries.map(({ seq, bytes }) => ({ seq, bytes, crc: checksum(bytes, room, seq) })),
      }
      const snapshot = again.snapshot && {
        ...again.snapshot,
        crc: checksum(again.snapshot.bytes, room, again.snapshot.seq),
      }
      expect(assemble({ ...again, snapshot })).toMatchObject({ state: 'whole' })
      const base = log.snapshot?.upTo ?? 0
      entries.forEach((how, i) => {
        if (how !== 'good' || i + 1 <= base) return
        expect(log.entries.find(({ seq }) => seq === i + 1)?.bytes).toEqual(Uint8Array.of(i + 1))
      })
      // only a good snapshot may stand for good entries
      if (log.snapshot && log.snapshot.bytes.length === 0)
        expect(entries.slice(0, base)).not.toContain('good')
    }),
    { numRuns: 1_000 },
  )
})
