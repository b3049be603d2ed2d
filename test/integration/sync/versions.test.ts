import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { randomId, type PageId } from '../../../core/ids'
import { readContent } from '../../../core/page/content/read'
import { plainText } from '../../../core/page/content/text'
import { pageDocument } from '../../../electron/engine/documents/names'
import { until } from '../../support/until'
import { leave, seats, testRelay, type Seat, type TestRelay } from './support'

let relay: TestRelay | null = null
let all: Seat[] = []
afterEach(async () => {
  await leave(all.splice(0))
  await relay?.destroy()
  relay = null
})

test('S6: a version that is kept here is on the other computer, its bytes when somebody looks at it', async () => {
  relay = await testRelay()
  all = await seats(2, relay)
  const [a, b] = all as [Seat, Seat]
  const pageId = randomId<PageId>()
  await a.window.command('page.create', { pageId, title: 'How', parentId: null, after: 'last', from: { what: 'builtin', kind: 'tactic', language: 'en' } }) // prettier-ignore
  const { documents } = a.harness.engine.workspace!
  const said = plainText(readContent(documents.read(pageDocument(pageId))))
  const { versionId } = await a.window.command('page.version-keep', {
    pageId,
    name: 'First',
    reason: 'named',
  })
  // Not held yet, and so it says: it counts with the pictures (S5).
  await a.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
  const there = b.harness.engine.workspace!.documents
  await until(
    () => there.read(pageDocument(pageId)).getMap('versions').has(versionId!),
    'the version’s entry',
  )
  expect(await b.window.query('page.version-read', { pageId, versionId: versionId! }), 'arriving').toBeNull()
  await until(() => b.window.events.some(event => event.kind === 'blob-arrived'), 'its bytes')
  const state = await b.window.query('page.version-read', { pageId, versionId: versionId! })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state!)
  expect(plainText(readContent(doc))).toBe(said)
})
