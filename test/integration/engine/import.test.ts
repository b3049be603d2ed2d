import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { randomId, type BoardId, type ChangeId } from '../../../core/ids'
import type { ImportReport } from '../../../core/exchange/mapping'
import { createTaskRunner } from '../../../electron/engine/tasks'
import { BoardView } from '../../support/board-view'
import { startEngine, type Harness, type TestWindow } from '../../support/engine-harness'
import { until } from '../../support/until'

const file = fileURLToPath(
  new URL('../../fixtures/crm-sales-opportunities/sales_pipeline.csv', import.meta.url),
)

let harness: Harness
let window: TestWindow
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winroom-files-'))
  harness = await startEngine({ tasks: createTaskRunner() })
  window = harness.window()
})
afterEach(async () => {
  await harness.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function importFile(
  path: string,
  boardId?: BoardId,
): Promise<{ report: ImportReport; boardId: BoardId; layerId: string }> {
  const look = await window.query('import.look', { path })
  const mapping =
    boardId === undefined ? look.mapping : { ...look.mapping, board: { kind: 'existing' as const, boardId } }
  const { report } = await window.command('import.run', {
    importId: randomId<ChangeId>(),
    path,
    mapping,
    skipBad: false,
  })
  return { report, boardId: report.boardId, layerId: report.layerId }
}

async function boardOf(boardId: BoardId): Promise<{ view: BoardView; lanes: Record<string, string> }> {
  const directory = await window.whole('directory', each =>
    each.stages.some(stage => stage.boardId === boardId),
  )
  const view = new BoardView(window, boardId)
  await view.whole()
  return {
    view,
    lanes: Object.fromEntries(
      directory.stages.filter(stage => stage.boardId === boardId).map(stage => [stage.name, stage.id]),
    ),
  }
}

test('the real file becomes a board: counts per stage, the sum of what was won, every close date', async () => {
  const { boardId } = await importFile(file)
  const { view, lanes } = await boardOf(boardId)
  const count = (name: string): number | undefined =>
    view.totals.find(total => total.lane === lanes[name])?.count
  expect([count('Engaging'), count('Prospecting'), count('Won'), count('Lost')]).toEqual([
    1_589, 500, 4_238, 2_473,
  ])
  expect(view.rows.size).toBe(8_800)
  expect([...view.rows.values()].filter(row => row.accountId === null)).toHaveLength(1_425)

  const byId = new Map<string, { close_date: string; close_value: string; deal_stage: string }>()
  for await (const row of createReadStream(file).pipe(parse({ columns: true })))
    byId.set((row as { opportunity_id: string }).opportunity_id, row as never)
  const won = [...byId.values()]
    .filter(row => row.deal_stage === 'Won')
    .reduce((sum, row) => sum + Number(row.close_value), 0)
  expect(view.totals.find(total => total.lane === lanes['Won'])?.sums).toEqual([
    { minor: won * 100, currency: 'USD' },
  ])
  const board = harness.engine.workspace!.board(boardId)
  for (const id of board.deals.ids()) {
    const { externalId, closeDate } = board.deals.read(id)!.fields as {
      externalId: string
      closeDate?: string | null
    }
    expect(closeDate ?? '').toBe(byId.get(externalId)!.close_date)
  }
  expect(window.events.some(event => event.kind === 'import-progress' && event.done > 0)).toBe(true)
})

test('a changed file updates what nobody edited, holds what somebody did, and is taken back with edits kept', async () => {
  const { boardId, layerId } = await importFile(file)
  const { view } = await boardOf(boardId)
  const [first, second] = [...view.rows.values()].filter(row => (row.amount?.minor ?? 0) > 0)
  await window.command('deal.edit', {
    boardId,
    dealId: first!.id,
    changeId: randomId(),
    field: 'amount',
    value: { minor: 1, currency: 'USD' },
  })

  const { externalId: firstId } = (await window.query('deal', { boardId, dealId: first!.id }))!
  const { externalId: secondId } = (await window.query('deal', { boardId, dealId: second!.id }))!
  const changed = join(folder, 'sales_pipeline.csv')
  const text = readFileSync(file, 'utf8').split('\n')
  writeFileSync(
    changed,
    text
      .map(line =>
        line.startsWith(firstId!) || line.startsWith(secondId!)
          ? line.replace(/,[\d.]+(\r?)$/, ',77777$1')
          : line,
      )
      .join('\n'),
  )
  const { report, layerId: later } = await importFile(changed, boardId)
  expect(report).toMatchObject({ created: 0, unchanged: 8_798, heldTotal: 1 })
  await until(() => view.rows.get(second!.id)?.amount?.minor === 7_777_700, 'the file’s new amount')
  expect(view.rows.get(first!.id)).toMatchObject({ amount: { minor: 1 }, differs: true })
  expect((await window.query('deal', { boardId, dealId: first!.id }))?.crm).toEqual({
    amount: { minor: 7_777_700, currency: 'USD' },
  })

  expect(await window.try('command', 'import.mark', { boardId, layerId, undone: true })).toMatchObject({
    error: { code: 'later-import-first' },
  })
  await window.command('import.mark', { boardId, layerId: later, undone: true })
  await until(
    () => view.rows.get(second!.id)?.amount?.minor === second!.amount!.minor,
    'the first file’s amount again',
  )
  expect((await window.command('import.mark', { boardId, layerId: layerId, undone: true })).deals).toBe(8_800)
  await until(() => view.rows.size === 0, 'an empty board')
  const again = await importFile(file, boardId)
  expect(again.report.boardId).toBe(boardId)
  await until(() => view.rows.size === 8_800, 'every deal again')
  expect(view.rows.get(first!.id)?.amount?.minor).toBe(1)
})

test('the same file again changes nothing and writes nothing', async () => {
  const { boardId } = await importFile(file)
  const { store } = harness.engine.workspace!
  const before = store.documents()
  const { report } = await importFile(file, boardId)
  expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 8_800 })
  expect(store.documents()).toEqual(before)
})

test('a cancelled import leaves nothing, and the engine answers all the while', async () => {
  const { mapping } = await window.query('import.look', { path: file })
  const { store } = harness.engine.workspace!
  const before = store.documents()
  const running = window.try('command', 'import.run', {
    importId: 'mine',
    path: file,
    mapping,
    skipBad: false,
  })
  await until(() => window.events.some(event => event.kind === 'import-progress'), 'progress')
  await window.command('import.cancel', { importId: 'mine' })
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(store.documents()).toEqual(before)
})

test('bad rows keep the import out, each named; skipping them imports the rest', async () => {
  const path = join(folder, 'bad.csv')
  writeFileSync(
    path,
    'opportunity_id,deal_stage,close_date,close_value\n1,Won,2017-13-40,10\n2,Won,2017-03-01,abc\n3,Won,2017-03-01,30\n',
  )
  const { mapping } = await window.query('import.look', { path })
  const refused = await window.try('command', 'import.run', { importId: 'a', path, mapping, skipBad: false })
  expect(refused).toMatchObject({
    ok: false,
    error: {
      code: 'bad-rows',
      problems: [
        { row: 2, column: 'close_date' },
        { row: 3, column: 'close_value' },
      ],
    },
  })
  const { report } = await window.command('import.run', { importId: 'b', path, mapping, skipBad: true })
  expect(report).toMatchObject({ created: 1, badRows: 2 })
})

test('exported and backed up from another thread, each file whole under its name', async () => {
  const { boardId } = await importFile(file)
  const csv = join(folder, 'out.csv')
  expect(await window.command('export.run', { boardId, format: 'csv', path: csv })).toEqual({
    deals: 8_800,
    path: csv,
  })
  expect(readFileSync(csv, 'utf8').trimEnd().split('\n')).toHaveLength(8_801)
  const again = await window.query('import.plan', {
    path: csv,
    mapping: (await window.query('import.look', { path: csv })).mapping,
    skipBad: false,
  })
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 8_800 })
  const copy = join(folder, 'copy.sqlite')
  await window.command('store.backup', { path: copy })
  expect(readFileSync(copy).length).toBeGreaterThan(1_000_000)
  expect(await window.command('store.check', {})).toEqual({ damage: [] })
  expect(
    await window.try('command', 'export.run', {
      boardId,
      format: 'csv',
      path: join(folder, 'no', 'such', 'place.csv'),
    }),
  ).toMatchObject({ ok: false })
})
