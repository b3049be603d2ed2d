import { afterEach, expect, test } from 'vitest'
import { randomId, type ChangeId } from '../../../core/ids'
import { startEngine } from '../../support/engine-harness'
import { until } from '../../support/until'
import { leave, printed, seatAt, seats, testRelay, type Seat, type TestRelay } from './support'

let relay: TestRelay
let all: Seat[] = []
afterEach(async () => {
  await leave(all)
  await relay.destroy()
})

async function meet(count: number): Promise<Seat[]> {
  relay = await testRelay()
  all = await seats(count, relay)
  for (const seat of all) await until(() => seat.view.rows.size === 22, 'the sample on every computer')
  return all
}

const changeId = (): ChangeId => randomId<ChangeId>()
const move = (seat: Seat, dealId: string, lane: number): Promise<unknown> =>
  seat.window.command('deal.move', {
    boardId: seat.boardId,
    moves: [{ dealId: dealId, changeId: changeId() }],
    stageId: seat.stages[lane]!,
    after: null,
  })

test('one computer’s edit is on the other’s board, with the names that it refers to', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const deal = a.view.lane(a.stages[0]!)[0]!
  await a.window.command('deal.set-account', {
    boardId: a.boardId,
    dealId: deal.id,
    changeId: changeId(),
    name: 'Quarry & Co',
  })
  await until(() => b.view.rows.get(deal.id)?.accountId !== deal.accountId, 'the other account')
  const directory = await b.window.whole('directory', each =>
    each.accounts.some(account => account.name === 'Quarry & Co'),
  )
  expect(directory.accounts.find(account => account.id === b.view.rows.get(deal.id)?.accountId)?.name).toBe(
    'Quarry & Co',
  )
  expect(directory.members).toHaveLength(2)
})

test('D4: one card dragged to two lanes at once ends in one of them, whole, on both computers', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const deal = a.view.lane(a.stages[0]!)[0]!
  await relay.stop()
  await move(a, deal.id, 1)
  await move(b, deal.id, 3)
  await until(
    () => a.view.rows.get(deal.id)?.lane === a.stages[1] && b.view.rows.get(deal.id)?.lane === b.stages[3],
    'the card in another lane on each',
  )
  const [inA, inB] = [a.view, b.view].map(view => view.rows.get(deal.id)!)
  await relay.start()
  await until(() => printed(a.view) === printed(b.view), 'both boards alike')
  const { lane, order } = a.view.rows.get(deal.id)!
  expect([
    [inA!.lane, inA!.order],
    [inB!.lane, inB!.order],
  ]).toContainEqual([lane, order])
})

test('offline on both sides, then together again: nothing lost, nothing doubled', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  await relay.stop()
  const [deal, other] = a.view.lane(a.stages[1]!)
  await a.window.command('deal.edit', {
    boardId: a.boardId,
    dealId: deal!.id,
    changeId: changeId(),
    field: 'title',
    value: 'From A',
  })
  await b.window.command('deal.edit', {
    boardId: b.boardId,
    dealId: deal!.id,
    changeId: changeId(),
    field: 'nextStep',
    value: 'From B',
  })
  await a.window.command('deal.delete', { boardId: a.boardId, dealIds: [other!.id] })
  await b.window.command('deal.edit', {
    boardId: b.boardId,
    dealId: other!.id,
    changeId: changeId(),
    field: 'title',
    value: 'Kept in the trash',
  })
  await b.window.command('deal.create', {
    boardId: b.boardId,
    dealId: randomId(),
    stageId: b.stages[0]!,
    title: 'Made on the train',
  })
  expect((await a.window.whole('sync', () => true)).unheld).toBeGreaterThan(0)
  await relay.start()
  await until(() => printed(a.view) === printed(b.view), 'both boards alike')
  expect(a.view.rows.get(deal!.id)).toMatchObject({ title: 'From A', nextStep: 'From B' })
  expect(a.view.rows.size).toBe(22)
  const [gone] = await b.window.query('trash', { boardId: b.boardId })
  expect(gone?.title).toBe('Kept in the trash')
})

test('S5: held is said only once the relay has it on its disk, and never while it is away', async () => {
  const [a] = (await meet(2)) as [Seat, Seat]
  await a.window.whole(
    'sync',
    status => status.connection === 'connected' && status.unheld === 0 && status.unsent === 0,
  )
  await relay.stop()
  await a.window.whole('sync', status => status.connection === 'waiting')
  const deal = a.view.lane(a.stages[0]!)[0]!
  await a.window.command('deal.delete', { boardId: a.boardId, dealIds: [deal.id] })
  const away = await a.window.whole('sync', () => true)
  expect(away).toMatchObject({ saved: 'saved', unsent: 1, unheld: 1 })
  await relay.start()
  const held = await a.window.whole(
    'sync',
    status => status.unheld === 0 && status.connection === 'connected',
  )
  expect(held.unsent).toBe(0)
  expect(held.heldAt).not.toBeNull()
})

test('S5: closed before the relay came back, the edit is known as not held when the app opens again', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  await a.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
  await relay.stop()
  const deal = a.view.lane(a.stages[0]!)[0]!
  await a.window.command('deal.edit', {
    boardId: a.boardId,
    dealId: deal.id,
    changeId: changeId(),
    field: 'title',
    value: 'Written on the train',
  })
  all[0] = await seatAt(await a.harness.restart())
  const reopened = await all[0].window.whole('sync', status => status.connection === 'waiting')
  expect(reopened.unheld).toBeGreaterThan(0)
  await relay.start()
  await all[0].window.whole('sync', status => status.unheld === 0 && status.connection === 'connected')
  await until(
    () => b.view.rows.get(deal.id)?.title === 'Written on the train',
    'the edit on the other computer',
  )
})

test('presence: who is here and which card they hold, back at once when the relay is, gone when they close', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  const deal = a.view.lane(a.stages[0]!)[0]!
  a.window.presence({ boardId: a.boardId, dealId: deal.id, doing: 'holding', field: null })
  const seen = await b.window.whole('presence', rows => rows.some(row => !row.self))
  expect(seen.find(row => !row.self)).toMatchObject({
    dealId: deal.id,
    doing: 'holding',
    memberId: a.harness.engine.workspace?.member.id,
  })
  await relay.stop()
  await b.window.whole('presence', rows => rows.every(row => row.self))
  await relay.start()
  await b.window.whole('presence', rows => rows.some(row => !row.self))
  a.window.close()
  await b.window.whole('presence', rows => rows.every(row => row.self))
})

test('a workspace that was joined while its relay is away says that it is arriving, and is never seeded', async () => {
  relay = await testRelay()
  all = await seats(1, relay)
  const { link } = await all[0]!.window.query('sharing.link', {})
  await all[0]!.window.whole('sync', status => status.unheld === 0 && status.connection === 'connected')
  await relay.stop()
  const harness = await startEngine()
  const window = harness.window()
  await window.command('workspace.join', { link: link ?? '' })
  expect(await window.whole('sync', status => status.connection === 'waiting')).toMatchObject({
    arriving: true,
  })
  expect((await window.whole('directory', () => true)).boards).toEqual([])
  await relay.start()
  all.push(await seatAt(harness))
  await until(() => all[1]!.view.rows.size === 22, 'the board')
  expect((await all[0]!.window.whole('directory', () => true)).boards).toHaveLength(1)
  await all[1]!.window.whole('sync', status => !status.arriving)
})

test('S5: a relay that came back empty is given everything again: once it is called held, this computer may go', async () => {
  const [a, b] = (await meet(2)) as [Seat, Seat]
  await a.window.whole('sync', status => status.unheld === 0 && status.connection === 'connected')
  const { link } = await a.window.query('sharing.link', {})
  await relay.stop()
  await a.window.whole('sync', status => status.connection === 'waiting')
  relay.forget()
  await leave([b])
  all = [a]
  await relay.start()
  await a.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
  const before = printed(a.view)
  await leave([a])
  all = []
  const harness = await startEngine()
  await harness.window().command('workspace.join', { link: link ?? '' })
  all.push(await seatAt(harness))
  await until(() => printed(all[0]!.view) === before, 'all of it on a third computer, from the relay alone')
})
