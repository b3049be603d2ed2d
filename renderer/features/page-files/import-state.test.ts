import { expect, test } from 'vitest'
import { begun, heard, shareOf, type Progress } from './import-state'

const progress = (workId: string, done: number, total: number): Progress => ({
  kind: 'files-progress',
  workId,
  phase: 'planning',
  done,
  total,
  cancellable: true,
})

test('work hears of itself only: what another window or another import says is not mixed in', () => {
  const work = begun('mine')
  expect(heard(work, progress('theirs', 5, 10))).toBe(work)
  expect(shareOf(heard(work, progress('mine', 5, 10)))).toBe(0.5)
})

test('no share is made up where the whole is not known yet, and none is more than whole', () => {
  expect(shareOf(begun('mine'))).toBeNull()
  expect(shareOf(heard(begun('mine'), progress('mine', 0, 1)))).toBeNull()
  expect(shareOf(heard(begun('mine'), progress('mine', 12, 10)))).toBe(1)
})
