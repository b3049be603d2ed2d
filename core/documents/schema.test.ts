import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDeal, editField } from '../deal/edit'
import { readDeal } from '../deal/read'
import { asChange, asDeal, asMember, asStage } from '../../test/support/replicas'
import { BOARD_VERSION, editBoard, openBoard } from './board'
import { openSchema, schemaVersion, type Migration } from './schema'
import { openWorkspace, readRecord } from './workspace'

const fixture = fileURLToPath(new URL('../../test/fixtures/documents/board-v1.bin', import.meta.url))

test('D8: opening an empty document writes nothing into it', () => {
  const doc = new Y.Doc()
  openBoard(doc)
  openWorkspace(new Y.Doc())
  expect(doc.store.clients.size).toBe(0)
})

test('D9: a document of a newer app opens read-only, says so, and is not written to', () => {
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', BOARD_VERSION + 1)
  const before = Y.encodeStateAsUpdate(doc)
  expect(openBoard(doc).opened).toEqual({ state: 'newer', version: BOARD_VERSION + 1 })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

/** As a second version would do it: a field gets a new name, the old one stays for older apps. */
const addStake: Migration = {
  to: 2,
  run: doc => {
    const edits = doc.getMap('deals.edits')
    for (const [key, value] of edits.entries()) {
      const id = /^(\w+):nextStep$/.exec(key)?.[1]
      if (id !== undefined && !edits.has(`${id}:stake`)) edits.set(`${id}:stake`, value)
    }
  },
}

test('D9: a migration that two computers run apart is the same migration, and can be repeated', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.getMap('meta').set('schema', 1)
  a.getMap('deals.edits').set('x:nextStep', 'Call')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  expect(openSchema(a, 2, [addStake])).toEqual({ state: 'current', ran: [2] })
  expect(openSchema(b, 2, [addStake])).toEqual({ state: 'current', ran: [2] })
  expect(openSchema(a, 2, [addStake])).toEqual({ state: 'current', ran: [] })
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  expect(a.getMap('deals.edits').toJSON()).toEqual(b.getMap('deals.edits').toJSON())
  expect([schemaVersion(a), schemaVersion(b)]).toEqual([2, 2])
})

test('D9: a field from a newer version survives an older one, in layers, in edits and in records', () => {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  doc.getMap('deals.layers').set('x:own', { title: 'T', mood: 'blue' })
  doc.getMap('deals.edits').set('x:weather', { sun: true })
  editBoard(board, null, () =>
    editField(board, asDeal('x'), 'title', 'New', asChange('c'), { by: asMember('m'), at: 1 }),
  )
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  expect(openBoard(again).deals.read('x')?.fields).toMatchObject({
    title: 'New',
    mood: 'blue',
    weather: { sun: true },
  })
})

test('D9: a value that this version can’t read is shown empty and stays where it is', () => {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  doc.getMap('deals.layers').set('x:own', { title: 'T', amount: 'a lot', closeDate: '2026-02-31' })
  expect(readDeal(board.deals, 'x')).toMatchObject({ title: 'T', amount: null, closeDate: null, place: null })
  expect(board.deals.read('x')?.fields['amount']).toBe('a lot')
  const workspace = openWorkspace(new Y.Doc())
  workspace.collections.stages.create('s', { name: 'Open', kind: 'maybe' })
  expect(readRecord(workspace, 'stages', 's')).toBeNull()
})

test('the first version’s file, as it was written on its first day, still opens', () => {
  if (process.env['WINROOM_WRITE_FIXTURES'] === '1') writeFileSync(fixture, firstDay())
  const doc = new Y.Doc()
  Y.applyUpdate(doc, readFileSync(fixture))
  const board = openBoard(doc)
  expect(readDeal(board.deals, 'deal1')).toMatchObject({
    title: 'Spare parts forecast',
    amount: { minor: 12_000_000, currency: 'EUR' },
    place: { stageId: 'meet', order: 'a0', changeId: null },
    closeDate: '2026-12-01',
    nextStep: 'Bring the payback sheet',
  })
})

function firstDay(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const board = openBoard(doc)
  const author = { by: asMember('m'), at: 1 }
  const place = { stageId: asStage('meet'), order: 'a0', changeId: null }
  editBoard(board, null, () => {
    createDeal(
      board,
      {
        id: asDeal('deal1'),
        place,
        fields: {
          title: 'Spare parts',
          amount: { minor: 12_000_000, currency: 'EUR' },
          closeDate: '2026-12-01' as never,
        },
      },
      author,
    )
    editField(board, asDeal('deal1'), 'title', 'Spare parts forecast', asChange('c1'), author)
    editField(board, asDeal('deal1'), 'nextStep', 'Bring the payback sheet', asChange('c2'), author)
  })
  return Y.encodeStateAsUpdate(doc)
}
