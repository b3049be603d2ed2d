import { describe, expect, it } from 'vitest'
import { err, ok } from '../result'
import { planPaste } from './paste'

const size = { rows: 4, columns: 3 }
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right })
const asIs = (_row: number, _column: number, text: string) => ok(text)

describe('pasting a block', () => {
  it('lays it down once from the corner of the selection', () => {
    const plan = planPaste([['a', 'b'], ['c', 'd']], at(1, 1), size, asIs) // prettier-ignore
    expect(plan.area).toEqual(at(1, 1, 2, 2))
    expect(plan.cells.map(({ row, column, value }) => [row, column, value])).toEqual([[1, 1, 'a'], [1, 2, 'b'], [2, 1, 'c'], [2, 2, 'd']]) // prettier-ignore
    expect(plan.problems).toEqual([])
  })

  it('fills a selection that it fits a whole number of times, and no other', () => {
    expect(planPaste([['x']], at(0, 0, 3, 1), size, asIs).cells).toHaveLength(8)
    expect(planPaste([['x', 'y']], at(0, 0, 2, 1), size, asIs).cells).toHaveLength(6)
    expect(planPaste([['x', 'y']], at(0, 0, 2, 2), size, asIs).area).toEqual(at(0, 0, 2, 1))
  })

  it('T2: names every cell that had no room or could not be read, with its text', () => {
    const parse = (row: number, _column: number, text: string) =>
      row === 3 ? err('not-a-date' as const) : ok(text)
    const plan = planPaste([['a', 'b'], ['c', ''], ['d', 'e']], at(2, 2), size, parse) // prettier-ignore
    expect(plan.cells.map(({ text }) => text)).toEqual(['a'])
    expect(plan.problems).toEqual([
      { row: 2, column: 3, text: 'b', problem: 'no-room' },
      { row: 3, column: 2, text: 'c', problem: 'not-a-date' },
      { row: 4, column: 2, text: 'd', problem: 'no-room' },
      { row: 4, column: 3, text: 'e', problem: 'no-room' },
    ])
  })
})
