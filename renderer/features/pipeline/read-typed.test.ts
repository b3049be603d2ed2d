import { expect, test } from 'vitest'
import { readCells, readDays, readLines, readShare } from './read-typed'

test.each([
  ['60', 0.6],
  ['12,5 %', 0.125],
  ['100%', 1],
  ['0', 0],
  ['101', null],
  ['-1', null],
  ['', null],
  ['x', null],
])('share “%s”', (text, share) => {
  // prettier-ignore
  expect(readShare(text)).toBe(share)
})

test.each([
  ['14', 14],
  ['1000', 1000],
  ['0', null],
  ['1001', null],
  ['1.5', null],
  ['', null],
])('days “%s”', (text, days) => {
  // prettier-ignore
  expect(readDays(text)).toBe(days)
})

test('lines and cells, as they are pasted', () => {
  expect(readLines(' Who decides? \n\n Is there a date?\n')).toEqual(['Who decides?', 'Is there a date?'])
  expect(readCells('1\t2\r\n3\t\r\n')).toEqual([['1', '2'], ['3', '']]) // prettier-ignore
  expect(readCells('7')).toEqual([['7']])
})
