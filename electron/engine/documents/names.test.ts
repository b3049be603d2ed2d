import { expect, test } from 'vitest'
import type { DocumentName } from '../store/port'
import { isReplicable, kindOf } from './names'

test.each([
  ['workspace', 'workspace', false],
  ['board/b1', 'board', false],
  ['page/p1', 'page', true],
  ['talk/p1', 'talk', true],
  ['deal/d1', 'deal', true],
  ['feed/2026-11', 'feed', true],
  ['feed/2026-13', 'other', false],
  ['page/', 'other', false],
  ['page/a/b', 'other', false],
  ['page/../workspace', 'other', false],
  [`page/${'x'.repeat(65)}`, 'other', false],
  ['pages/p1', 'other', false],
  ['plan/x', 'other', false],
  ['', 'other', false],
])('%s is a %s; a window may hold a replica of it: %s', (name, kind, replicable) => {
  expect(kindOf(name as DocumentName).kind).toBe(kind)
  expect(isReplicable(name)).toBe(replicable)
})
