import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { editWorkspace, openWorkspace, readRecords } from '../../core/documents/workspace'
import { dateOf } from '../../core/dates'
import { isoWeek } from '../../core/insights/snapshot'
import { randomId, type BoardId, type ChangeId, type DealId, type StageId } from '../../core/ids'
import { snapshotIdOf, type Snapshot } from '../../core/workspace/snapshot'
import { keepSnapshot } from './insights/snapshots'
import { startEngine, type Harness } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

test('F4: a week is kept once, by whoever is first, and never of the sample', async () => {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  await window.whole('directory', each => each.boards.length > 0)
  const workspace = harness.engine.workspace!
  const kept = () => new Promise<boolean>(resolve => void keepSnapshot(workspace, resolve))
  expect(await kept()).toBe(false)
  const boardId = randomId<BoardId>()
  const stageId = randomId<StageId>()
  await window.command('board.create', { boardId, name: 'Mine', currency: 'USD', stages: [{ stageId, name: 'Open', kind: 'open', probability: 0.5 }] }) // prettier-ignore
  const today = dateOf(Date.now())
  const dealId = randomId<DealId>()
  await window.command('deal.create', { boardId, dealId, stageId, title: 'One', closeDate: today, amount: { minor: 1001, currency: 'USD' } }) // prettier-ignore
  let told: readonly Snapshot[] = []
  window.subscribe('snapshots', {}, patch => (told = patch))
  expect(await kept()).toBe(true)
  await until(() => told.length === 1, 'the snapshot told')
  expect(told[0]).toMatchObject({ id: snapshotIdOf(workspace.id, isoWeek(today)), week: isoWeek(today), open: 1001, bestCase: 1001, commit: 0, weighted: 501, won: 0, deals: 1 }) // prettier-ignore
  // What it says now is another matter: what was said then stays.
  await window.command('deal.edit', { boardId, dealId, changeId: randomId<ChangeId>(), field: 'amount', value: { minor: 5, currency: 'USD' } }) // prettier-ignore
  expect(await kept()).toBe(false)
  expect(told[0]?.open).toBe(1001)
})

test('F4: two computers that keep the same week apart have one, the same on both; a year weighs little', () => {
  const docs = [new Y.Doc(), new Y.Doc()]
  const workspaces = docs.map(openWorkspace)
  const id = snapshotIdOf(randomId(), '2026-W48')
  const base = { week: '2026-W48', takenOn: '2026-11-26', from: '2026-10-01', to: '2026-12-31', currency: 'USD', won: 123_456_700, commit: 123_456_700, bestCase: 223_456_700, open: 423_456_700, weighted: 323_456_789, deals: 321 } // prettier-ignore
  workspaces.forEach((workspace, at) =>
    editWorkspace(workspace, { from: 'snapshot' }, () =>
      workspace.collections.snapshots.create(id, { ...base, won: at }),
    ),
  )
  Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(docs[1]!))
  Y.applyUpdate(docs[1]!, Y.encodeStateAsUpdate(docs[0]!))
  const [first, second] = workspaces.map(workspace => readRecords(workspace, 'snapshots'))
  expect(first).toHaveLength(1)
  expect(first).toEqual(second)
  const before = Y.encodeStateAsUpdate(docs[0]!).length
  for (let week = 1; week <= 52; week++)
    editWorkspace(workspaces[0]!, { from: 'snapshot' }, () =>
      workspaces[0]!.collections.snapshots.create(snapshotIdOf(randomId(), String(week)), base),
    )
  const year = Y.encodeStateAsUpdate(docs[0]!).length - before
  // 10.3 kB measured: it may live in the workspace's document, which every computer holds.
  expect(year).toBeLessThan(16_000)
})
