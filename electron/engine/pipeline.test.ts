import { afterEach, describe, expect, test } from 'vitest'
import { optionIdOf, optionKey } from '../../core/workspace/custom-field'
import { customKey, readCustom } from '../../core/deal/custom'
import { randomId, type BoardId, type ChangeId, type DealId, type FieldId, type ReasonId, type StageId } from '../../core/ids' // prettier-ignore
import { SETTINGS_ID, targetIdOf } from '../../core/workspace/planning'
import type { Inverse, SingleInverse } from '../contract/inverse'
import { UNSORTED } from '../contract/rows'
import { BoardView } from '../../test/support/board-view'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Started {
  readonly window: TestWindow
  readonly boardId: BoardId
  readonly stages: StageId[]
  readonly view: BoardView
}

async function start(): Promise<Started> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const boardId = randomId<BoardId>()
  const stages = ['Talk', 'Offer', 'Won'].map(() => randomId<StageId>())
  await window.command('board.create', {
    boardId,
    name: 'Second',
    currency: 'EUR',
    stages: ['Talk', 'Offer', 'Won'].map((name, at) => ({
      stageId: stages[at]!,
      name,
      kind: at === 2 ? ('won' as const) : ('open' as const),
      probability: at / 2,
    })),
  })
  const view = new BoardView(window, boardId)
  await view.whole()
  return { window, boardId, stages, view }
}

const newDeal = async ({ window, boardId }: Started, stageId: StageId, title: string): Promise<DealId> => {
  const dealId = randomId<DealId>()
  await window.command('deal.create', { boardId, dealId, stageId, title })
  return dealId
}

/** As the window's undo stack does. Gives the way back. */
async function undo(window: TestWindow, inverse: Inverse | null): Promise<Inverse | null> {
  if (inverse === null) throw new Error('nothing to undo')
  const one = async (each: SingleInverse): Promise<Inverse | null> => {
    if (each.kind === 'record-revert') return (await window.command('record.revert', { steps: each.steps })).inverse // prettier-ignore
    if (each.kind !== 'revert') throw new Error(`no undo of ${each.kind} here`)
    const steps = each.steps.map(step => ({ ...step, changeId: randomId<ChangeId>() }))
    return (await window.command('deal.revert', { boardId: each.boardId, steps })).inverse
  }
  if (inverse.kind !== 'group') return one(inverse)
  const back: SingleInverse[] = []
  for (const each of inverse.inverses) back.unshift((await one(each)) as SingleInverse)
  return { kind: 'group', inverses: back }
}

describe('D6: stages', () => {
  test('one merged into another takes its deals along, in their order; one undo brings all back, one redo takes all again', async () => {
    const started = await start()
    const { window, stages, view } = started
    const [talk, offer] = stages as [StageId, StageId]
    for (const title of ['C', 'B', 'A']) await newDeal(started, talk, title)
    await newDeal(started, offer, 'Z')
    await until(() => view.titles(talk).length === 3, 'the deals')
    const seed = randomId<ChangeId>()
    const { inverse, moved } = await window.command('stage.remove', { stageId: talk, to: offer, seed })
    expect(moved).toBe(3)
    await until(() => view.titles(offer).length === 4, 'the deals in the other lane')
    expect(view.titles(offer)).toEqual(['Z', 'A', 'B', 'C'])
    const redo = await undo(window, inverse)
    await until(() => view.titles(talk).length === 3, 'the deals where they were')
    expect(view.titles(talk)).toEqual(['A', 'B', 'C'])
    expect((await window.whole('directory', each => each.stages.some(({ id }) => id === talk))).stages.map(({ name }) => name)).toContain('Talk') // prettier-ignore
    await undo(window, redo)
    await until(() => view.titles(offer).length === 4, 'the deals in the other lane again')
  })

  test('one removed without a place for its deals leaves them unsorted; undo brings it back with them', async () => {
    const started = await start()
    const { window, stages, view } = started
    await newDeal(started, stages[0]!, 'Alone')
    const { inverse, moved } = await window.command('stage.remove', { stageId: stages[0]! })
    expect(moved).toBe(0)
    await until(() => view.titles(UNSORTED).includes('Alone'), 'the deal unsorted')
    await undo(window, inverse)
    await until(() => view.titles(stages[0]!).includes('Alone'), 'the deal in its lane')
  })

  test('C1: a removal that is sent twice moves each deal once; into itself or elsewhere is refused', async () => {
    const started = await start()
    const { window, stages, boardId } = started
    const dealId = await newDeal(started, stages[0]!, 'Once')
    const seed = randomId<ChangeId>()
    const input = { stageId: stages[0]!, to: stages[1]!, seed }
    await window.command('stage.remove', input)
    await window.command('deal.move', { boardId, moves: [{ dealId, changeId: randomId() }], stageId: stages[2]!, after: null }) // prettier-ignore
    expect((await window.command('stage.remove', input)).moved).toBe(0)
    expect((await window.query('deal', { boardId, dealId }))!.card.lane).toBe(stages[2])
    for (const to of [stages[0]!, randomId<StageId>()])
      expect(await window.failure('stage.remove', { stageId: stages[0]!, to, seed })).toMatchObject({ code: 'not-found', at: 'to' }) // prettier-ignore
  })

  test('added after another, edited and reordered, each undone', async () => {
    const { window, boardId, stages } = await start()
    const names = async (): Promise<string[]> =>
      (await window.whole('directory', () => true)).stages.filter(each => each.boardId === boardId).map(({ name }) => name) // prettier-ignore
    const stageId = randomId<StageId>()
    const added = await window.command('stage.add', { boardId, stageId, name: 'Demo', kind: 'open', probability: 0.2, after: stages[0]! }) // prettier-ignore
    expect(await names()).toEqual(['Talk', 'Demo', 'Offer', 'Won'])
    const moved = await window.command('stage.move', { stageId, after: null })
    expect(await names()).toEqual(['Demo', 'Talk', 'Offer', 'Won'])
    const edited = await window.command('stage.edit', { stageId, name: 'Show', exitQuestions: ['Who decides?'], stillAfterDays: 14 }) // prettier-ignore
    expect((await window.whole('directory', () => true)).stages.find(({ id }) => id === stageId)).toMatchObject({ name: 'Show', exitQuestions: ['Who decides?'], stillAfterDays: 14 }) // prettier-ignore
    await undo(window, edited.inverse)
    await undo(window, moved.inverse)
    expect(await names()).toEqual(['Talk', 'Demo', 'Offer', 'Won'])
    await undo(window, added.inverse)
    expect(await names()).toEqual(['Talk', 'Offer', 'Won'])
  })
})

describe('custom fields', () => {
  test('D5: one is made with its options, its values are read; retired and brought back, it has them still', async () => {
    const started = await start()
    const { window, boardId, stages } = started
    const dealId = await newDeal(started, stages[0]!, 'Furnace')
    const id = randomId<FieldId>()
    const [north, south] = ['North', 'South'].map(name => optionIdOf(id, name))
    const options = Object.fromEntries([north!, south!].flatMap((option, at) => [[optionKey(option, 'name'), at === 0 ? 'North' : 'South'], [optionKey(option, 'order'), `a${at}`]])) // prettier-ignore
    await window.command('record.create', { collection: 'fields', id, fields: { name: 'Region', type: 'several', order: 'a0', ...options } }) // prettier-ignore
    for (const option of [north!, south!])
      await window.command('deal.edit', { boardId, dealId, changeId: randomId(), field: customKey(id, option), value: true }) // prettier-ignore
    const reading = async () => {
      const field = (await window.whole('directory', () => true)).fields.find(each => each.id === id)!
      return readCustom(field, (await window.query('deal', { boardId, dealId }))!, new Map())
    }
    expect(await reading()).toMatchObject({ options: [{ name: 'North' }, { name: 'South' }] })
    const retired = await window.command('record.delete', { collection: 'fields', id })
    expect((await window.whole('directory', () => true)).fields.find(each => each.id === id)!.deleted).not.toBeNull() // prettier-ignore
    await undo(window, retired.inverse)
    expect(await reading()).toMatchObject({ options: [{ name: 'North' }, { name: 'South' }] })
  })

  test('what is no option, no type or no value of one is refused, and says where', async () => {
    const { window } = await start()
    const create = (fields: Record<string, unknown>) =>
      window.failure('record.create', { collection: 'fields', id: randomId<FieldId>(), fields })
    expect(await create({ name: 'X' })).toMatchObject({ code: 'invalid-input', at: 'type' })
    expect(await create({ name: 'X', type: 'colour' })).toMatchObject({ at: 'type' })
    expect(await create({ name: 'X', type: 'text', shade: 1 })).toMatchObject({ at: 'shade' })
    expect(await create({ name: 'X', type: 'choice', 'option:a:order': 'no key' })).toMatchObject({ at: 'option:a:order' }) // prettier-ignore
  })
})

test('a board is filtered by what custom fields say, and follows deals and fields as they change', async () => {
  const started = await start()
  const { window, boardId, stages } = started
  const id = randomId<FieldId>()
  const north = optionIdOf(id, 'North')
  await window.command('record.create', { collection: 'fields', id, fields: { name: 'Region', type: 'choice', [optionKey(north, 'name')]: 'North', [optionKey(north, 'order')]: 'a0' } }) // prettier-ignore
  const deals = [await newDeal(started, stages[0]!, 'A'), await newDeal(started, stages[0]!, 'B'), await newDeal(started, stages[1]!, 'C')] // prettier-ignore
  const say = (dealId: DealId, value: string | null) =>
    window.command('deal.edit', { boardId, dealId, changeId: randomId(), field: customKey(id), value })
  await say(deals[0]!, north)
  await say(deals[1]!, 'north')
  await say(deals[2]!, 'West')
  const view = new BoardView(window, boardId, { custom: [{ fieldId: id, any: [north] }] })
  await view.whole()
  await until(() => view.titles(stages[0]!).length === 2, 'those that say North, however it is written')
  expect(view.titles(stages[1]!)).toEqual([])
  await say(deals[2]!, north)
  await until(() => view.titles(stages[1]!).length === 1, 'the one that says so now')
  await say(deals[0]!, null)
  await until(() => view.titles(stages[0]!).join() === 'B', 'without the one that says nothing any more')
  await window.command('record.edit', { collection: 'fields', id, field: 'type', value: 'number' })
  await until(() => view.titles(stages[0]!).length + view.titles(stages[1]!).length === 0, 'nothing that is a number') // prettier-ignore
  await window.command('record.delete', { collection: 'fields', id })
  await until(() => view.titles(stages[0]!).length === 2, 'all: a retired field asks for nothing')
})

describe('record.write: many at once', () => {
  test('targets are made and changed as one, and undone as one', async () => {
    const { window } = await start()
    const person = (await window.whole('directory', each => each.people.length > 0)).people[0]!.id
    const target = (from: string, to: string, minor: number) => ({
      id: targetIdOf(person, from, to),
      fields: { personId: person, from, to, amount: { minor, currency: 'EUR' } },
    })
    const write = (...records: ReturnType<typeof target>[]) =>
      window.command('record.write', { collection: 'targets', records })
    await write(target('2026-01-01', '2026-03-31', 100))
    const both = await write(target('2026-01-01', '2026-03-31', 250), target('2026-04-01', '2026-06-30', 300))
    const amounts = async () => (await window.whole('directory', () => true)).targets.map(({ amount }) => amount.minor).sort() // prettier-ignore
    expect(await amounts()).toEqual([250, 300])
    const redo = await undo(window, both.inverse)
    expect(await amounts()).toEqual([100])
    await undo(window, redo)
    expect(await amounts()).toEqual([250, 300])
  })

  test('one wrong among many: nothing of it is written', async () => {
    const { window } = await start()
    const reason = (name: string) => ({
      id: randomId<ReasonId>(),
      fields: { name, outcome: 'won', order: 'a0' },
    })
    const failure = await window.failure('record.write', { collection: 'reasons', records: [reason('Price'), reason('')] }) // prettier-ignore
    expect(failure.code).toBe('invalid-input')
    expect((await window.whole('directory', () => true)).reasons).toEqual([])
    expect(await window.failure('record.write', { collection: 'stages', records: [{ id: randomId<StageId>(), fields: { name: 'New' } }] })).toMatchObject({ code: 'not-found' }) // prettier-ignore
  })

  test('settings are one record that nobody has to make; an undone one follows its default', async () => {
    const { window } = await start()
    const settings = async () => (await window.whole('directory', () => true)).settings
    expect(await settings()).toMatchObject({ fiscalStart: 1, currency: null })
    const set = await window.command('record.write', { collection: 'settings', records: [{ id: SETTINGS_ID, fields: { fiscalStart: 4, currency: 'CHF' } }] }) // prettier-ignore
    expect(await settings()).toMatchObject({ fiscalStart: 4, currency: 'CHF' })
    await undo(window, set.inverse)
    expect(await settings()).toMatchObject({ fiscalStart: 1, currency: null })
  })
})

test('reasons are a set of the deal: chosen, taken out, and kept when merged', async () => {
  const started = await start()
  const { window, boardId, stages } = started
  const dealId = await newDeal(started, stages[2]!, 'Furnace')
  const [price, trust] = [randomId<ReasonId>(), randomId<ReasonId>()]
  for (const [id, name] of [[price, 'Price'], [trust, 'Trust']] as const)
    await window.command('record.create', { collection: 'reasons', id, fields: { name, outcome: 'won', order: 'a0' } }) // prettier-ignore
  for (const id of [price, trust])
    await window.command('deal.edit', { boardId, dealId, changeId: randomId(), field: `reason:${id}`, value: true }) // prettier-ignore
  await window.command('deal.edit', { boardId, dealId, changeId: randomId(), field: 'lesson', value: 'Meet the plant manager first.' }) // prettier-ignore
  await window.command('record.edit', { collection: 'reasons', id: trust, field: 'mergedInto', value: price })
  const detail = (await window.query('deal', { boardId, dealId }))!
  expect([...detail.sets.reasons].sort()).toEqual([price, trust].sort())
  expect(detail.lesson).toBe('Meet the plant manager first.')
})
