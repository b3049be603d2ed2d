import { afterEach, expect, test } from 'vitest'
import { randomId, type PageId } from '../../../core/ids'
import type { Block } from '../../../core/page/content/blocks'
import { writeContent } from '../../../core/page/content/write'
import { headText } from '../../../core/page/head'
import type { PageKind } from '../../../core/page/schema'
import { startEngine, type Harness, type TestWindow } from '../../../test/support/engine-harness'
import * as Y from 'yjs'
import type { SearchRow } from '../../contract/search'
import { pageDocument } from '../documents/names'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

async function start(harness?: Harness): Promise<{ harness: Harness; window: TestWindow }> {
  const started = harness ?? (await startEngine())
  running.push(started)
  const window = started.window()
  await window.whole('directory', each => each.boards.length > 0)
  await indexed(started)
  return { harness: started, window }
}

async function indexed({ engine }: Harness): Promise<void> {
  const workspace = engine.workspace!
  workspace.boardShown()
  await workspace.follower.idle()
  await workspace.searchFeed.idle()
}

async function addPage(
  window: TestWindow,
  title: string,
  kind: PageKind = 'note',
  parentId: PageId | null = null,
): Promise<PageId> {
  const pageId = randomId<PageId>()
  await window.command('page.create', { pageId, title, parentId, after: null, from: { what: 'blank', kind } })
  return pageId
}

/** What somebody types on a page: at its end. */
async function write({ engine }: Harness, pageId: PageId, text: string): Promise<void> {
  const { documents, registry } = engine.workspace!
  const origin = { from: 'replica', windowId: '1' } as const
  documents.edit(pageDocument(pageId), origin, doc => {
    headText(doc, 'situation').insert(0, `${text} `)
  })
  await registry.settled()
}

const SOON = { timeout: 20_000 }

async function count(window: TestWindow, text: string): Promise<number> {
  return (await pages(window, text)).length
}

async function pages(window: TestWindow, text: string): Promise<SearchRow[]> {
  const { rows } = await window.query('search', { text })
  return rows.filter(row => row.kind === 'page')
}

test('a page is found by its title, with its kind and where it stands', async () => {
  const { window } = await start()
  const above = await addPage(window, 'Objections')
  const id = await addPage(window, 'Trop cher à l’achat', 'tactic', above)
  expect(await pages(window, 'cher achats')).toMatchObject([
    { id, title: 'Trop cher à l’achat', state: { kind: 'page', pageKind: 'tactic', path: ['Objections'] } },
  ])
})

test('and by what is written on it and in its head, soon after it was', async () => {
  const { window, harness } = await start()
  const id = await addPage(window, 'Tactic', 'tactic')
  await write(harness, id, 'The procurement department wants a rebate')
  await expect.poll(() => count(window, 'rebates'), SOON).toBe(1)
  const other = await addPage(window, 'Prose')
  const origin = { from: 'replica', windowId: '1' } as const
  const line: Block = {
    type: 'paragraph',
    inlines: [{ type: 'text', text: 'Une échéance glissante', format: 0 }],
  }
  harness.engine.workspace!.documents.edit(pageDocument(other), origin, doc => {
    const root = doc.get('root', Y.XmlText)
    root.delete(0, root.length)
    writeContent(doc, [line], origin)
  })
  await expect.poll(() => count(window, 'échéances'), SOON).toBe(1)
})

test('a page in the trash is not found, nor those that went along; restored, all are', async () => {
  const { window } = await start()
  const above = await addPage(window, 'Heliotrope parent')
  const child = await addPage(window, 'Heliotrope child', 'note', above)
  await window.command('page.delete', { pageId: above })
  expect(await pages(window, 'heliotrope')).toEqual([])
  await window.command('page.restore', { pageId: above })
  expect((await pages(window, 'heliotrope')).map(row => row.id).sort()).toEqual([above, child].sort())
})

test('a page is found by its tags, under their names of now', async () => {
  const { window } = await start()
  const pageId = await addPage(window, 'Plain')
  const { tagId } = await window.command('tag.create', { name: 'Verticale santé' })
  await window.command('page.tag', { pageId, tagId, on: true })
  expect(await pages(window, 'sante')).toMatchObject([{ id: pageId }])
  await window.command('tag.rename', { tagId, name: 'Pharma' })
  expect(await pages(window, 'sante')).toEqual([])
  expect(await pages(window, 'pharma')).toMatchObject([{ id: pageId }])
})

test('what was written while the index was not there is found after a restart', async () => {
  const first = await start()
  const id = await addPage(first.window, 'Tactic', 'tactic')
  await indexed(first.harness)
  await write(first.harness, id, 'Xylophone')
  running.splice(0)
  const again = await start(await first.harness.restart())
  expect(await pages(again.window, 'xylophone')).toMatchObject([{ id }])
})

test('competitors are found by name', async () => {
  const { window } = await start()
  await window.command('competitor.create', { name: 'Initrode' })
  const { rows } = await window.query('search', { text: 'initrod' })
  expect(rows).toMatchObject([{ kind: 'competitor', title: 'Initrode' }])
})
