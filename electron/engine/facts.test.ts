import { afterEach, expect, test } from 'vitest'
import { randomId, type BoardId, type ChangeId, type StageId } from '../../core/ids'
import type { FactRow } from '../contract/fact-rows'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

/** The facts as a window holds them. */
class FactsView {
  readonly facts = new Map<string, FactRow>()
  currency = ''
  complete = false
  resets = 0

  constructor(window: TestWindow) {
    window.subscribe('facts', {}, patch => {
      if (patch.kind === 'reset') {
        this.facts.clear()
        this.resets += 1
        this.complete = false
        this.currency = patch.currency
      } else if (patch.kind === 'more') {
        for (const fact of patch.facts) this.facts.set(fact.id, fact)
        this.complete = patch.complete
      } else {
        for (const fact of patch.upsert) this.facts.set(fact.id, fact)
        for (const id of patch.remove) this.facts.delete(id)
      }
    })
  }
}

async function start(): Promise<{
  window: TestWindow
  view: FactsView
  boardId: BoardId
  stages: Map<string, StageId>
}> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  const boardId = directory.boards[0]!.id
  const stages = new Map(directory.stages.map(stage => [stage.name, stage.id]))
  const view = new FactsView(window)
  await until(() => view.complete && view.facts.size === 22, 'all facts of the sample')
  return { window, view, boardId, stages }
}

test('every deal of the sample is a fact, with its stage’s probability', async () => {
  const { view } = await start()
  const kinds = [...view.facts.values()].map(({ kind }) => kind)
  expect([kinds.filter(kind => kind === 'won').length, kinds.filter(kind => kind === 'lost').length]).toEqual(
    [4, 2],
  )
  expect(view.currency).toBe('USD')
  const furnace = [...view.facts.values()].find(({ title }) => title === 'Furnace monitoring')
  expect(furnace).toMatchObject({ kind: 'open', probability: 0.5, category: 'best_case', minor: 21_000_000 })
})

test('a deal that is won closes today, one that is removed is in no figure, its own estimate counts while it is open', async () => {
  const { window, view, boardId, stages } = await start()
  const deal = [...view.facts.values()].find(({ title }) => title === 'Furnace monitoring')!
  const edit = { boardId, dealId: deal.id, changeId: randomId<ChangeId>() }
  await window.command('deal.edit', { ...edit, field: 'ownProbability', value: 0.9 })
  await until(() => view.facts.get(deal.id)?.probability === 0.9, 'its own estimate')
  await window.command('deal.move', { boardId, moves: [{ dealId: deal.id, changeId: randomId<ChangeId>() }], stageId: stages.get('Won')!, after: null }) // prettier-ignore
  await until(() => view.facts.get(deal.id)?.kind === 'won', 'the won deal')
  const won = view.facts.get(deal.id)!
  expect(won.probability).toBe(1)
  expect(won.closedOn).toBe(won.inStageSince)
  expect(won.closedOn).not.toBe(deal.closeDate)
  await window.command('deal.delete', { boardId, dealIds: [deal.id] })
  await until(() => !view.facts.has(deal.id), 'the deal gone from the figures')
})

test('a close date that is put off counts as a slip, one that is brought forward as none', async () => {
  const { window, view, boardId } = await start()
  const deal = [...view.facts.values()].find(({ title }) => title === 'Furnace monitoring')!
  const put = (value: string) =>
    window.command('deal.edit', { boardId, dealId: deal.id, changeId: randomId<ChangeId>(), field: 'closeDate', value }) // prettier-ignore
  for (const date of ['2099-01-10', '2099-02-10', '2099-02-01', '2099-03-01']) await put(date)
  await until(() => view.facts.get(deal.id)?.closeDate === '2099-03-01', 'the last date')
  const before = deal.slips + (deal.closeDate === null ? 0 : 1)
  expect(view.facts.get(deal.id)?.slips).toBe(before + 2)
})

test('another currency for the figures, a rate, a stage’s chance: all is told anew', async () => {
  const { window, view, stages } = await start()
  const furnace = () => [...view.facts.values()].find(({ title }) => title === 'Furnace monitoring')
  await window.command('record.edit', {
    collection: 'settings',
    id: 'settings',
    field: 'currency',
    value: 'EUR',
  })
  await until(() => view.currency === 'EUR' && view.complete, 'the figures in euros')
  expect(furnace()?.minor).toBeNull()
  await window.command('record.create', { collection: 'rates', id: 'usd', fields: { currency: 'USD', worth: 0.5, on: '2026-11-01' } }) // prettier-ignore
  await until(() => furnace()?.minor === 10_500_000, 'the amount at the rate')
  await window.command('stage.edit', { stageId: stages.get('Propose')!, probability: 0.6 })
  await until(() => furnace()?.probability === 0.6, 'the stage’s new chance')
  const before = view.resets
  await window.command('member.edit', { name: 'Ana' })
  await window.command('deal.edit', { boardId: furnace()!.boardId, dealId: furnace()!.id, changeId: randomId<ChangeId>(), field: 'title', value: 'Furnaces' }) // prettier-ignore
  await until(() => [...view.facts.values()].some(({ title }) => title === 'Furnaces'), 'the new title')
  expect(view.resets).toBe(before)
})

test('F5: the currency of the figures changes under a forecast that is open in another window: it is told anew, whole, at the rate that was typed', async () => {
  const { window, view } = await start()
  const other = running.at(-1)!.window()
  const usd = [...view.facts.values()].reduce((sum, { minor }) => sum + (minor ?? 0), 0)
  await other.command('record.create', { collection: 'rates', id: 'usd', fields: { currency: 'USD', into: 'EUR', worth: 0.5, on: '2026-11-01' } }) // prettier-ignore
  await other.command('record.edit', { collection: 'settings', id: 'settings', field: 'currency', value: 'EUR' }) // prettier-ignore
  await until(() => view.currency === 'EUR' && view.complete && view.facts.size === 22, 'all facts in euros')
  const eur = [...view.facts.values()].reduce((sum, { minor }) => sum + (minor ?? 0), 0)
  expect(eur).toBe(usd / 2)
  // Taken back there, it is as it was here.
  const { inverse } = await other.command('record.edit', { collection: 'settings', id: 'settings', field: 'currency', value: 'CHF' }) // prettier-ignore
  await until(() => view.currency === 'CHF' && view.complete, 'in francs, without a rate')
  expect([...view.facts.values()].every(({ minor }) => minor === null)).toBe(true)
  expect(inverse?.kind).toBe('record-revert')
  if (inverse?.kind === 'record-revert') await window.command('record.revert', { steps: inverse.steps })
  await until(() => view.currency === 'EUR' && view.complete, 'in euros again')
})
