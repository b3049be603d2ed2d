import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { randomId, type PageId } from '../../core/ids'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import { WikiView } from '../../test/support/wiki-view'
import { pageDocument } from './documents/names'

/** The wiki as a colleague with a client of their own may write it: what others have on it is found and written as before. */
const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Wiki {
  readonly harness: Harness
  readonly window: TestWindow
  readonly view: WikiView
  readonly create: (title: string) => Promise<PageId>
}

async function start(): Promise<Wiki> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  await window.command('workspace.create', { name: 'Empty', sample: false })
  const create = async (title: string) => {
    const pageId = randomId<PageId>()
    const from = { what: 'blank', kind: 'battlecard' } as const
    await window.command('page.create', { pageId, title, parentId: null, after: 'last', from })
    return pageId
  }
  return { harness, window, view: new WikiView(window), create }
}

const titles = ({ view }: Wiki): string[] => [...view.rows.values()].map(({ title }) => title)

test('P3: ten thousand pages beneath each other, removed by a mark that names them all, hold nobody up', async () => {
  const wiki = await start()
  const { doc, collections } = wiki.harness.engine.workspace!.document
  const id = (at: number) => `page${String(at).padStart(6, '0')}`
  const ids = Array.from({ length: 10_000 }, (_, at) => id(at))
  doc.transact(() => {
    for (const [at, each] of ids.entries())
      collections.pages.create(each, {
        title: each,
        place: { parentId: at === 0 ? null : id(at - 1), order: 'a0' },
        ...(at === 0 && { deleted: { at: 1, by: null, took: ids } }),
      })
  })
  await wiki.create('Mine')
  await until(() => titles(wiki).length === 1, 'the others gone')
  expect(titles(wiki)).toEqual(['Mine'])
})

test('D9: a record of a page with a value that nobody writes is a page with what can be read of it', async () => {
  const wiki = await start()
  const { pages } = wiki.harness.engine.workspace!.document.collections
  let deep: unknown = 1
  for (let level = 0; level < 400; level++) deep = [deep]
  const odd = [1n, deep, null, 'x'.repeat(1_000_000), { parentId: '__proto__', order: 7 }, new Uint8Array(9)]
  const fields = ['kind', 'title', 'place', 'template', 'createdAt', 'createdBy', 'sample', 'deleted']
  for (const [at, value] of odd.entries())
    for (const field of fields) pages.create(`odd${at}${field}`, { title: 'Odd', [field]: value })
  await wiki.create('Mine')
  await until(() => titles(wiki).includes('Mine'), 'mine')
  expect(wiki.view.rows.size).toBe(odd.length * fields.length + 1)
  expect(Math.max(...titles(wiki).map(title => title.length))).toBe(300)
})

const writes: Record<string, (doc: Y.Doc) => void> = {
  'items that are texts and big numbers': doc => {
    doc.getMap('items').set('claims:abcdef:text', new Y.Text('x'))
    doc.getMap('items').set('claims:abcdef:order', 1n)
    doc.getMap('items').set('claims:__proto__:__proto__', 1n)
  },
  'a head of other types': doc => {
    doc.getMap('head').set('competitorId', 1n)
    doc.getMap('meta').set('touched', new Y.Map())
  },
  'a version that is no number': doc => doc.getMap('meta').set('schema', 1n),
  'a root that is a map': doc => doc.getMap('root').set('a', 1),
  'lists where maps should be': doc => {
    for (const name of ['head', 'items', 'meta']) doc.getArray(name).push([1])
  },
}

test.each(Object.keys(writes))('D9: a page with %s can be told about', async name => {
  const wiki = await start()
  const workspace = wiki.harness.engine.workspace!
  const pageId = await wiki.create('Bad')
  const theirs = new Y.Doc()
  writes[name]?.(theirs)
  workspace.documents.edit(pageDocument(pageId), { from: 'network' }, doc =>
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), { from: 'network' }),
  )
  await workspace.pageFollower.idle()
  expect(workspace.pageFollower.factsOf(pageId)?.state).toBe('current')
  await wiki.create('Mine')
  await until(() => titles(wiki).includes('Mine'), 'mine')
})
