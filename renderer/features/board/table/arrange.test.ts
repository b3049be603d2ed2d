import { describe, expect, it } from 'vitest'
import { movedColumn, nextSort, shiftedColumn } from './arrange'
import { areaOf, HEAD, nextSpot, type Places } from './table-state'

const columns = ['a', 'b', 'c', 'd'].map(key => ({ key, width: 100 }))
const keys = (all: typeof columns | ReturnType<typeof movedColumn>) => all.map(({ key }) => key).join('')
const up = (column: string) => ({ column, descending: false })
const down = (column: string) => ({ column, descending: true })

describe('arranging a table', () => {
  it('a column’s name sorts up, down and not at all; with others kept it stays in its rank', () => {
    expect(nextSort([], 'a', false)).toEqual([up('a')])
    expect(nextSort([up('a'), up('b')], 'a', false)).toEqual([down('a')])
    expect(nextSort([down('a')], 'a', false)).toEqual([])
    expect(nextSort([up('a'), up('b')], 'a', true)).toEqual([down('a'), up('b')])
    expect(nextSort([down('a'), up('b')], 'a', true)).toEqual([up('b')])
    expect(nextSort(['a', 'b', 'c', 'd', 'e'].map(up), 'f', true).map(by => by.column)).toEqual([
      'b',
      'c',
      'd',
      'e',
      'f',
    ])
  })

  it('a column goes where another stands, and over what is not shown by key', () => {
    expect(keys(movedColumn(columns, 'a', 'c'))).toBe('bcad')
    expect(keys(movedColumn(columns, 'd', 'b'))).toBe('adbc')
    expect(keys(shiftedColumn(columns, 'a', 1, key => key !== 'b'))).toBe('bcad')
    expect(keys(shiftedColumn(columns, 'a', -1, () => true))).toBe('abcd')
  })
})

describe('going through a table', () => {
  const places: Places = {
    lines: ['group:x', 'one', 'two'],
    lineAt: new Map(['group:x', 'one', 'two'].map((line, at) => [line, at])),
    columns: ['a', 'b'],
  }
  const at = (line: string, column: string) => ({ line, column })

  it('stops at its ends, and goes up to the names of the columns', () => {
    expect(nextSpot(places, null, 'down', 5)).toEqual(at('group:x', 'a'))
    expect(nextSpot(places, at('group:x', 'b'), 'up', 5)).toEqual(at(HEAD, 'b'))
    expect(nextSpot(places, at(HEAD, 'b'), 'down', 5)).toEqual(at('group:x', 'b'))
    expect(nextSpot(places, at('one', 'b'), 'pageDown', 5)).toEqual(at('two', 'b'))
    expect(nextSpot(places, at('two', 'b'), 'right', 5)).toEqual(at('two', 'b'))
    expect(nextSpot({ ...places, lines: [], lineAt: new Map() }, null, 'down', 5)).toEqual(at(HEAD, 'a'))
  })

  it('a selection whose beginning has gone is the cell that one is on; one whose cell has gone is none', () => {
    expect(areaOf(places, at('two', 'a'), at('one', 'b'))).toEqual({ top: 1, bottom: 2, left: 0, right: 1 })
    expect(areaOf(places, at('two', 'b'), at('gone', 'b'))).toEqual({ top: 2, bottom: 2, left: 1, right: 1 })
    expect(areaOf(places, at('gone', 'b'), null)).toBeNull()
  })
})
