import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asMember } from '../../../test/support/replicas'
import { AT_MOST_EVERY_MS, isVersionDue, QUIET_MS, toThinOut, WORDS_CHANGED } from './policy'
import { addVersion, nameVersion, readVersions, thinVersions, type Version, type VersionEntry, type VersionId } from './version' // prettier-ignore

const entry = (letter: string, at = 1): VersionEntry => ({
  at,
  by: asMember('m'),
  authors: [],
  words: 1,
  hash: letter.repeat(64),
  reason: 'automatic',
})

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

test('two computers that keep the same state keep one version', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  addVersion(a, entry('a'), null)
  addVersion(b, entry('a'), 'Ours')
  exchange(a, b)
  expect(readVersions(a)).toMatchObject([{ name: 'Ours', words: 1 }])
  expect(readVersions(b)).toEqual(readVersions(a))
})

test('D5: a version that one names while another thins it out is kept', () => {
  const a = new Y.Doc()
  const id = addVersion(a, entry('a'), null)
  const b = new Y.Doc()
  exchange(a, b)
  thinVersions(a, [id])
  nameVersion(b, id, 'Before the summit')
  expect(readVersions(a)).toEqual([])
  exchange(a, b)
  expect(readVersions(a)).toMatchObject([{ name: 'Before the summit' }])
})

test('newest first; what can’t be read is passed over, and stays (D9)', () => {
  const doc = new Y.Doc()
  addVersion(doc, entry('a', 1), null)
  addVersion(doc, entry('b', 2), null)
  doc.getMap('versions').set('x', { hash: '../../etc' })
  doc.getMap('versions').set('y', 'later')
  expect(readVersions(doc).map(version => version.at)).toEqual([2, 1])
  expect(doc.getMap('versions').has('y')).toBe(true)
})

const editing = {
  now: 10 * AT_MOST_EVERY_MS,
  lastEditAt: null,
  lastVersionAt: null,
  wordsNow: 0,
  wordsThen: 0,
}

test('a version is kept after a pause, or after many words, and once an hour at most', () => {
  const { now } = editing
  expect(isVersionDue(editing)).toBe(false)
  expect(isVersionDue({ ...editing, lastEditAt: now - QUIET_MS + 1 })).toBe(false)
  expect(isVersionDue({ ...editing, lastEditAt: now - QUIET_MS })).toBe(true)
  expect(isVersionDue({ ...editing, lastEditAt: now, wordsNow: WORDS_CHANGED })).toBe(true)
  expect(isVersionDue({ ...editing, lastEditAt: now, wordsThen: WORDS_CHANGED })).toBe(true)
  expect(isVersionDue({ ...editing, lastEditAt: now - QUIET_MS, lastVersionAt: now - AT_MOST_EVERY_MS + 1 })).toBe(false) // prettier-ignore
  expect(isVersionDue({ ...editing, lastEditAt: now - QUIET_MS, lastVersionAt: now - AT_MOST_EVERY_MS })).toBe(true) // prettier-ignore
})

const DAY = 86_400_000
const version = fc.record({
  age: fc.nat(400 * DAY),
  name: fc.option(fc.constant('named'), { freq: 4 }),
  reason: fc.constantFrom('automatic' as const, 'before-restore' as const),
})

test('thinning keeps the last day, the named ones, and one of each day and week; twice is once', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 60 }), made => {
      const now = 1_000 * DAY
      const versions = made
        .map(({ age, name, reason }, at): Version => ({
          ...entry('a', now - age),
          id: `v${at}` as VersionId,
          name,
          reason,
        })) // prettier-ignore
        .sort((a, b) => b.at - a.at)
      const out = new Set(toThinOut(versions, now))
      const kept = versions.filter(each => !out.has(each.id))
      for (const each of versions)
        if (each.name !== null || now - each.at < DAY) expect(out.has(each.id)).toBe(false)
      const old = kept.filter(each => each.name === null && now - each.at >= 30 * DAY)
      expect(new Set(old.map(each => Math.floor(each.at / (7 * DAY)))).size).toBe(old.length)
      expect(toThinOut(kept, now)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
