import { afterEach, describe, expect, test } from 'vitest'
import { randomId, type AccountId, type BoardId, type DealId } from '../../core/ids'
import type { Block } from '../../core/page/content/blocks'
import { writeContent } from '../../core/page/content/write'
import { openTalk, startThread } from '../../core/talk/talk'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { briefDocument, talkDocument } from './documents/names'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Started {
  readonly harness: Harness
  readonly window: TestWindow
  readonly boardId: BoardId
}

async function start(harness?: Harness): Promise<Started> {
  const started = harness ?? (await startEngine())
  running.push(started)
  const window = started.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  await read(started)
  return { harness: started, window, boardId: directory.boards[0]!.id }
}

async function read({ engine }: Harness): Promise<void> {
  const workspace = engine.workspace!
  workspace.boardShown()
  await workspace.follower.idle()
  await workspace.briefs.idle()
  await workspace.searchFeed.idle()
}

async function newDeal({ window, boardId }: Started, title: string): Promise<DealId> {
  const { stages } = await window.whole('directory', each => each.boards.length > 0)
  const dealId = randomId<DealId>()
  const stageId = stages.find(stage => stage.boardId === boardId)!.id
  await window.command('deal.create', { boardId, dealId, stageId, title })
  return dealId
}

const origin = { from: 'replica', windowId: '1' } as const
const line = (text: string, target?: string): Block => ({
  type: 'paragraph',
  inlines: [
    { type: 'text', text, format: 0 },
    ...(target === undefined ? [] : [{ type: 'reference' as const, kind: 'account' as const, target, label: 'Halden' }]),
  ],
}) // prettier-ignore

async function write({ engine }: Harness, dealId: DealId, block: Block): Promise<void> {
  const { documents, registry } = engine.workspace!
  documents.edit(briefDocument(dealId), origin, doc => writeContent(doc, [block], origin))
  await registry.settled()
}

async function found(window: TestWindow, text: string): Promise<{ id: string; snippet: string }[]> {
  const { rows } = await window.query('search', { text, kinds: ['deal'] })
  return rows.map(({ id, snippet }) => ({ id, snippet }))
}

const SOON = { timeout: 20_000 }

describe('what is written and said about a deal', () => {
  test('a brief is found by its words, and names what it mentions; another brief is not', async () => {
    const started = await start()
    const { harness, window } = started
    const dealId = await newDeal(started, 'Furnace')
    await newDeal(started, 'Kiln')
    const accountId = randomId<AccountId>()
    const told: (readonly { dealId: DealId; line: string }[])[] = []
    window.subscribe('deal.mentions', { kind: 'account', id: accountId }, patch => told.push(patch))
    await write(harness, dealId, line('They were burnt by zirconium at ', accountId))
    await expect.poll(() => found(window, 'zirconium'), SOON).toHaveLength(1)
    const [hit] = await found(window, 'zirconium')
    expect(hit).toMatchObject({ id: dealId })
    expect(hit!.snippet).toContain('zirconium')
    await expect.poll(() => told.at(-1), SOON).toMatchObject([{ dealId, title: 'Furnace', count: 1 }])
    await window.command('deal.delete', { boardId: started.boardId, dealIds: [dealId] })
    await expect.poll(() => found(window, 'zirconium'), SOON).toEqual([])
  })

  test('a deal is found by what was said about it; what was taken back finds nothing', async () => {
    const started = await start()
    const { harness, window } = started
    const dealId = await newDeal(started, 'Furnace')
    const { documents, registry } = harness.engine.workspace!
    documents.edit(talkDocument(dealId), origin, doc => {
      const talk = openTalk(doc)
      const author = { by: 'm1' as never, at: 1 }
      const say = (id: string, text: string) =>
        startThread(talk, { id, anchor: null, quote: '' }, { id: `${id}m`, text }, author, origin)
      say('t1', 'Ask about the tungsten')
      say('t2', 'Forget the osmium')
      talk.messages.edit('t2m', 'deleted', { at: 2, by: 'm1' })
      talk.destroy()
    })
    await registry.settled()
    await expect.poll(() => found(window, 'tungsten'), SOON).toMatchObject([{ id: dealId }])
    expect(await found(window, 'osmium')).toEqual([])
  })

  test('what was written while the tables were thrown away is found after a start', async () => {
    const started = await start()
    const dealId = await newDeal(started, 'Furnace')
    await write(started.harness, dealId, line('About the beryllium'))
    running.splice(0)
    const again = await start(await started.harness.restart())
    await expect.poll(() => found(again.window, 'beryllium'), SOON).toMatchObject([{ id: dealId }])
    await again.window.command('projection.rebuild', {})
    await read(again.harness)
    expect(await found(again.window, 'beryllium')).toMatchObject([{ id: dealId }])
  })
})

test('a deal is found by who helps with it and as what, under their name of now', async () => {
  const started = await start()
  const { window, boardId } = started
  const dealId = await newDeal(started, 'Furnace')
  const { people } = await window.whole('directory', each => each.people.length > 0)
  const { id: personId, name } = people[0]!
  const field = `team:${personId}`
  await window.command('deal.edit', { boardId, dealId, changeId: randomId(), field, value: 'Cryptographer' })
  await expect.poll(() => found(window, 'cryptographer'), SOON).toMatchObject([{ id: dealId }])
  expect((await found(window, name)).map(each => each.id)).toContain(dealId)
  await window.command('record.edit', { collection: 'people', id: personId, field: 'name', value: 'Zenobia' })
  await expect.poll(() => found(window, 'zenobia'), SOON).toContainEqual(expect.objectContaining({ id: dealId }))
}) // prettier-ignore
