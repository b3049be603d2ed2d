import { afterEach, describe, expect, test } from 'vitest'
import {
  randomId,
  type BoardId,
  type ChangeId,
  type ContactId,
  type DealId,
  type NoteId,
  type StageId,
} from '../../core/ids'
import { accountIdOf } from '../../core/workspace/names'
import type { FactRow } from '../contract/fact-rows'
import type { DealDetail } from '../contract/rows'
import type { Inverse } from '../contract/inverse'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Place {
  readonly boardId: BoardId
  readonly stageId: StageId
}

async function start(): Promise<{ window: TestWindow; here: Place; there: Place }> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const make = async (name: string): Promise<Place> => {
    const [boardId, stageId] = [randomId<BoardId>(), randomId<StageId>()]
    const stages = [{ stageId, name: 'First', kind: 'open' as const, probability: 0.5 }]
    await window.command('board.create', { boardId, name, currency: 'EUR', stages })
    return { boardId, stageId }
  }
  return { window, here: await make('Here'), there: await make('There') }
}

async function makeDeal(
  window: TestWindow,
  place: Place,
  title: string,
  accountName: string,
): Promise<DealId> {
  const dealId = randomId<DealId>()
  await window.command('deal.create', { ...place, dealId, title, accountName })
  return dealId
}

async function undo(window: TestWindow, inverse: Inverse | null): Promise<Inverse | null> {
  if (inverse?.kind === 'record-revert')
    return (await window.command('record.revert', { steps: inverse.steps })).inverse
  if (inverse?.kind === 'board-move') {
    const { kind: _, ...move } = inverse
    return (await window.command('deal.move-board', move)).inverse
  }
  if (inverse?.kind !== 'revert') throw new Error(`nothing to undo: ${inverse?.kind}`)
  const steps = inverse.steps.map(step => ({ ...step, changeId: randomId<ChangeId>() }))
  return (await window.command('deal.revert', { boardId: inverse.boardId, steps })).inverse
}

/** Every fact that a window has by now. */
function facts(window: TestWindow): Map<string, FactRow> {
  const known = new Map<string, FactRow>()
  window.subscribe('facts', {}, patch => {
    if (patch.kind === 'reset') known.clear()
    if (patch.kind === 'more') for (const fact of patch.facts) known.set(fact.id, fact)
    if (patch.kind === 'change') {
      for (const fact of patch.upsert) known.set(fact.id, fact)
      for (const id of patch.remove) known.delete(id)
    }
  })
  return known
}

test('a board’s currency is changed and taken back; an amount keeps the one it is in', async () => {
  const { window, here } = await start()
  const dealId = await makeDeal(window, here, 'Kiln', 'Acme')
  const amount = { minor: 100, currency: 'EUR' }
  await window.command('deal.edit', { boardId: here.boardId, dealId, changeId: randomId<ChangeId>(), field: 'amount', value: amount }) // prettier-ignore
  const { inverse } = await window.command('board.set-currency', { boardId: here.boardId, currency: 'CHF' })
  const currencyIs = (currency: string) =>
    window.whole('directory', ({ boards }) => boards.some(one => one.id === here.boardId && one.currency === currency)) // prettier-ignore
  await currencyIs('CHF')
  expect((await window.query('deal', { boardId: here.boardId, dealId }))?.card.amount).toEqual(amount)
  await undo(window, inverse)
  await currencyIs('EUR')
})

describe('D12: two accounts that turn out to be one', () => {
  test('deals, figures and contacts of the one lead to the other, chosen fields are taken, and undo takes all of it back', async () => {
    const { window, here } = await start()
    const known = facts(window)
    const [acme, corp] = [accountIdOf('Acme'), accountIdOf('Acme Corp')]
    const mine = await makeDeal(window, here, 'Mine', 'Acme')
    const theirs = await makeDeal(window, here, 'Theirs', 'Acme Corp')
    await window.command('record.edit', {
      collection: 'accounts',
      id: corp,
      field: 'sector',
      value: 'retail',
    })
    const contactId = randomId<ContactId>()
    await window.command('record.create', {
      collection: 'contacts',
      id: contactId,
      fields: { name: 'Ada', accountId: corp },
    })
    const { inverse } = await window.command('record.merge', {
      collection: 'accounts',
      keep: acme,
      lose: corp,
      take: ['sector'],
    })
    const accountOf = async (dealId: DealId) =>
      (await window.query('deal', { boardId: here.boardId, dealId }))?.card.accountId
    expect([await accountOf(mine), await accountOf(theirs)]).toEqual([acme, acme])
    await until(() => known.get(theirs)?.accountId === acme, 'the figures to follow')
    expect((await window.query('deal', { boardId: here.boardId, dealId: mine }))?.contacts).toMatchObject([
      { id: contactId },
    ])
    const directory = await window.whole('directory', ({ accounts }) => accounts.some(each => each.id === corp && each.deleted !== null)) // prettier-ignore
    expect(directory.accounts.find(({ id }) => id === acme)).toMatchObject({
      sector: 'retail',
      deleted: null,
    })
    const late = await makeDeal(window, here, 'Late', 'Acme Corp')
    expect(await accountOf(late)).toBe(acme)
    await undo(window, inverse)
    expect(await accountOf(theirs)).toBe(corp)
    await until(() => known.get(theirs)?.accountId === corp, 'the figures to follow the undo')
    await window.whole('directory', ({ accounts }) => accounts.some(each => each.id === acme && each.sector === null)) // prettier-ignore
  })

  test('said to be two, they are; and that is undone, too', async () => {
    const { window } = await start()
    const { inverse } = await window.command('duplicates.apart', { a: 'x', b: 'y' })
    expect(inverse).toMatchObject({
      kind: 'record-revert',
      steps: [{ collection: 'apart', field: 'deleted' }],
    })
    expect(await undo(window, inverse)).not.toBeNull()
  })
})

describe('D12: two deals that turn out to be one', () => {
  test('one is shown, with the notes and competitors of both; undone, both are', async () => {
    const { window, here } = await start()
    const known = facts(window)
    const keep = await makeDeal(window, here, 'Keep', 'Acme')
    const lose = await makeDeal(window, here, 'Lose', 'Acme')
    const { boardId } = here
    await window.command('deal-part.create', { boardId, part: 'notes', id: randomId<NoteId>(), dealId: lose, about: {}, fields: { text: 'Pilot', kind: 'note' } }) // prettier-ignore
    await window.command('deal.edit', { boardId, dealId: lose, changeId: randomId<ChangeId>(), field: 'competitor:c1', value: true }) // prettier-ignore
    await window.command('deal.edit', { boardId, dealId: lose, changeId: randomId<ChangeId>(), field: 'nextStep', value: 'Call' }) // prettier-ignore
    await until(() => known.size >= 2, 'both in the figures')
    const before = known.size
    const { inverse } = await window.command('deal.merge', { boardId, keep, lose, take: [{ field: 'nextStep', changeId: randomId<ChangeId>() }] }) // prettier-ignore
    const merged = await window.query('deal', { boardId, dealId: keep })
    expect(merged).toMatchObject({
      card: { title: 'Keep', nextStep: 'Call' },
      sets: { competitors: ['c1'] },
      notes: [{ text: 'Pilot' }],
    })
    expect(await window.query('deal', { boardId, dealId: lose })).toBeNull()
    await until(() => known.size === before - 1, 'one in the figures')
    await undo(window, inverse)
    expect(await window.query('deal', { boardId, dealId: lose })).toMatchObject({
      notes: [{ text: 'Pilot' }],
    })
    expect(await window.query('deal', { boardId, dealId: keep })).toMatchObject({
      card: { nextStep: null },
      notes: [],
    })
    await until(() => known.size === before, 'both in the figures again')
  })
})

describe('D12: a deal moved to another board', () => {
  test('stands there with its id, in figures once, and comes back by undo as it has become', async () => {
    const { window, here, there } = await start()
    const known = facts(window)
    const dealId = await makeDeal(window, here, 'Furnace', 'Acme')
    const { inverse } = await window.command('deal.move-board', { from: here.boardId, to: there.boardId, moves: [{ dealId, stageId: there.stageId }] }) // prettier-ignore
    expect(await window.query('deal', { boardId: here.boardId, dealId })).toBeNull()
    expect(await window.query('deal', { boardId: there.boardId, dealId })).toMatchObject({
      card: { title: 'Furnace', lane: there.stageId },
    })
    await until(() => known.get(dealId)?.boardId === there.boardId, 'the figures to find it there')
    await window.command('deal.edit', { boardId: there.boardId, dealId, changeId: randomId<ChangeId>(), field: 'title', value: 'Bigger furnace' }) // prettier-ignore
    const redo = await undo(window, inverse)
    expect(await window.query('deal', { boardId: there.boardId, dealId })).toBeNull()
    expect(await window.query('deal', { boardId: here.boardId, dealId })).toMatchObject({
      card: { title: 'Bigger furnace', lane: here.stageId },
    })
    await undo(window, redo)
    expect(await window.query('deal', { boardId: there.boardId, dealId })).not.toBeNull()
  })

  test('what is written on the board that it has left is told, taken over or left, and undone', async () => {
    const { window, here, there } = await start()
    const dealId = await makeDeal(window, here, 'Furnace', 'Acme')
    await window.command('deal.move-board', { from: here.boardId, to: there.boardId, moves: [{ dealId, stageId: there.stageId }] }) // prettier-ignore
    const deals: (DealDetail | null)[] = []
    window.subscribe('deal', { boardId: there.boardId, dealId }, deal => deals.push(deal))
    await until(() => deals.at(-1)?.late.length === 0, 'nothing late')
    const edit = { boardId: here.boardId, dealId }
    await window.command('deal.edit', { ...edit, changeId: randomId<ChangeId>(), field: 'nextStep', value: 'Call Ada' }) // prettier-ignore
    await window.command('deal.edit', { ...edit, changeId: randomId<ChangeId>(), field: 'source', value: 'Fair' }) // prettier-ignore
    await window.command('deal-part.create', { ...edit, part: 'notes', id: randomId<NoteId>(), about: {}, fields: { text: 'Pilot', kind: 'note' } }) // prettier-ignore
    await until(() => deals.at(-1)?.late.length === 3, 'three late edits')
    const late = deals.at(-1)?.late ?? []
    expect(late).toMatchObject([
      { field: 'nextStep', before: null, after: 'Call Ada' },
      { field: 'source', after: 'Fair' },
      { part: 'notes' },
    ])
    const answer = (take: boolean, some: typeof late) =>
      window.command('deal.late', { boardId: there.boardId, dealId, take, answers: some.map(({ boardId: from, what }) => ({ from, what, changeId: randomId<ChangeId>() })) }) // prettier-ignore
    await answer(false, late.slice(1, 2))
    const { inverse } = await answer(true, late)
    const query = () => window.query('deal', { boardId: there.boardId, dealId })
    expect(await query()).toMatchObject({ card: { nextStep: 'Call Ada' }, source: null, notes: [{ text: 'Pilot' }], late: [] }) // prettier-ignore
    if (inverse?.kind !== 'group') throw new Error('no group')
    const [fields, parts] = inverse.inverses
    await undo(window, fields ?? null)
    if (parts?.kind !== 'part-revert') throw new Error('no parts')
    await window.command('deal-part.revert', { boardId: parts.boardId, steps: parts.steps })
    const back = await query()
    expect(back).toMatchObject({ card: { nextStep: null }, notes: [], late: [{ field: 'nextStep' }] })
  })

  test('several go as one, each to its stage in their order, above what is there; and come back in it', async () => {
    const { window, here, there } = await start()
    const titles = ['A', 'B', 'C']
    const ids: DealId[] = []
    for (const title of titles.toReversed()) ids.unshift(await makeDeal(window, here, title, 'Acme'))
    const last = await makeDeal(window, there, 'Z', 'Acme')
    const onBoard = async ({ boardId }: Place): Promise<string[]> => {
      const all = await Promise.all([...ids, last].map(dealId => window.query('deal', { boardId, dealId })))
      return all
        .flatMap(deal => (deal === null ? [] : [deal.card]))
        .sort((a, b) => (a.order < b.order ? -1 : 1))
        .map(({ title }) => title)
    }
    const moves = ids.map(dealId => ({ dealId, stageId: there.stageId }))
    const { inverse } = await window.command('deal.move-board', { from: here.boardId, to: there.boardId, moves }) // prettier-ignore
    expect(await onBoard(there)).toEqual(['A', 'B', 'C', 'Z'])
    await undo(window, inverse)
    expect(await onBoard(here)).toEqual(['A', 'B', 'C'])
  })

  test('into a stage that is not there, or of a deal that is not here, is refused', async () => {
    const { window, here, there } = await start()
    const dealId = await makeDeal(window, here, 'Furnace', 'Acme')
    const from = here.boardId
    const to = there.boardId
    expect((await window.failure('deal.move-board', { from, to, moves: [{ dealId, stageId: here.stageId }] })).code).toBe('not-found') // prettier-ignore
    expect((await window.failure('deal.move-board', { from: to, to: from, moves: [{ dealId, stageId: here.stageId }] })).code).toBe('not-found') // prettier-ignore
  })
})
