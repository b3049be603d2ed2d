import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { randomId, type MemberId, type PageId } from '../../../core/ids'
import { deleteMessage, openTalk, startThread, type TalkDocument } from '../../../core/talk/talk'
import { startEngine, type Harness, type TestWindow } from '../../../test/support/engine-harness'
import type { SearchRow } from '../../contract/search'
import { talkDocument } from '../documents/names'

let harness: Harness
let window: TestWindow
beforeEach(async () => {
  harness = await startEngine()
  window = await seated(harness)
})
afterEach(() => harness.stop())

async function seated(engine: Harness): Promise<TestWindow> {
  const made = engine.window()
  await made.whole('directory', each => each.boards.length > 0)
  engine.engine.workspace!.boardShown()
  await engine.engine.workspace!.follower.idle()
  await engine.engine.workspace!.searchFeed.idle()
  return made
}

const author = { by: 'ann' as MemberId, at: 1 }
const origin = { from: 'replica', windowId: '1' } as const

async function say(pageId: PageId, edit: (talk: TalkDocument) => void): Promise<void> {
  const { documents, registry } = harness.engine.workspace!
  documents.edit(talkDocument(pageId), origin, doc => {
    const talk = openTalk(doc)
    edit(talk)
    talk.destroy()
  })
  await registry.settled()
}

async function addPage(title: string): Promise<PageId> {
  const pageId = randomId<PageId>()
  await window.command('page.create', { pageId, title, parentId: null, after: null, from: { what: 'blank', kind: 'note' } }) // prettier-ignore
  return pageId
}

const SOON = { timeout: 20_000 }
const found = async (text: string): Promise<SearchRow[]> =>
  (await window.query('search', { text, kinds: ['talk'] })).rows

test('what is said about a page is found by its words, named by its page, and gone when it is taken back or the page is', async () => {
  const pageId = await addPage('Discount on renewals')
  await say(
    pageId,
    talk =>
    startThread(talk, { id: 'thread', anchor: null, quote: 'Never offer it' }, { id: 'said', text: 'Même en décembre, les réductions attendent' }, author, origin), // prettier-ignore
  )
  await vi.waitFor(async () => expect(await found('decembre')).toHaveLength(1), SOON)
  const [row] = await found('reduction')
  expect(row).toMatchObject({ kind: 'talk', id: pageId, title: 'Discount on renewals', state: { kind: 'page' } }) // prettier-ignore
  const [from = 0, to = 0] = row?.snippetMarks[0] ?? []
  expect(row?.snippet.slice(from, to)).toBe('réductions')
  expect(await found('never offer')).toHaveLength(1)
  // The title is the page's: who looks for it wants the page.
  expect(await found('renewals')).toEqual([])

  await window.command('page.delete', { pageId })
  expect(await found('decembre')).toEqual([])
  await window.command('page.restore', { pageId })
  await vi.waitFor(async () => expect(await found('decembre')).toHaveLength(1), SOON)
  await say(pageId, talk => deleteMessage(talk, 'said', author, origin))
  await vi.waitFor(async () => expect(await found('decembre')).toEqual([]), SOON)
})

test('what was said while the app was away is found after a start', async () => {
  const pageId = await addPage('Quiet page')
  await say(
    pageId,
    talk =>
    startThread(talk, { id: 'thread', anchor: null, quote: '' }, { id: 'said', text: 'kumquat' }, author, origin), // prettier-ignore
  )
  harness = await harness.restart()
  window = await seated(harness)
  expect(await found('kumquat')).toMatchObject([{ id: pageId }])
})
