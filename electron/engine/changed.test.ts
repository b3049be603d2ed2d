import { afterEach, expect, test } from 'vitest'
import { randomId, type ChangeId, type DealId } from '../../core/ids'
import type { ChangedPatch } from '../contract/change-rows'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

const changeId = () => randomId<ChangeId>()

async function start() {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const { boards, stages, me } = await window.whole('directory', each => each.boards.length > 0)
  const stage = (name: string) => stages.find(one => one.name === name)!.id
  const deals = new Map<string, { id: DealId; closeDate: string | null }>()
  window.subscribe('facts', {}, patch => {
    if (patch.kind === 'more') for (const fact of patch.facts) deals.set(fact.title, fact)
  })
  await until(() => deals.size === 22, 'the deals of the sample')
  return { window, boardId: boards[0]!.id, stage, deals, me: me!.id }
}

function follow(window: TestWindow, since: number): { latest: ChangedPatch | null } {
  const view: { latest: ChangedPatch | null } = { latest: null }
  window.subscribe('changed', { since }, patch => (view.latest = patch))
  return view
}

test('what became of deals since an instant: told whole, and again after each change, by whoever made it', async () => {
  const { window, boardId, stage, deals, me } = await start()
  // The sample is made as the workspace is: its deals are older than this moment.
  const since = Date.now() + 1
  await until(() => Date.now() > since, 'the moment')
  const view = follow(window, since)
  await until(() => view.latest?.complete === true, 'all boards read')
  expect(view.latest?.changes).toEqual([])
  const furnace = deals.get('Furnace monitoring')!.id
  const edit = { boardId, dealId: furnace }
  await window.command('deal.edit', {
    ...edit,
    changeId: changeId(),
    field: 'closeDate',
    value: '2199-01-01',
  })
  await window.command('deal.edit', { ...edit, changeId: changeId(), field: 'amount', value: { minor: 21_000_500, currency: 'USD' } }) // prettier-ignore
  await window.command('deal.move', { boardId, moves: [{ dealId: furnace, changeId: changeId() }], stageId: stage('Won'), after: null }) // prettier-ignore
  const dealId = randomId<DealId>()
  await window.command('deal.create', { boardId, dealId, stageId: stage('Propose'), title: 'Brand new' })
  await until(() => view.latest?.changes.length === 2, 'both deals')
  const byId = new Map(view.latest!.changes.map(change => [change.dealId, change]))
  expect(byId.get(furnace)).toMatchObject({ outcome: 'won', grownMinor: 500, created: false, by: [me] })
  expect(byId.get(furnace)?.slippedDays).toBeGreaterThan(10_000)
  expect(byId.get(dealId)).toMatchObject({ created: true, outcome: null, by: [me] })
  // In another currency without a rate nothing has grown.
  await window.command('record.edit', { collection: 'settings', id: 'settings', field: 'currency', value: 'EUR' }) // prettier-ignore
  await until(() => view.latest?.currency === 'EUR', 'told in euros')
  expect(view.latest!.changes.find(change => change.dealId === furnace)?.grownMinor).toBeNull()
  const later = Date.now() + 1
  await until(() => Date.now() > later, 'a moment later')
  const after = follow(window, later)
  await until(() => after.latest?.complete === true, 'read again')
  expect(after.latest?.changes).toEqual([])
  // A board that is removed takes its changes along; restored, it brings them back.
  await window.command('board.delete', { boardId })
  await until(() => view.latest?.changes.length === 0, 'no board, no change')
})
