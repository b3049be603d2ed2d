import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { editPage } from '../../core/documents/page'
import { randomId, type ItemId, type PageId } from '../../core/ids'
import { addHeadItem, headScope, headText, readHead, setHeadValue } from '../../core/page/head'
import { editText } from '../../core/page/text-edit'
import { openReplica, type DocumentReplica } from '../../renderer/replica/document-replica'
import { startEngine, type Harness } from '../support/engine-harness'
import { until } from '../support/until'
import { WikiView } from '../support/wiki-view'
import { WindowLine } from '../support/window-line'

let harness: Harness
const lines: WindowLine[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.cut()
  await harness.stop()
})

/** A window's replica of a page, as the form of its head has it. */
async function open(pageId: PageId): Promise<DocumentReplica> {
  const line = new WindowLine(String(lines.length + 1))
  lines.push(line)
  line.connect(harness.engine)
  const replica = openReplica(line.client, `page/${pageId}`, { name: 'Ada', colour: 'teal' })
  await until(() => replica.state.get() === 'ready', 'the replica is ready')
  return replica
}

test('two windows fill in one battlecard: both keep all of it, the list of pages says so, and each undoes only their own', async () => {
  harness = await startEngine()
  const window = harness.window()
  const view = new WikiView(window)
  const pageId = randomId<PageId>()
  const from = { what: 'blank', kind: 'battlecard' } as const
  await window.command('page.create', { pageId, title: 'Card', parentId: null, after: null, from })
  const { competitorId } = await window.command('competitor.create', { name: 'Rival' })
  const [a, b] = [await open(pageId), await open(pageId)]
  const mine = { from: 'window' }
  const undo = new Y.UndoManager(headScope(a.doc, ['battlecard']), { trackedOrigins: new Set([mine]), captureTimeout: 0 }) // prettier-ignore

  editPage(a.doc, mine, () => setHeadValue(a.doc, 'battlecard', 'competitorId', competitorId))
  editPage(a.doc, mine, () => editText(headText(a.doc, 'position'), 'We are faster'))
  editPage(
    b.doc,
    mine,
    () =>
    addHeadItem(b.doc, 'battlecard', 'claims', { id: 'b1' as ItemId, after: null, fields: { section: 'win', text: 'Six weeks' } }), // prettier-ignore
  )
  for (const { doc } of [a, b])
    await until(() => {
      const head = readHead(doc, 'battlecard')
      return head.texts.position === 'We are faster' && head.lists.claims.length === 1
    }, 'both have both')
  await view.row(pageId, row => row.checks?.unchecked === 1)
  const mentions = await window.query('page.mentions', { kind: 'competitor', id: competitorId })
  expect(mentions).toMatchObject([{ pageId, field: 'competitorId' }])

  undo.undo()
  undo.undo()
  await until(() => readHead(b.doc, 'battlecard').values.competitorId === null, 'the undo is there')
  expect(readHead(b.doc, 'battlecard').lists.claims).toMatchObject([{ text: 'Six weeks' }])
  // Who wrote last is noted by the engine, beside the text: that is nothing to undo, and reaches both.
  const { member } = harness.engine.workspace!
  expect((await view.row(pageId, row => row.checks !== null)).updatedBy).toBe(member.id)
})

test('a page begun from a template is whole in a window that opens it at once', async () => {
  harness = await startEngine()
  const window = harness.window()
  const pageId = randomId<PageId>()
  const from = { what: 'builtin', kind: 'discount', language: 'fr' } as const
  await window.command('page.create', { pageId, title: '', parentId: null, after: 'last', from })
  const replica = await open(pageId)
  expect(readHead(replica.doc, 'discount').lists.ladder.map(rung => rung.upTo)).toEqual([5, 10, 20, 30])
  expect(replica.saved.get()).toBe(true)
})
