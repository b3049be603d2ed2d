import { describe, expect, it } from 'vitest'
import { parseDate } from '../dates'
import { parseMoney } from '../money'
import { fieldIdSchema } from '../ids'
import { columnOf } from './columns'
import { parseCell, type CellReaders } from './parse-cell'

const fields = [
  { id: fieldIdSchema.parse('n'), name: 'Seats', type: 'number' as const, deleted: null },
  { id: fieldIdSchema.parse('b'), name: 'Renewal', type: 'boolean' as const, deleted: null },
]
const french: CellReaders = {
  money: text => parseMoney(text, 'EUR', ','),
  date: text => parseDate(text, 'dmy'),
  number: text => (/^-?\d+(,\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null),
  flag: text => ({ oui: true, non: false })[text.toLowerCase()] ?? null,
  options: column =>
    column === 'tags'
      ? [{ id: 't1', name: 'Été' }, { id: 't2', name: 'A, B' }]
      : [{ id: 'a', name: 'Qualifiée' }, { id: 'b', name: 'Gagnée' }, { id: 'c', name: 'gagnee' }], // prettier-ignore
}
const parse = (key: string, text: string) => {
  const column = columnOf(key, fields)
  if (column === null) throw new Error(`no column ${key}`)
  const result = parseCell(column, text, french)
  return result.ok ? result.value : `! ${result.error}`
}

describe('reading a cell', () => {
  it.each([
    ['amount', '12 500,50 €', { minor: 1_250_050, currency: 'EUR' }],
    ['amount', '12.500.50', '! not-an-amount'],
    ['amount', '', null],
    ['closeDate', '31/03/2026', '2026-03-31'],
    ['closeDate', '03/31/2026', '! not-a-date'],
    ['ownProbability', '35 %', 0.35],
    ['ownProbability', '135', '! not-a-share'],
    ['place', 'qualifiee', 'a'],
    ['place', '', '! required'],
    ['place', 'Perdue', '! not-known'],
    ['place', 'Gagnée', 'b'],
    ['place', 'GAGNÉE', '! several'],
    ['accountId', 'Acme', { newName: 'Acme' }],
    ['ownerId', 'Acme', { newName: 'Acme' }],
    ['reasons', 'Acme', '! not-known'],
    ['tags', 'ete; A, B', ['t1', 't2']],
    ['tags', 'a, b', ['t2']],
    ['tags', '', []],
    ['tags', 'ete; nobody; Nobody', { ids: ['t1'], newNames: ['Nobody'] }],
    ['title', ' Two\nlines ', 'Two lines'],
    ['title', '', '! required'],
    ['link', 'javascript:alert(1)', '! not-a-link'],
    ['link', 'https://crm.example/1', 'https://crm.example/1'],
    ['team', 'x', '! not-editable'],
    ['custom:n', '3,5', 3.5],
    ['custom:n', 'three', '! not-a-number'],
    ['custom:b', 'Oui', true],
  ])('%s: "%s"', (key, text, expected) => expect(parse(key, text)).toEqual(expected))

  it('D9: a column of a field that is gone, or of a newer version, is none', () => {
    expect(columnOf('custom:gone', fields)).toBeNull()
    expect(columnOf('moodOfBuyer', fields)).toBeNull()
  })
})
