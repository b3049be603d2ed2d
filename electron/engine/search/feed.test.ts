import { afterEach, expect, test } from 'vitest'
import {
  randomId,
  type BoardId,
  type ChangeId,
  type ContactId,
  type DealId,
  type StageId,
} from '../../../core/ids'
import type { SearchRow } from '../../contract/search'
import { startEngine, type Harness, type TestWindow } from '../../../test/support/engine-harness'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

const changeId = (): ChangeId => randomId<ChangeId>()

interface Started {
  readonly harness: Harness
  readonly window: TestWindow
  readonly boardId: BoardId
  readonly stageId: StageId
}

/** The sample, with everything that may be found in the index. */
async function start(harness?: Harness): Promise<Started> {
  const started = harness ?? (await startEngine())
  running.push(started)
  const window = started.window()
  const { boards, stages } = await window.whole('directory', each => each.boards.length > 0)
  const boardId = boards[0]!.id
  await indexed(started)
  return { harness: started, window, boardId, stageId: stages.find(one => one.boardId === boardId)!.id }
}

async function indexed({ engine }: Harness): Promise<void> {
  const workspace = engine.workspace!
  workspace.boardShown()
  for (const id of workspace.boardIds()) workspace.board(id)
  await workspace.follower.idle()
  await workspace.searchFeed.idle()
}

async function find(window: TestWindow, text: string): Promise<SearchRow[]> {
  return (await window.query('search', { text })).rows
}

async function addDeal(
  { window, boardId, stageId }: Started,
  title: string,
  accountName: string,
): Promise<DealId> {
  const dealId = randomId<DealId>()
  const amount = { minor: 4_200_000, currency: 'EUR' }
  await window.command('deal.create', { boardId, dealId, stageId, title, accountName, amount })
  return dealId
}

test('a deal is found as soon as it was made, by its title, its account, its amount; and shown as it is', async () => {
  const started = await start()
  const id = await addDeal(started, 'Réseau de la Défense', 'Bâtiments Lefèvre')
  for (const text of ['reseau defense', 'lefevre', 'lefevr', 'Resaeu', '42k', '42 000']) {
    const deals = (await find(started.window, text)).filter(row => row.kind === 'deal')
    expect(deals.map(row => row.id)).toContain(id)
  }
  const rows = await find(started.window, 'batiments')
  expect(rows.find(row => row.kind === 'account')).toMatchObject({ title: 'Bâtiments Lefèvre' })
  expect(rows.find(row => row.kind === 'deal')).toMatchObject({
    title: 'Réseau de la Défense',
    boardId: started.boardId,
    snippet: 'Bâtiments Lefèvre',
    snippetMarks: [[0, 9]],
    state: { kind: 'deal', lane: started.stageId, amount: { minor: 4_200_000, currency: 'EUR' } },
  })
})

test('what is renamed is found by its new name, what is removed is not found, what is restored is', async () => {
  const started = await start()
  const { window, boardId } = started
  const dealId = await addDeal(started, 'Heliotrope', 'Acme')
  await window.command('deal.edit', { boardId, dealId, changeId: changeId(), field: 'title', value: 'Periwinkle' }) // prettier-ignore
  expect(await find(window, 'heliotrope')).toEqual([])
  expect(await find(window, 'periwinkle')).toHaveLength(1)
  await window.command('deal.delete', { boardId, dealIds: [dealId] })
  expect(await find(window, 'periwinkle')).toEqual([])
  await window.command('deal.restore', { boardId, dealIds: [dealId] })
  expect(await find(window, 'periwinkle')).toHaveLength(1)
})

test('a removed board takes its deals along, and brings them back', async () => {
  const started = await start()
  const { window, boardId, harness } = started
  await addDeal(started, 'Heliotrope', 'Acme')
  await window.command('board.delete', { boardId })
  await indexed(harness)
  expect(await find(window, 'heliotrope')).toEqual([])
  expect(harness.engine.workspace!.search.idsOf('deal')).toEqual([])
  await window.command('board.restore', { boardId })
  await indexed(harness)
  expect(await find(window, 'heliotrope')).toHaveLength(1)
})

test('the index is there again after a restart and after the tables were made anew, and holds the same', async () => {
  const started = await start()
  await addDeal(started, 'Heliotrope', 'Acme')
  await indexed(started.harness)
  const before = await answers(started.window)
  running.splice(0)
  const again = await start(await started.harness.restart())
  expect(await answers(again.window)).toEqual(before)
  await again.window.command('projection.rebuild', {})
  await indexed(again.harness)
  expect(await answers(again.window)).toEqual(before)
})

async function answers(window: TestWindow): Promise<unknown> {
  const asked = ['heliotrope', 'helitrope', 'acme', 'a', 're', 'renewal']
  const rows = await Promise.all(asked.map(text => find(window, text)))
  return rows.map(each => each.map(({ kind, id, title }) => `${kind} ${id} ${title}`).sort())
}

test('recall: what was found before as it is now, without what is gone', async () => {
  const started = await start()
  const { window, boardId } = started
  const kept = await addDeal(started, 'Heliotrope', 'Acme')
  const gone = await addDeal(started, 'Periwinkle', 'Acme')
  await find(window, 'heliotrope')
  await window.command('deal.delete', { boardId, dealIds: [gone] })
  const refs = [gone, kept].map(id => ({ kind: 'deal' as const, id, boardId }))
  expect((await window.query('search.recall', { refs })).map(row => row.title)).toEqual(['Heliotrope'])
})

test('suggestions for a reference come by kind', async () => {
  const started = await start()
  await addDeal(started, 'Heliotrope', 'Helios')
  const suggest = (kinds: ('deal' | 'account')[]) =>
    started.window.query('search.suggest', { text: 'heli', kinds })
  expect((await suggest(['account'])).map(row => row.title)).toEqual(['Helios'])
  expect((await suggest(['deal', 'account'])).map(row => row.title)).toEqual(['Helios', 'Heliotrope'])
})

test('a contact is found by name, and by the account under its name of now', async () => {
  const started = await start()
  const { window } = started
  await addDeal(started, 'Heliotrope', 'Hooli')
  const { accounts } = await window.whole('directory', each =>
    each.accounts.some(one => one.name === 'Hooli'),
  )
  const accountId = accounts.find(one => one.name === 'Hooli')!.id
  const id = randomId<ContactId>()
  const fields = { name: 'Inès Barré', accountId, title: 'Procurement' }
  await window.command('record.create', { collection: 'contacts', id, fields })
  const contacts = async (text: string) => (await find(window, text)).filter(row => row.kind === 'contact')
  expect(await contacts('ines barre')).toMatchObject([{ id, state: { kind: 'name', accountId } }])
  expect(await contacts('hooli procurement')).toHaveLength(1)
  await window.command('record.edit', {
    collection: 'accounts',
    id: accountId,
    field: 'name',
    value: 'Raviga',
  })
  expect(await contacts('hooli')).toEqual([])
  expect(await contacts('raviga')).toHaveLength(1)
})
