import { afterEach, expect, test } from 'vitest'
import { randomId, type BoardId, type ChangeId, type DealId, type StageId } from '../../core/ids'
import { BoardView } from '../../test/support/board-view'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

async function start(): Promise<{
  harness: Harness
  window: TestWindow
  boardId: BoardId
  stages: StageId[]
  board: BoardView
}> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  const boardId = directory.boards[0]!.id
  const stages = directory.stages.filter(stage => stage.boardId === boardId).map(stage => stage.id)
  const board = new BoardView(window, boardId)
  await until(() => board.rows.size === 22, 'the whole sample')
  return { harness, window, boardId, stages, board }
}

const changeId = (): ChangeId => randomId<ChangeId>()

test('the first start shows a sample: a board with lanes, deals, amounts and owners', async () => {
  const { board, stages, window } = await start()
  expect(stages).toHaveLength(6)
  expect(board.rows.size).toBe(22)
  expect(board.totals.find(total => total.lane === stages[0])).toMatchObject({
    count: 4,
    sums: [{ currency: 'USD' }],
  })
  const directory = await window.whole('directory', () => true)
  expect(directory.me?.name).toBeTruthy()
  expect(directory.people).toHaveLength(3)
})

test('D4: a moved card stands just below the one it was dropped under, and its lane and order are one value', async () => {
  const { window, boardId, stages, board } = await start()
  const [card] = board.lane(stages[0]!)
  const target = board.lane(stages[1]!)
  await window.command('deal.move', {
    boardId,
    moves: [{ dealId: card!.id, changeId: changeId() }],
    stageId: stages[1]!,
    after: target[1]!.id,
  })
  await until(() => board.rows.get(card!.id)?.lane === stages[1], 'the card in its lane')
  expect(board.lane(stages[1]!).map(row => row.id)).toEqual([
    target[0]!.id,
    target[1]!.id,
    card!.id,
    ...target.slice(2).map(row => row.id),
  ])
  expect(board.totals.find(total => total.lane === stages[1])?.count).toBe(6)
})

test('several cards move together, in their order, to the top of a lane', async () => {
  const { window, boardId, stages, board } = await start()
  const cards = board.lane(stages[0]!).slice(0, 3)
  await window.command('deal.move', {
    boardId,
    moves: cards.map(card => ({ dealId: card.id, changeId: changeId() })),
    stageId: stages[3]!,
    after: null,
  })
  await until(() => board.lane(stages[3]!).length === 6, 'six cards in the lane')
  expect(
    board
      .lane(stages[3]!)
      .slice(0, 3)
      .map(row => row.id),
  ).toEqual(cards.map(card => card.id))
})

test('D10: undo puts a field back, redo puts it forward, and neither touches what somebody else has changed since', async () => {
  const { harness, window, boardId, board, stages } = await start()
  const deal = board.lane(stages[0]!)[0]!
  const { inverse } = await window.command('deal.edit', {
    boardId,
    dealId: deal.id,
    changeId: changeId(),
    field: 'title',
    value: 'Mine',
  })
  if (inverse?.kind !== 'revert') throw new Error('no undo')
  const undo = { boardId, steps: inverse.steps.map(step => ({ ...step, changeId: changeId() })) }
  const undone = await window.command('deal.revert', undo)
  expect(undone.skipped).toBe(0)
  await until(() => board.rows.get(deal.id)?.title === deal.title, 'the old title')
  if (undone.inverse?.kind !== 'revert') throw new Error('no redo')
  await window.command('deal.revert', {
    boardId,
    steps: undone.inverse.steps.map(step => ({ ...step, changeId: changeId() })),
  })
  await until(() => board.rows.get(deal.id)?.title === 'Mine', 'the new title again')

  const other = harness.window()
  await other.command('deal.edit', {
    boardId,
    dealId: deal.id,
    changeId: changeId(),
    field: 'title',
    value: 'Theirs',
  })
  const late = await window.command('deal.revert', {
    ...undo,
    steps: undo.steps.map(step => ({ ...step, changeId: changeId() })),
  })
  expect(late).toEqual({ inverse: null, skipped: 1 })
  await until(() => board.rows.get(deal.id)?.title === 'Theirs', 'their title stays')
})

test('D5: a deleted deal is in the trash, not on the board, and comes back by undo or from the trash', async () => {
  const { window, boardId, board, stages } = await start()
  const deal = board.lane(stages[2]!)[0]!
  await window.command('deal.delete', { boardId, dealIds: [deal.id] })
  await until(() => !board.rows.has(deal.id), 'the card gone')
  expect((await window.query('trash', { boardId })).map(row => row.id)).toEqual([deal.id])
  await window.command('deal.restore', { boardId, dealIds: [deal.id] })
  await until(() => board.rows.get(deal.id)?.lane === stages[2], 'the card back')
})

test('D6: deals of a removed stage are shown unsorted, and go back when the stage does', async () => {
  const { window, board, stages } = await start()
  await window.command('stage.remove', { stageId: stages[0]! })
  await until(() => board.lane('unsorted').length === 4, 'four unsorted cards')
  await window.command('stage.restore', { stageId: stages[0]! })
  await until(() => board.lane(stages[0]!).length === 4, 'four cards in their stage')
})

test('a command sent again after a crash is the same command', async () => {
  const { window, boardId, stages, board } = await start()
  const dealId = randomId<DealId>()
  const create = { boardId, dealId, stageId: stages[0]!, title: 'Once', accountName: 'Aster logistics' }
  const move = { boardId, moves: [{ dealId, changeId: changeId() }], stageId: stages[1]!, after: null }
  await window.command('deal.create', create)
  await window.command('deal.move', move)
  await window.command('deal.create', create)
  expect(await window.command('deal.move', move)).toEqual({ inverse: null })
  await until(() => board.rows.get(dealId)?.lane === stages[1], 'the deal where it was moved')
  expect(board.rows.size).toBe(23)
  const accounts = (await window.whole('directory', () => true)).accounts
  expect(accounts.filter(account => account.name.toLowerCase() === 'aster logistics')).toHaveLength(1)
  expect((await window.query('deal', { boardId, dealId }))?.changes).toHaveLength(1)
})

test('closed and opened again, everything is there, and the first lanes come without decoding the board', async () => {
  const { harness, window, boardId, stages, board } = await start()
  const deal = board.lane(stages[0]!)[0]!
  await window.command('deal.edit', {
    boardId,
    dealId: deal.id,
    changeId: changeId(),
    field: 'amount',
    value: { minor: 4_200_00, currency: 'USD' },
  })
  running.splice(0)
  const again = await harness.restart()
  running.push(again)
  expect(again.engine.workspace?.loadedBoards()).toEqual([])
  const view = new BoardView(again.window(), boardId)
  expect(again.engine.workspace?.loadedBoards()).toEqual([])
  await view.whole()
  expect(view.rows.get(deal.id)?.amount).toEqual({ minor: 420_000, currency: 'USD' })
  expect(view.rows.size).toBe(22)
})

test('filters by text without accents or case, by owner, by account, and by what is mine', async () => {
  const { window, boardId, board } = await start()
  const directory = await window.whole('directory', () => true)
  const nora = directory.people.find(person => person.name === 'Nora Blanc')!
  const count = async (filter: object): Promise<number> => {
    const view = new BoardView(window, boardId, filter)
    await view.whole()
    view.end()
    return view.rows.size
  }
  expect(await count({ text: 'CITE verte' })).toBe(1)
  expect(await count({ text: '100%' })).toBe(0)
  const hers = [...board.rows.values()].filter(row => row.ownerId === nora.id).length
  expect(await count({ ownerIds: [nora.id] })).toBe(hers)
  expect(await count({ mine: true })).toBe(0)
  await window.command('person.claim', { personId: nora.id, mine: true })
  expect(await count({ mine: true })).toBe(hers)
})

test('bad input is refused with what and where, and nothing is written', async () => {
  const { window, boardId, board, stages } = await start()
  const deal = board.lane(stages[0]!)[0]!
  const edit = { boardId, dealId: deal.id, changeId: changeId() }
  expect(
    await window.try('command', 'deal.edit', {
      ...edit,
      field: 'amount',
      value: { minor: 1.5, currency: 'USD' },
    }),
  ).toMatchObject({ ok: false, error: { code: 'invalid-input', at: 'amount' } })
  expect(await window.try('command', 'deal.edit', { ...edit, field: 'place', value: {} })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  })
  expect(await window.try('command', 'deal.move', { boardId, moves: [], stageId: stages[0] })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', at: 'moves' },
  })
  expect(await window.try('query', 'deal', { boardId: '../..', dealId: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', at: 'boardId' },
  })
  window.raw('rubbish')
  window.raw({ t: 'command', id: -1, name: 'rm' })
  expect((await window.query('deal', { boardId, dealId: deal.id }))?.card.title).toBe(deal.title)
})

test('the sample is taken away in one step, with its accounts and people', async () => {
  const { window, boardId } = await start()
  await window.command('board.delete', { boardId })
  const directory = await window.whole('directory', each => each.boards.length === 0)
  expect(directory.accounts.filter(account => account.deleted === null)).toEqual([])
  expect(directory.people.filter(person => person.deleted === null)).toEqual([])
})
