import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { editWorkspace, openWorkspace, readRecord } from '../documents/workspace'
import { isKnownColumn, knownColumns } from './columns'
import { changesOf, schemaOfViewField, type Arrangement } from './view'

const VIEW = 'v1'
const isKnown = (key: string) => isKnownColumn(key)

function replica(from?: Y.Doc) {
  const doc = new Y.Doc()
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const workspace = openWorkspace(doc)
  const read = () => {
    const view = readRecord(workspace, 'views', VIEW)
    if (view === null) throw new Error('no view')
    return view
  }
  const arrange = (wanted: Arrangement): void =>
    editWorkspace(workspace, 'test', () => {
      for (const [field, value] of Object.entries(changesOf(read(), wanted, isKnown))) {
        expect(schemaOfViewField(field)?.safeParse(value).success, field).toBe(true)
        workspace.collections.views.edit(VIEW, field, value)
      }
    })
  return { doc, workspace, read, arrange }
}

function seeded() {
  const first = replica()
  editWorkspace(first.workspace, 'test', () =>
    first.workspace.collections.views.create(VIEW, { boardId: 'b1', memberId: null, name: 'Mine' }),
  )
  return first
}

const anyArrangement: fc.Arbitrary<Arrangement> = fc.record({
  columns: fc
    .uniqueArray(fc.constantFrom(...knownColumns), { maxLength: 8 })
    .map(keys => keys.map((key, at) => ({ key, width: 100 + at }))),
  sort: fc.array(fc.record({ column: fc.constantFrom(...knownColumns), descending: fc.boolean() }), {
    maxLength: 3,
  }),
  group: fc.constantFrom(null, 'place', 'ownerId'),
})
const shown = ({ columns, sort, group }: Arrangement) => ({
  columns: columns.map(({ key, width }) => ({ key, width })),
  sort,
  group,
})

describe('a saved view', () => {
  it('is read as it was arranged, whatever it was before', () => {
    fc.assert(
      fc.property(fc.array(anyArrangement, { minLength: 1, maxLength: 5 }), all => {
        const { read, arrange } = seeded()
        for (const wanted of all) {
          arrange(wanted)
          expect(shown(read())).toEqual(shown(wanted))
          expect(changesOf(read(), wanted, isKnown)).toEqual({})
        }
      }),
    )
  })

  it('T3: two people who each add a column have added both; replicas agree whatever they did at once', () => {
    fc.assert(
      fc.property(anyArrangement, anyArrangement, anyArrangement, (before, mine, theirs) => {
        const first = seeded()
        first.arrange(before)
        const second = replica(first.doc)
        first.arrange(mine)
        second.arrange(theirs)
        Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(second.doc))
        Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc))
        expect(first.read()).toEqual(second.read())
        const keys = new Set(first.read().columns.map(({ key }) => key))
        const had = new Set(before.columns.map(({ key }) => key))
        for (const { key } of [...mine.columns, ...theirs.columns])
          if (!had.has(key)) expect(keys).toContain(key)
      }),
    )
  })

  it('D9: a column of a newer version stays where it is, and odd values are as good as none', () => {
    const { workspace, read, arrange } = seeded()
    editWorkspace(workspace, 'test', () => {
      const { views } = workspace.collections
      views.edit(VIEW, 'column:moodOfBuyer', { order: 'a1', width: 90 })
      views.edit(VIEW, 'column:title', { order: 12 })
      views.edit(VIEW, 'sort', 'by mood')
    })
    expect(read().sort).toEqual([])
    arrange({ columns: [{ key: 'title', width: 200 }], sort: [], group: null })
    arrange({ columns: [], sort: [], group: null })
    expect(read().columns.map(({ key }) => key)).toEqual(['moodOfBuyer'])
  })
})
