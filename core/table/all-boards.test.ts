import { expect, test } from 'vitest'
import { asStage, asBoard } from '../../test/support/replicas'
import type { Stage } from '../workspace/schema'
import { SharedStages } from './all-boards'

const stage = (id: string, boardId: string, name: string, kind: Stage['kind'], probability: number): Stage =>
  ({ id: asStage(id), boardId: asBoard(boardId), name, kind, probability, order: 'a0', buyingStep: null, exitQuestions: [], stillAfterDays: null, deleted: null }) // prettier-ignore

test('stages of one name and kind are one step, open ones by their chance, then won and lost', () => {
  const stages = new SharedStages([
    stage('a1', 'a', 'Qualified', 'open', 0.3),
    stage('a2', 'a', 'Won', 'won', 1),
    stage('b1', 'b', 'First call', 'open', 0.1),
    stage('b2', 'b', 'qualified ', 'open', 0.4),
    stage('b3', 'b', 'Lost', 'lost', 0),
    stage('b4', 'b', 'Won', 'won', 1),
  ])
  expect(stages.stepOf('b2')).toBe('a1')
  expect(stages.stepOf('b4')).toBe('a2')
  expect(stages.stepOf('gone')).toBe('gone')
  const ids = ['a2', 'b3', 'a1', 'b1', 'b2']
  expect(ids.sort((a, b) => (stages.rankOf(a) ?? 0) - (stages.rankOf(b) ?? 0))).toEqual(['b1', 'a1', 'b2', 'a2', 'b3']) // prettier-ignore
  expect(stages.rankOf('gone')).toBeNull()
})
