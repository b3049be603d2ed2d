import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCells, MOST_CELLS, readTsv, writeTsv } from './tsv'

describe('cells on the clipboard', () => {
  it('what is written is read again, whatever the cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', '\t', '\n', '=', "'", ' ', '-', 'é'),
      maxLength: 8,
    })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain(width =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      )
      // The last line end of a clipboard is no row: one row of one empty cell is nothing.
      .filter(rows => rows.at(-1)?.some(text => text !== '') === true)
    fc.assert(
      fc.property(block, rows => {
        expect(readTsv(writeTsv(rows))).toEqual(rows)
      }),
    )
  })

  it('reads what spreadsheets write: line ends of Windows, one at the end, quotes within a cell', () => {
    expect(readTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readTsv('5" pipe\tx\n"two\nlines"\t"he said ""no"""')).toEqual([['5" pipe', 'x'], ['two\nlines', 'he said "no"']]) // prettier-ignore
    expect(readTsv('a\tb\nc')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
    expect(readTsv('a\t')).toEqual([['a', '']])
    expect(readTsv('')).toEqual([['']])
  })

  it('never hands a spreadsheet a formula that a person would not have typed there', () => {
    expect(writeTsv([['=HYPERLINK("x")', '-5,5', '-5+A1']])).toBe(`'=HYPERLINK("x")\t-5,5\t'-5+A1`)
  })

  it('counts before it reads: a workbook, and a wide line above many empty ones, are more than a table takes', () => {
    expect(['a\tb\r\nc\td\r\n', 'a', '', 'a\rb\tc', 'a\n\nb'].map(countCells)).toEqual([4, 1, 1, 4, 3])
    expect(countCells('x\n'.repeat(1_000_000))).toBeGreaterThan(MOST_CELLS)
    expect(countCells('\t'.repeat(1_000) + '\n'.repeat(1_000))).toBeGreaterThan(MOST_CELLS)
  })

  it('reads more lines than a call takes arguments', () => {
    expect(readTsv('x\n'.repeat(300_000))).toHaveLength(300_000)
  })
})
