import { describe, expect, it } from 'vitest'
import { dealIdSchema } from '../../../core/ids'
import type { CardRow } from '../../../electron/contract/rows'
import { BoardRows } from '../../replica/board-rows'
import { above, between, inBoardOrder, neighbour } from './neighbours'

const id = (name: string) => dealIdSchema.parse(name)
const lanes = ['open', 'empty', 'won']
function board(): BoardRows {
  const rows = new BoardRows()
  const row = (name: string, lane: string, order: string): CardRow => ({ id: id(name), title: name, lane, order, accountId: null, productId: null, amount: null, closeDate: null, ownerId: null, nextStep: null, nextStepDue: null, differs: false }) // prettier-ignore
  const all = [row('a', 'open', 'a1'), row('b', 'open', 'a2'), row('c', 'open', 'a3'), row('x', 'won', 'a1')]
  rows.apply({ kind: 'reset', rows: all, totals: [], complete: true })
  return rows
}

describe('moving about a board', () => {
  it('goes up and down within a lane and stops at its ends', () => {
    expect(neighbour(board(), lanes, id('a'), 'down')?.id).toBe('b')
    expect(neighbour(board(), lanes, id('c'), 'down')).toBeNull()
    expect(neighbour(board(), lanes, id('a'), 'last')?.id).toBe('c')
  })
  it('passes over empty lanes and keeps to the height as far as there are cards', () => {
    expect(neighbour(board(), lanes, id('c'), 'right')?.id).toBe('x')
    expect(neighbour(board(), lanes, id('x'), 'left')?.id).toBe('a')
    expect(neighbour(board(), lanes, null, 'down')?.id).toBe('a')
    expect(neighbour(board(), lanes, id('gone'), 'down')?.id).toBe('a')
  })
  it('selects from one card to another whichever way', () => {
    expect(between(board(), lanes, id('b'), id('x'))).toEqual(['b', 'c', 'x'])
    expect(between(board(), lanes, id('x'), id('b'))).toEqual(['b', 'c', 'x'])
    expect(between(board(), lanes, id('c'), id('a'))).toEqual(['a', 'b', 'c'])
  })
  it('keeps a group in board order and drops below the nearest card that stays', () => {
    expect(inBoardOrder(board(), lanes, [id('x'), id('c'), id('gone'), id('a')])).toEqual(['a', 'c', 'x'])
    expect(above(board(), 'open', 2, new Set([id('b')]))).toBe('a')
    expect(above(board(), 'open', 1, new Set([id('a')]))).toBeNull()
    expect(above(board(), 'open', 99, new Set())).toBe('c')
  })
})
