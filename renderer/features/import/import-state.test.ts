import { describe, expect, it } from 'vitest'
import type { ImportLook, ImportMapping, ImportReport } from '../../../core/exchange/mapping'
import {
  boardCalled,
  dealsToImport,
  exampleOf,
  openQuestions,
  reorderStage,
  retarget,
  titleColumns,
} from './import-state'

const mapping: ImportMapping = {
  encoding: 'utf-8', delimiter: ',', dates: 'dmy', decimal: '.', currency: 'EUR', board: { kind: 'new', name: 'Deals' },
  columns: [{ name: 'Id', target: 'externalId' }, { name: 'Signed', target: 'closeDate' }, { name: 'Value', target: 'amount' }],
  stages: ['A', 'B', 'C'].map(label => ({ label, kind: 'open' as const, probability: 0.5, stageId: null })),
} // prettier-ignore
const look: ImportLook = {
  fileName: 'x.csv', fileHash: '', rows: 2, mapping, samples: [['1'], ['31/31/2026', '03/04/2026'], ['1,234']],
  datesAmbiguous: true, decimalAmbiguous: true, stages: [], owners: [],
  dialect: null,
} // prettier-ignore

describe('import', () => {
  it('one thing is stood for by one column: the last one chosen', () => {
    expect(retarget(mapping, 0, 'closeDate').columns.map(column => column.target)).toEqual([
      'closeDate',
      'custom',
      'amount',
    ])
    expect(retarget(mapping, 0, 'ignore').columns.map(column => column.target)).toEqual([
      'ignore',
      'closeDate',
      'amount',
    ])
  })
  it('stages move one place, and not beyond the ends', () => {
    const labels = (m: ImportMapping) => m.stages.map(stage => stage.label).join('')
    expect(labels(reorderStage(mapping, 0, 1))).toBe('BAC')
    expect(labels(reorderStage(mapping, 0, -1))).toBe('ABC')
    expect(labels(reorderStage(mapping, 2, 1))).toBe('ABC')
  })
  it('asks what can be read in two ways, unless it is answered or left out', () => {
    expect(openQuestions(look, mapping, { dates: false, decimal: false })).toEqual(['dates', 'decimal'])
    expect(openQuestions(look, mapping, { dates: true, decimal: false })).toEqual(['decimal'])
    expect(openQuestions(look, mapping, { dates: true, decimal: true })).toEqual([])
    expect(openQuestions(look, retarget(mapping, 1, 'ignore'), { dates: false, decimal: true })).toEqual([])
  })
  it('titles are made of account and product, else of the id, else of the row', () => {
    const withBoth = retarget(retarget(mapping, 1, 'product'), 2, 'account')
    expect(titleColumns(withBoth)).toEqual(['Value', 'Signed'])
    expect(titleColumns(mapping)).toEqual(['Id'])
    expect(titleColumns(retarget(mapping, 0, 'ignore'))).toBeNull()
  })
  it('counts what would change, and nothing in a file that says nothing new', () => {
    const counts = { created: 0, updated: 0, unchanged: 4, rows: 4, badRows: 0 }
    const report = (change: Partial<typeof counts>) => ({ ...counts, ...change }) as ImportReport // the rest isn't read
    expect(dealsToImport(report({}), false)).toBe(0)
    expect(dealsToImport(report({ created: 1, updated: 2, unchanged: 1 }), false)).toBe(3)
    expect(dealsToImport(report({ rows: 5, badRows: 1, unchanged: 0 }), false)).toBe(4)
    expect(dealsToImport(report({ rows: 5, badRows: 1 }), true)).toBe(0)
  })
  it('finds the board that has the name already, however it is written', () => {
    const boards = [{ name: 'Spring' }, { name: 'Sales pipeline' }]
    expect(boardCalled(boards, ' sales  Pipeline')).toBe(boards[1])
    expect(boardCalled(boards, 'Autumn')).toBeNull()
    expect(boardCalled([{ name: '' }], ' ')).toBeNull()
  })
  it('asks with an example from the file', () => {
    expect(exampleOf(look, mapping, ['closeDate'], /^(0?\d|1[0-2])[/.-](0?\d|1[0-2])[/.-]/)).toBe(
      '03/04/2026',
    )
    expect(exampleOf(look, mapping, ['owner'], /./)).toBeNull()
  })
})
