import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newPathIn } from './new-path'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'winroom-new-path-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a name that is taken, by a folder or a file, is given a number', () => {
  expect(newPathIn(folder, 'Playbook')).toBe(path.join(folder, 'Playbook'))
  mkdirSync(path.join(folder, 'Playbook'))
  writeFileSync(path.join(folder, 'Playbook (2)'), '')
  expect(newPathIn(folder, 'Playbook')).toBe(path.join(folder, 'Playbook (3)'))
})

test.each([
  ['../../etc', 'etc'],
  ['a/b: c?', 'a b c'],
  ['con', 'con page'],
  ['…', '…'],
  ['...', 'Winroom'],
])('a title such as %j is a name within the folder: %j', (title, name) => {
  expect(newPathIn(folder, title)).toBe(path.join(folder, name))
})
