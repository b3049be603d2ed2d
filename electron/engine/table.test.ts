import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  boardIdSchema,
  dealIdSchema,
  memberIdSchema,
  randomId,
  stageIdSchema,
  viewIdSchema,
} from '../../core/ids'
import type { CellEdit } from '../contract/table-commands'
import type { DealMore } from '../contract/table-rows'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const boardId = boardIdSchema.parse('board1')
const [open, won] = [stageIdSchema.parse('open'), stageIdSchema.parse('won')]
const [one, two] = [dealIdSchema.parse('d1'), dealIdSchema.parse('d2')]
let engine: Harness
let window: TestWindow

beforeEach(async () => {
  engine = await startEngine()
  window = engine.window()
  const stage = (stageId: typeof open, kind: 'open' | 'won') => ({
    stageId,
    name: stageId,
    kind,
    probability: 0.5,
  })
  await window.command('board.create', { boardId, name: 'B', currency: 'EUR', stages: [stage(open, 'open'), stage(won, 'won')] }) // prettier-ignore
  for (const dealId of [one, two])
    await window.command('deal.create', { boardId, dealId, stageId: open, title: dealId })
})
afterEach(() => engine.stop())

const change = () => ({ changeId: randomId<never>() })
const detail = async (dealId: typeof one) => {
  const found = await window.query('deal', { boardId, dealId })
  if (found === null) throw new Error(`no deal ${dealId}`)
  return found
}
const edits = (): CellEdit[] => [
  { set: 'field', dealId: one, ...change(), field: 'amount', value: { minor: 500, currency: 'EUR' } },
  { set: 'account', dealId: one, ...change(), name: 'Acme' },
  { set: 'account', dealId: two, ...change(), name: 'Acme' },
  { set: 'field', dealId: two, ...change(), field: 'source', value: 'Fair' },
  { set: 'stage', dealId: two, ...change(), stageId: won },
  { set: 'stage', dealId: one, ...change(), stageId: won },
]

describe('many cells at once', () => {
  it('T1: names that nobody has are made once each, and gone again by the same undo', async () => {
    const named = (dealId: typeof one, field: 'ownerId' | 'product' | 'competitor' | 'tag', name: string): CellEdit => ({ set: 'named', dealId, ...change(), field, name }) // prettier-ignore
    const all = [
      named(one, 'ownerId', 'Ada'),
      named(two, 'ownerId', 'Ada'),
      named(one, 'competitor', 'Rivalo'),
      named(one, 'tag', 'fair'),
      named(two, 'tag', 'Fair'),
      named(two, 'product', 'Kiln'),
    ]
    const { inverse } = await window.command('deal.edit-many', { boardId, edits: all })
    const isMade = (made: boolean) =>
      window.whole('directory', patch => [patch.people.some(each => each.name === 'Ada' && each.deleted === null), patch.competitors.some(each => each.name === 'Rivalo' && each.deleted === null), patch.products.some(each => each.name === 'Kiln' && each.deleted === null), patch.tags.filter(each => each.name === 'fair' && each.deleted === null).length === 1].every(each => each === made)) // prettier-ignore
    await isMade(true)
    const [first, second] = [await detail(one), await detail(two)]
    expect(first.card.ownerId).not.toBeNull()
    expect(second.card.ownerId).toBe(first.card.ownerId)
    expect(second.sets.tags).toEqual(first.sets.tags)
    expect(first.sets.competitors).toHaveLength(1)
    if (inverse?.kind !== 'group') throw new Error('no group')
    const [deals, names] = inverse.inverses
    if (deals?.kind !== 'revert' || names?.kind !== 'record-revert') throw new Error('not both')
    await window.command('deal.revert', {
      boardId,
      steps: deals.steps.map(step => ({ ...step, ...change() })),
    })
    await window.command('record.revert', { steps: names.steps })
    await isMade(false)
    expect((await detail(one)).sets).toMatchObject({ competitors: [], tags: [] })
  })

  it('T1: are written in one command, moved deals in the order they were given, and undone as one', async () => {
    const { inverse } = await window.command('deal.edit-many', { boardId, edits: edits() })
    const [first, second] = [await detail(one), await detail(two)]
    expect(first.card).toMatchObject({ lane: won, amount: { minor: 500, currency: 'EUR' } })
    expect(first.card.accountId).toBe(second.card.accountId)
    expect(second.source).toBe('Fair')
    expect(second.card.order < first.card.order).toBe(true)
    const { accounts } = await window.whole('directory', patch => patch.accounts.length > 0)
    expect(accounts.map(({ name }) => name)).toContain('Acme')

    const back = inverse?.kind === 'group' ? inverse.inverses[0] : inverse
    if (back?.kind !== 'revert') throw new Error('no way back')
    await window.command('deal.revert', {
      boardId,
      steps: back.steps.map(step => ({ ...step, ...change() })),
    })
    expect((await detail(one)).card).toMatchObject({ lane: open, amount: null, accountId: null })
    expect((await detail(two)).source).toBeNull()
  })

  it('T1: are all refused where one can not be written: nothing is half done, and no account is made', async () => {
    const bad: CellEdit = { set: 'field', dealId: two, ...change(), field: 'closeDate', value: '2026-02-30' }
    const failure = await window.failure('deal.edit-many', { boardId, edits: [...edits(), bad] })
    expect(failure).toMatchObject({ code: 'invalid-input', at: 'closeDate' })
    const gone: CellEdit = { ...bad, dealId: dealIdSchema.parse('d9') }
    expect((await window.failure('deal.edit-many', { boardId, edits: [...edits(), gone] })).code).toBe(
      'not-found',
    )
    expect((await detail(one)).card).toMatchObject({ lane: open, amount: null, accountId: null })
    const { accounts } = await window.whole('directory', () => true)
    expect(accounts.map(({ name }) => name)).not.toContain('Acme')
  })
})

describe('what a table shows beside a card', () => {
  it('comes whole, then as it changes, and again after a restart without the board being read', async () => {
    const shown = new Map<string, DealMore>()
    const end = window.subscribe('board.more', { boardId }, ({ reset, upsert, remove }) => {
      if (reset) shown.clear()
      for (const more of upsert) shown.set(more.id, more)
      for (const id of remove) shown.delete(id)
    })
    await until(() => shown.size === 2, 'both deals')
    await window.command('deal.edit-many', { boardId, edits: edits() })
    await until(() => shown.get(two)?.source === 'Fair', 'the source')
    await window.command('deal.delete', { boardId, dealIds: [one] })
    await until(() => !shown.has(one), 'the removed deal to go')
    end()

    engine = await engine.restart()
    window = engine.window()
    let again: readonly DealMore[] = []
    window.subscribe('board.more', { boardId }, ({ upsert }) => (again = upsert))
    await until(() => again.length > 0, 'the rest of the deal')
    expect(again).toMatchObject([{ id: two, source: 'Fair', contact: null }])
  })
})

describe('a view of a board', () => {
  const viewId = viewIdSchema.parse('v1')
  const views = async (wanted: number) =>
    (await window.whole('directory', patch => patch.views.length === wanted)).views

  it('is kept, changed field by field, and every step is undone', async () => {
    const { inverse } = await window.command('view.save', { viewId, boardId, memberId: null, fields: { name: 'Big', group: 'place', 'column:title': { order: 'a1', width: 200 } } }) // prettier-ignore
    expect(await views(1)).toMatchObject([{ name: 'Big', group: 'place', sort: [], columns: [{ key: 'title', width: 200 }] }]) // prettier-ignore
    const changed = await window.command('view.save', { viewId, boardId, memberId: null, fields: { group: null, 'column:amount': { order: 'a2', width: 90 } } }) // prettier-ignore
    expect((await views(1))[0]).toMatchObject({ group: null, columns: [{ key: 'title' }, { key: 'amount' }] })
    for (const [step, left] of [
      [changed.inverse, 1],
      [inverse, 0],
    ] as const) {
      // prettier-ignore
      if (step?.kind !== 'record-revert') throw new Error('no way back')
      await window.command('record.revert', { steps: step.steps })
      await views(left)
    }
  })

  it('of somebody else is not shown here; what is no view is refused and says where', async () => {
    const other = memberIdSchema.parse('somebody')
    const fields = { name: 'Theirs' }
    expect((await window.failure('view.save', { viewId, boardId, memberId: other, fields })).at).toBe(
      'memberId',
    )
    const odd = { name: 'x', 'column:title': { order: 'a1', width: 2 } }
    expect((await window.failure('view.save', { viewId, boardId, memberId: null, fields: odd })).at).toBe(
      'column:title',
    )
    expect(
      (await window.failure('view.save', { viewId, boardId, memberId: null, fields: { group: null } })).at,
    ).toBe('name')
    expect(await views(0)).toEqual([])
  })
})
