import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeExport } from './write-export'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winroom-write-export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an export writes over its own file and no other: not one that somebody called “.part”', () => {
  writeFileSync(join(folder, 'deals.csv.part'), 'theirs')
  writeFileSync(join(folder, 'deals.csv'), 'before')
  writeExport({ deals: 1, pieces: ['a,b\n', '1,2\n'] }, join(folder, 'deals.csv'))
  expect(readdirSync(folder).sort()).toEqual(['deals.csv', 'deals.csv.part'])
  expect(readFileSync(join(folder, 'deals.csv'), 'utf8')).toBe('a,b\n1,2\n')
  expect(readFileSync(join(folder, 'deals.csv.part'), 'utf8')).toBe('theirs')
})

test('one that fails in the middle leaves what was there, and nothing beside it', () => {
  writeFileSync(join(folder, 'deals.csv'), 'before')
  function* failing(): Generator<string> {
    yield 'half'
    throw new Error('no more')
  }
  expect(() => writeExport({ deals: 1, pieces: failing() }, join(folder, 'deals.csv'))).toThrow('no more')
  expect(readdirSync(folder)).toEqual(['deals.csv'])
  expect(readFileSync(join(folder, 'deals.csv'), 'utf8')).toBe('before')
})
