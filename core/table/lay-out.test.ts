import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, type CellValue } from './columns'
import { groupKeyOf, layOut, type Cells } from './lay-out'

interface Row {
  readonly id: number
  readonly ownerId: string | null
  readonly title: string
  readonly minor: number | null
  readonly closeDate: string | null
  readonly place: string
}
const names: Readonly<Record<string, string>> = { p1: 'Zoé', p2: 'ada', p3: 'Élodie' }
const stages = ['open', 'won']
const cells: Cells<Row> = {
  value: (row, key): CellValue =>
    key === 'amount' ? (row.minor === null ? null : { minor: row.minor, currency: 'EUR' }) : (row[key as keyof Row]), // prettier-ignore
  column: key => columnOf(key, []),
  nameOf: (_key, id) => names[id] ?? null,
  rankOf: (key, id) => (key === 'place' ? stages.indexOf(id) : null),
}
const row = (id: number, fields: Partial<Row> = {}): Row => ({ id, ownerId: null, title: `Deal ${id}`, minor: null, closeDate: null, place: 'open', ...fields }) // prettier-ignore
const none = { sort: [], group: null, folded: new Set<string>() }
const by = (...columns: string[]) => columns.map(each => ({ column: each.replace('-', ''), descending: each.startsWith('-') })) // prettier-ignore
const idsOf = (rows: readonly Row[], sort: ReturnType<typeof by>) =>
  layOut(rows, { ...none, sort }, cells).lines.map(line => (line.kind === 'row' ? line.row.id : line.key))

describe('rows of a table', () => {
  it('sorts by names without regard to case and accents, by stages in their order, what is empty last both ways', () => {
    const rows = [
      row(1, { ownerId: 'p1' }),
      row(2),
      row(3, { ownerId: 'p3', place: 'won' }),
      row(4, { ownerId: 'p2' }),
    ]
    expect(idsOf(rows, by('ownerId'))).toEqual([4, 3, 1, 2])
    expect(idsOf(rows, by('-ownerId'))).toEqual([1, 3, 4, 2])
    expect(idsOf(rows, by('-place', 'ownerId'))).toEqual([3, 4, 1, 2])
  })

  it('groups by month of the date, with count and sums, and folds', () => {
    const rows = [
      row(1, { closeDate: '2026-12-30', minor: 100 }),
      row(2),
      row(3, { closeDate: '2026-11-02', minor: 50 }),
      row(4, { closeDate: '2026-12-01', minor: 25 }),
    ]
    const { lines, count, sums } = layOut(rows, { sort: by('amount'), group: 'closeDate', folded: new Set(['2026-12']) }, cells) // prettier-ignore
    expect(lines).toEqual([
      { kind: 'group', key: '2026-11', count: 1, sums: [{ minor: 50, currency: 'EUR' }], folded: false },
      { kind: 'row', row: rows[2] },
      { kind: 'group', key: '2026-12', count: 2, sums: [{ minor: 125, currency: 'EUR' }], folded: true },
      { kind: 'group', key: '', count: 1, sums: [], folded: false },
      { kind: 'row', row: rows[1] },
    ])
    expect([count, sums]).toEqual([4, [{ minor: 175, currency: 'EUR' }]])
  })

  it('any sort and group loses no row, and keeps rows that are equal in the order they came', () => {
    const anyRows = fc
      .array(
        fc.record({
          ownerId: fc.constantFrom(null, 'p1', 'p2', 'p3', 'arriving'),
          place: fc.constantFrom('open', 'won'),
          minor: fc.option(fc.integer({ min: 0, max: 3 })),
          closeDate: fc.constantFrom(null, '2026-01-05', '2026-02-05'),
          title: fc.constantFrom('A', 'b', 'É'),
        }),
        { maxLength: 30 },
      )
      .map(all => all.map((fields, id) => row(id, fields)))
    const columns = fc.subarray(['ownerId', 'place', '-amount', 'closeDate', '-title'])
    const group = fc.constantFrom(null, 'ownerId', 'place', 'closeDate')
    fc.assert(
      fc.property(anyRows, columns, group, (rows, sort, grouped) => {
        const { lines, sums } = layOut(rows, { sort: by(...sort), group: grouped, folded: new Set() }, cells)
        const shown = lines.flatMap(line => (line.kind === 'row' ? [line.row] : []))
        expect([...shown].sort((a, b) => a.id - b.id)).toEqual(rows)
        expect(sums[0]?.minor ?? 0).toBe(rows.reduce((sum, each) => sum + (each.minor ?? 0), 0))
        for (const [at, one] of shown.entries()) {
          const next = shown[at + 1]
          const equal =
            next !== undefined &&
            [...sort, grouped ?? 'place'].every(key => same(one, next, key.replace('-', '')))
          if (equal && sort.length > 0) expect(one.id).toBeLessThan(next.id)
        }
        const groups = lines.flatMap(line => (line.kind === 'group' ? [line.key] : []))
        expect(new Set(groups).size).toBe(groups.length)
        if (grouped !== null) expect(new Set(groups)).toEqual(new Set(rows.map(each => groupKeyOf(cells.value(each, grouped))))) // prettier-ignore
      }),
    )
  })
})

/** Equal as far as this column can tell: an id that has not arrived sorts as nothing. */
function same(a: Row, b: Row, key: string): boolean {
  return JSON.stringify(cells.value(a, key)) === JSON.stringify(cells.value(b, key))
}
