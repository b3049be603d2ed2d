import { expect, test } from 'vitest'
import { arePages } from './page-files'

test.each([
  ['Playbook', true, true],
  ['Tactics.MD', false, true],
  ['notes.markdown', false, true],
  ['pipeline.csv', false, false],
  ['md', false, false],
  ['exports.csv', true, true],
])('%s, dropped (a folder: %s), is pages: %s', (name, isFolder, pages) => {
  expect(arePages(name, isFolder)).toBe(pages)
})
