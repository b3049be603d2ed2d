import { afterEach, expect, test } from 'vitest'
import { randomId, type BoardId, type ChangeId, type DealId, type StageId } from '../../core/ids'
import { isIdentityOf } from '../../core/documents/workspace'
import { BoardView } from '../../test/support/board-view'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import { acquireFolderLock } from './store/lock'
import { workspaceFolder } from './workspace/catalogue'

/** What was found by attacking the engine, each pinned so that it does not come back. */
const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Desk {
  harness: Harness
  window: TestWindow
  boardId: BoardId
  stageId: StageId
  view: BoardView
}

async function desk(harness?: Harness): Promise<Desk> {
  const started = harness ?? (await startEngine())
  running.push(started)
  const window = started.window()
  const { boards, stages } = await window.whole('directory', each => each.boards.length > 0)
  const view = new BoardView(window, boards[0]!.id)
  await until(() => view.rows.size >= 22, 'the sample')
  return { harness: started, window, boardId: boards[0]!.id, stageId: stages[0]!.id, view }
}

const edit = (field: string, value: unknown) => ({
  changeId: randomId<ChangeId>(),
  field: field as 'title',
  value,
})

test('D9: a value of a kind that nobody writes (a BigInt, deep nesting) ends no engine, now or at the next start', async () => {
  const { harness, window, boardId, view } = await desk()
  const board = harness.engine.workspace!.board(boardId)
  const [one, two] = [...view.rows.keys()] as [DealId, DealId]
  let deep: unknown = 1
  for (let level = 0; level < 400; level++) deep = [deep]
  board.doc.transact(() => {
    board.imports.set('LX', { fileName: 'x', rows: 1, by: null, at: 0 })
    board.imports.set('LX:rank:1', true)
    board.doc.getMap('deals.layers').set(`${one}:LX`, { amount: { minor: 1n } })
    board.doc.getMap('deals.edits').set(`${one}:amount`, { minor: 2n })
    board.doc.getMap('deals.layers').set(`${two}:LX`, { nextStep: deep })
    board.doc.getMap('deals.edits').set(`${two}:nextStep`, deep)
  })
  await until(() => view.rows.get(one)?.amount === null, 'the odd amount read as none')
  await window.command('deal.edit', { boardId, dealId: one, ...edit('title', 'Alive') })
  running.splice(0)
  const again = await desk(await harness.restart())
  await until(() => again.view.rows.get(one)?.title === 'Alive', 'the board after a restart')
})

test('D9: keys that no command could have written show no card', async () => {
  const { harness, boardId, view } = await desk()
  const { doc } = harness.engine.workspace!.board(boardId)
  doc.transact(() => {
    for (const key of ['own', ':own', 'a b/..\0:own', '__proto__ :own', `${'x'.repeat(500)}:own`])
      doc.getMap('deals.layers').set(key, { title: 'Ghost' })
    doc.getMap('deals.layers').set('list:own', ['not', 'a', 'layer'])
    doc.getMap('deals.edits').set(`${[...view.rows.keys()][0]}:__proto__`, { title: 'Polluted' })
  })
  await harness.engine.workspace!.follower.idle()
  expect(await new Promise(resolve => setImmediate(() => resolve(view.rows.size)))).toBe(22)
  expect(({} as { title?: string }).title).toBeUndefined()
})

test('sums beyond what a number holds are said as far as they can be, and end nothing', async () => {
  const { window, boardId, stageId, view } = await desk()
  const amount = { minor: 9_007_199_254_740_991, currency: 'USD' }
  for (let n = 0; n < 3; n++)
    await window.command('deal.create', { boardId, dealId: randomId(), stageId, title: `Huge ${n}`, amount })
  await until(() => view.lane(stageId).length === 7, 'three more cards')
  expect(view.totals.find(total => total.lane === stageId)?.sums[0]?.minor).toBe(Number.MAX_SAFE_INTEGER)
})

test('a board that was being derived when the process ended is derived again', async () => {
  const { harness, boardId } = await desk()
  const { projection, store } = harness.engine.workspace!
  await harness.engine.workspace!.follower.idle()
  const document = `board/${boardId}` as Parameters<typeof projection.coverage>[0]
  projection.markClean(document, store.lastSeq(document))
  projection.clearBoard(document, boardId)
  expect(projection.coverage(document)?.clean).toBe(false)
})

test('a workspace that can’t be opened leaves the one that was open as it was', async () => {
  const { harness, window } = await desk()
  const first = harness.engine.workspace!.id
  const second = await window.command('workspace.create', { name: 'Second', sample: false })
  await window.command('workspace.open', { workspaceId: first })
  const lock = acquireFolderLock(workspaceFolder(harness.dataDir, second.workspaceId as typeof first), 'cli')
  expect(await window.try('command', 'workspace.open', { workspaceId: second.workspaceId })).toMatchObject({
    ok: false,
    error: { code: 'busy' },
  })
  expect(harness.engine.workspace?.id).toBe(first)
  expect((await window.query('workspaces', {})).find(each => each.current)?.id).toBe(first)
  lock.release()
})

test('what is not there is not made by asking for it', async () => {
  const { harness, window } = await desk()
  const ghost = randomId<BoardId>()
  expect(
    await window.try('command', 'deal.edit', { boardId: ghost, dealId: 'd', ...edit('title', 'x') }),
  ).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await window.query('deal', { boardId: ghost, dealId: 'd' })).toBeNull()
  expect(await window.query('imports', { boardId: ghost })).toEqual([])
  expect(harness.engine.workspace!.loadedBoards()).not.toContain(ghost)
  expect(harness.engine.workspace!.store.lastSeq(`board/${ghost}` as never)).toBe(0)
})

test('a link to a workspace that is open already does not move its sharing to another relay', async () => {
  const { harness, window } = await desk()
  await window.command('sharing.connect', { relay: 'ws://127.0.0.1:9' })
  const { link } = await window.query('sharing.link', {})
  await window.command('workspace.join', { link: link!.replace('127.0.0.1%3A9', '127.0.0.1%3A10') })
  expect(harness.engine.sync?.relay).toBe('ws://127.0.0.1:9')
})

test('a workspace is who its id says: another owner’s key is not taken for it', async () => {
  const { harness } = await desk()
  const workspace = harness.engine.workspace!
  expect(workspace.identity()).not.toBeNull()
  workspace.document.doc.getMap('meta').set('ownerKey', Buffer.alloc(32, 7).toString('base64'))
  expect(workspace.identity()).toBeNull()
  expect(isIdentityOf({ name: 'x', ownerKey: 'AAAA' }, workspace.id)).toBe(false)
})

test('files in the data folder are not written to because a window says so', async () => {
  const { harness, window, boardId } = await desk()
  for (const path of [
    `${harness.engine.workspace!.folder}/documents.sqlite`,
    `${harness.dataDir}/workspaces.json`,
    `${harness.dataDir}/x/../keyring.json`,
  ]) {
    expect(await window.try('command', 'export.run', { boardId, format: 'csv', path })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    expect(await window.try('command', 'store.backup', { path })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
  }
})

test('a blank account name is no account', async () => {
  const { window, boardId, stageId } = await desk()
  const dealId = randomId<DealId>()
  await window.command('deal.create', { boardId, dealId, stageId, title: 'T', accountName: '   ' })
  expect((await window.query('deal', { boardId, dealId }))?.card.accountId).toBeNull()
})

test('C1: a command sent again after a crash gets the answer that it had, and does not do its work again', async () => {
  const { harness, window, boardId, view } = await desk()
  const dealId = [...view.rows.keys()][0] as DealId
  const mine = { boardId, dealId, ...edit('title', 'Mine') }
  const first = await window.try('command', 'deal.edit', mine, 'command1')
  await harness.window().command('deal.edit', { boardId, dealId, ...edit('title', 'Theirs') })
  running.splice(0)
  const again = await desk(await harness.restart())
  expect(await again.window.try('command', 'deal.edit', mine, 'command1')).toEqual(first)
  expect((await again.window.query('deal', { boardId, dealId }))?.card.title).toBe('Theirs')

  const made = await again.window.try(
    'command',
    'workspace.create',
    { name: 'Once', sample: false },
    'command2',
  )
  expect(
    await again.window.try('command', 'workspace.create', { name: 'Once', sample: false }, 'command2'),
  ).toEqual(made)
  expect(await again.window.query('workspaces', {})).toHaveLength(2)
})
