import { describe, expect, it } from 'vitest'
import type { ImportLook, ImportMapping } from '../../../core/exchange/mapping'
import { exampleOf, openQuestion, reorderStage, retarget } from './import-state'

const mapping: ImportMapping = {
  encoding: 'utf-8', delimiter: ',', dates: 'dmy', decimal: '.', currency: 'EUR', board: { kind: 'new', name: 'Deals' },
  columns: [{ name: 'Id', target: 'externalId' }, { name: 'Signed', target: 'closeDate' }, { name: 'Value', target: 'amount' }],
  stages: ['A', 'B', 'C'].map(label => ({ label, kind: 'open' as const, probability: 0.5, stageId: null })),
} // prettier-ignore
const look: ImportLook = {
  fileName: 'x.csv', fileHash: '', rows: 2, mapping, samples: [['1'], ['31/31/2026', '03/04/2026'], ['1,234']],
  datesAmbiguous: true, decimalAmbiguous: true, stages: [], owners: [],
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
    expect(openQuestion(look, mapping, { dates: false, decimal: false })).toBe('dates')
    expect(openQuestion(look, mapping, { dates: true, decimal: false })).toBe('decimal')
    expect(openQuestion(look, mapping, { dates: true, decimal: true })).toBeNull()
    expect(openQuestion(look, retarget(mapping, 1, 'ignore'), { dates: false, decimal: true })).toBeNull()
  })
  it('asks with an example from the file', () => {
    expect(exampleOf(look, mapping, ['closeDate'], /^(0?\d|1[0-2])[/.-](0?\d|1[0-2])[/.-]/)).toBe(
      '03/04/2026',
    )
    expect(exampleOf(look, mapping, ['owner'], /./)).toBeNull()
  })
})
