import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentReplicas } from '../../test/support/replicas'
import { editPage } from '../documents/page'
import { schemaVersion } from '../documents/schema'
import type { CompetitorId, ItemId } from '../ids'
import {
  addHeadItem,
  editHeadItem,
  headScope,
  headText,
  markHeadItem,
  MAX_ITEMS,
  moveHeadItem,
  onHead,
  readHead,
  setHeadValue,
  setInHead,
} from './head'
import { seedHead } from './head-seed'
import { pageKinds } from './schema'
import { editText } from './text-edit'

const asItem = (id: string): ItemId => id as ItemId
const asCompetitor = (id: string): CompetitorId => id as CompetitorId
const origin = { from: 'command', windowId: 'w' }

test('every kind has a head that can be read from an empty page, and reading writes nothing (D8)', () => {
  const doc = new Y.Doc()
  for (const kind of pageKinds) expect(readHead(doc, kind).kind).toBe(kind)
  expect(doc.store.clients.size).toBe(0)
  expect(readHead(doc, 'battlecard')).toEqual({
    kind: 'battlecard',
    texts: { position: '', pricePosture: '' },
    values: { competitorId: null },
    sets: {},
    lists: { claims: [] },
  })
})

test('a head that is seeded is read back, its items in their order', () => {
  const doc = new Y.Doc()
  editPage(doc, origin, () =>
    seedHead(doc, 'discount', {
      lists: {
        ladder: [
          { upTo: 5, who: 'Rep' },
          { upTo: 15, who: 'Sales lead' },
        ],
        ledger: [{ give: '5 %', get: 'Two years', value: { minor: 100, currency: 'EUR' } }],
      },
    }),
  )
  const { ladder, ledger } = readHead(doc, 'discount').lists
  expect(ladder.map(({ upTo, who, personId }) => ({ upTo, who, personId }))).toEqual([
    { upTo: 5, who: 'Rep', personId: null },
    { upTo: 15, who: 'Sales lead', personId: null },
  ])
  expect(ledger).toMatchObject([{ give: '5 %', get: 'Two years', value: { minor: 100 }, condition: '' }])
  expect(schemaVersion(doc)).toBe(1)
})

describe('D9: what another computer wrote', () => {
  test('odd values read as nothing, and stay where they are', () => {
    const doc = new Y.Doc()
    const items = doc.getMap('items')
    items.set('claims:one:order', 42)
    items.set('claims:one:text', { rich: true })
    items.set('claims:one:section', 'hype')
    items.set('claims:one:checkedOn', '2026-02-31')
    items.set('claims:not an id:text', 'x')
    items.set('claims', 'x')
    doc.getMap('head').set('competitorId', 7)
    doc.getMap('head').set('competitors:x', 'yes')
    expect(readHead(doc, 'battlecard')).toMatchObject({
      values: { competitorId: null },
      lists: { claims: [{ id: 'one', order: '', text: '', section: 'depth', checkedOn: null, audience: 'internal' }] },
    }) // prettier-ignore
    expect(readHead(doc, 'battlecard').lists.claims).toHaveLength(1)
    expect(readHead(doc, 'tactic').sets.competitors).toEqual([])
    expect(items.get('claims:one:text')).toEqual({ rich: true })
    // An item whose order can't be read can still be moved, and others put below it.
    addHeadItem(doc, 'battlecard', 'claims', { id: asItem('two'), after: asItem('one'), fields: {} })
    moveHeadItem(doc, 'battlecard', 'claims', asItem('one'), asItem('two'))
    expect(readHead(doc, 'battlecard').lists.claims.map(claim => claim.id)).toEqual(['two', 'one'])
  })

  test('any junk under any key is no exception', () => {
    const key = fc.tuple(fc.constantFrom('claims', 'ledger', 'ladder', 'exitQuestions', '__proto__', ''), fc.constantFrom('a', 'constructor', '__proto__', '-'), fc.constantFrom('order', 'text', 'gone', '__proto__', 'value', 'upTo')).map(parts => parts.join(':')) // prettier-ignore
    const value = fc.oneof(fc.jsonValue(), fc.bigInt())
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 12 }), entries => {
        const doc = new Y.Doc()
        for (const [name, junk] of entries) {
          doc.getMap('items').set(name, junk)
          doc.getMap('head').set(name, junk)
        }
        for (const kind of pageKinds) readHead(doc, kind)
      }),
    )
  })

  test('a page that is made another kind and back has lost nothing', () => {
    const doc = new Y.Doc()
    headText(doc, 'situation').insert(0, 'They go quiet')
    setInHead(doc, 'tactic', 'competitors', 'datavo', true)
    const before = readHead(doc, 'tactic')
    setHeadValue(doc, 'battlecard', 'competitorId', asCompetitor('datavo'))
    expect(readHead(doc, 'tactic')).toEqual(before)
    // The situation is the same field of both kinds: it goes along.
    expect(readHead(doc, 'conversation').texts.situation).toBe('They go quiet')
  })
})

describe('on several computers', () => {
  const ids = ['a', 'b', 'c']
  const id = fc.constantFrom(...ids)
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), id, after: fc.option(id), text: fc.string({ maxLength: 3 }) }), // prettier-ignore
    fc.record({ kind: fc.constant('edit' as const), id, field: fc.constantFrom('text' as const, 'evidence' as const), text: fc.string({ maxLength: 3 }) }), // prettier-ignore
    fc.record({ kind: fc.constant('move' as const), id, after: fc.option(id) }),
    fc.record({ kind: fc.constant('mark' as const), id, gone: fc.boolean() }),
    fc.record({ kind: fc.constant('set' as const), id, isIn: fc.boolean() }),
    fc.record({ kind: fc.constant('write' as const), text: fc.string({ maxLength: 8 }) }),
    fc.record({ kind: fc.constant('deliver' as const), nth: fc.nat(99) }),
  )
  type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

  function apply(doc: Y.Doc, step: Exclude<Operation, { kind: 'deliver' }>): void {
    editPage(doc, origin, () => {
      switch (step.kind) {
        case 'add':
          return addHeadItem(doc, 'battlecard', 'claims', { id: asItem(step.id), after: step.after === null ? null : asItem(step.after), fields: { text: step.text, section: 'win' } }) // prettier-ignore
        case 'edit':
          return editHeadItem(doc, 'battlecard', 'claims', asItem(step.id), { [step.field]: step.text })
        case 'move':
          return moveHeadItem(doc, 'battlecard', 'claims', asItem(step.id), step.after === null ? null : asItem(step.after)) // prettier-ignore
        case 'mark':
          return markHeadItem(doc, 'battlecard', 'claims', asItem(step.id), step.gone)
        case 'set':
          return setInHead(doc, 'tactic', 'competitors', step.id, step.isIn)
        case 'write':
          return editText(headText(doc, 'position'), step.text)
      }
    })
  }

  test('D7: any mix of edits of a head, delivered in any order and doubled: all agree', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), operation), { maxLength: 50 }), steps => {
        const replicas = new DocumentReplicas(3, doc => doc)
        for (const [at, step] of steps) {
          if (step.kind === 'deliver') replicas.deliver(step.nth)
          else apply(replicas.each[at]!, step)
        }
        replicas.settle()
        const [first, ...others] = replicas.each.map(doc => [
          readHead(doc, 'battlecard'),
          readHead(doc, 'tactic'),
        ])
        for (const other of others) expect(other).toEqual(first)
      }),
      { numRuns: 300 },
    )
  })

  test('four people who each add a why keep four, whatever a card shows at a glance', () => {
    const replicas = new DocumentReplicas(4, doc => doc)
    replicas.each.forEach((doc, at) =>
      addHeadItem(doc, 'battlecard', 'claims', {
        id: asItem(`why${at}`),
        after: null,
        fields: { section: 'win', text: `Why ${at}` },
      }),
    )
    replicas.settle()
    for (const doc of replicas.each) expect(readHead(doc, 'battlecard').lists.claims).toHaveLength(4)
  })

  test('D5: what somebody writes into a claim while another takes it out is there when it is put back', () => {
    const replicas = new DocumentReplicas(2, doc => doc)
    const [a, b] = replicas.each as [Y.Doc, Y.Doc]
    addHeadItem(a, 'battlecard', 'claims', { id: asItem('one'), after: null, fields: { text: 'Old' } })
    replicas.settle()
    markHeadItem(a, 'battlecard', 'claims', asItem('one'), true)
    editHeadItem(b, 'battlecard', 'claims', asItem('one'), { text: 'New' })
    replicas.settle()
    expect(readHead(b, 'battlecard').lists.claims).toEqual([])
    markHeadItem(b, 'battlecard', 'claims', asItem('one'), false)
    replicas.settle()
    expect(readHead(a, 'battlecard').lists.claims).toMatchObject([{ text: 'New' }])
  })
})

test('D10: one undo manager over the head takes back what was done here, and nothing of another’s', () => {
  const replicas = new DocumentReplicas(2, doc => doc)
  const [a, b] = replicas.each as [Y.Doc, Y.Doc]
  const mine = { from: 'window' }
  const undo = new Y.UndoManager(headScope(a, ['battlecard']), { trackedOrigins: new Set([mine]), captureTimeout: 0 }) // prettier-ignore
  editPage(a, mine, () =>
    addHeadItem(a, 'battlecard', 'claims', { id: asItem('mine'), after: null, fields: { text: 'Mine' } }),
  )
  editPage(a, mine, () => editText(headText(a, 'position'), 'Strong'))
  replicas.settle()
  editPage(b, origin, () =>
    addHeadItem(b, 'battlecard', 'claims', { id: asItem('theirs'), after: null, fields: {} }),
  )
  replicas.settle()
  undo.undo()
  expect(readHead(a, 'battlecard').texts.position).toBe('')
  undo.undo()
  expect(readHead(a, 'battlecard').lists.claims.map(claim => claim.id)).toEqual(['theirs'])
})

test('a head tells of its own changes only', () => {
  const doc = new Y.Doc()
  let told = 0
  const stop = onHead(doc, 'tactic', () => told++)
  headText(doc, 'situation').insert(0, 'x')
  setInHead(doc, 'tactic', 'stages', 's', true)
  expect(told).toBe(2)
  doc.getText('root').insert(0, 'prose')
  headText(doc, 'position').insert(0, 'of another kind')
  expect(told).toBe(2)
  stop()
  headText(doc, 'situation').insert(0, 'y')
  expect(told).toBe(2)
})

test('P5: a head with more items than anybody writes is read as far as its bound, the same part everywhere; nothing is thrown away', () => {
  const doc = new Y.Doc()
  const items = doc.getMap('items')
  doc.transact(() => {
    for (let at = 0; at < MAX_ITEMS * 3; at++) {
      const id = `claim${String((at * 7_919) % (MAX_ITEMS * 3)).padStart(5, '0')}`
      items.set(`claims:${id}:order`, 'a0')
      items.set(`claims:${id}:text`, id)
    }
  })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const read = readHead(doc, 'battlecard').lists.claims
  expect(read.map(claim => claim.text)).toEqual(
    Array.from({ length: MAX_ITEMS }, (_, at) => `claim${String(at).padStart(5, '0')}`),
  )
  expect(readHead(other, 'battlecard').lists.claims).toEqual(read)
  expect(items.size).toBe(MAX_ITEMS * 6)
})
