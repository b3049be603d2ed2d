import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../core/documents/board'
import { effectiveLayers, OWN_LAYER } from '../../../core/documents/layers'
import { openWorkspace, readRecords } from '../../../core/documents/workspace'
import type { ImportMapping } from '../../../core/exchange/mapping'
import { MAX_UPDATE_BYTES } from '../../../core/exchange/apply'
import type { BoardId } from '../../../core/ids'
import { boardDocument, WORKSPACE_DOCUMENT } from '../../../electron/engine/documents/names'
import type { DocumentName } from '../../../electron/engine/store/port'
import { openSqliteStore, type SqliteStore } from '../../../electron/engine/store/sqlite'
import { TaskPool } from '../../../electron/engine/tasks/pool'
import { TaskCancelled, TaskCrashed, type TaskProgress } from '../../../electron/engine/tasks/port'
import { spawnWorker } from '../../../electron/engine/tasks/spawn'
import { fixturePath } from '../../support/exchange'

let folder: string
let store: SqliteStore
let pool: TaskPool

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winroom-tasks-'))
  store = openSqliteStore({ folder })
  pool = new TaskPool({ spawn: spawnWorker })
})
afterEach(async () => {
  await pool.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function look(path = fixturePath): Promise<{ mapping: ImportMapping; fileHash: string }> {
  const looked = await pool.run('import.look', { path, folder })
  if (!looked.ok) throw new Error(looked.error.code)
  return looked.value
}

async function build(path: string, mapping: ImportMapping, options: Parameters<TaskPool['run']>[2] = {}) {
  const built = await pool.run(
    'import.build',
    { folder, path, mapping, skipBad: false, by: null, at: 7 },
    options,
  )
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

function stored(boardId: BoardId) {
  const doc = (name: DocumentName): Y.Doc => {
    const made = new Y.Doc()
    for (const update of store.load(name).updates) Y.applyUpdate(made, update)
    return made
  }
  return { workspace: openWorkspace(doc(WORKSPACE_DOCUMENT)), board: openBoard(doc(boardDocument(boardId))) }
}

test('S10: an import is read, planned and built on a thread that reads the store itself; what it gives is stored in one commit', async () => {
  const progress: TaskProgress[] = []
  const { mapping } = await look()
  const { boardId, entries, report } = await build(fixturePath, mapping, {
    onProgress: each => progress.push(each),
  })
  expect(report).toMatchObject({ created: 8800, problemTotal: 0, withoutAccount: 1425 })
  expect(Math.max(...entries.map(({ update }) => update.byteLength))).toBeLessThan(MAX_UPDATE_BYTES)
  expect(entries.map(({ document }) => document).slice(-2)).toEqual([
    WORKSPACE_DOCUMENT,
    boardDocument(boardId),
  ])
  expect(new Set(progress.map(each => each.phase))).toEqual(new Set(['reading', 'planning', 'writing']))
  await store.append(entries)
  const { workspace, board } = stored(boardId)
  expect([board.deals.ids().length, readRecords(workspace, 'accounts').length, readRecords(workspace, 'stages').length]).toEqual([8800, 85, 4]) // prettier-ignore
})

test('an import of which the last update is missing is not there at all', async () => {
  const { boardId, entries } = await build(fixturePath, (await look()).mapping)
  await store.append(entries.slice(0, -2))
  const { workspace, board } = stored(boardId)
  expect([board.deals.ids(), effectiveLayers(board.imports), readRecords(workspace, 'boards')]).toEqual([
    [],
    [OWN_LAYER],
    [],
  ])
})

test('the same file again is known: its board is suggested, and there is nothing to store', async () => {
  const { mapping } = await look()
  const first = await build(fixturePath, mapping)
  await store.append(first.entries)
  const again = await look()
  expect(again.mapping.board).toEqual({ kind: 'existing', boardId: first.boardId })
  expect(again.mapping.stages.every(stage => stage.stageId !== null)).toBe(true)
  for (const each of [mapping, again.mapping])
    expect(await build(fixturePath, each)).toMatchObject({
      entries: [],
      report: { created: 0, updated: 0, unchanged: 8800 },
    })
})

test('a changed file updates what changed, and stores no more than that', async () => {
  const first = await build(fixturePath, (await look()).mapping)
  await store.append(first.entries)
  const path = join(folder, 'changed.csv')
  const text = readFileSync(fixturePath, 'utf8')
  writeFileSync(path, text.replace('2017-03-01,1054', '2017-03-02,2000'))
  const { mapping } = await look(path)
  const { entries, report, boardId } = await build(path, mapping)
  expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 8799 })
  expect(boardId).toBe(first.boardId)
  expect(entries.reduce((sum, { update }) => sum + update.byteLength, 0)).toBeLessThan(1_000)
})

test('a file that changed between the look and the import is refused', async () => {
  const path = join(folder, 'deals.csv')
  copyFileSync(fixturePath, path)
  const { mapping, fileHash } = await look(path)
  appendFileSync(path, 'NEW00001,Moses Frase,GTXPro,,Won,2016-10-20,2017-03-01,5\n')
  const input = { folder, path, mapping, skipBad: false, fileHash }
  expect(await pool.run('import.plan', input)).toMatchObject({
    ok: false,
    error: { code: 'changed-meanwhile' },
  })
})

test('bad rows keep the whole file out; the report comes without entries', async () => {
  const path = join(folder, 'bad.csv')
  writeFileSync(path, 'id,title,stage,amount\n1,A,Open,5\n2,B,Open,five\n')
  const { entries, report } = await build(path, (await look(path)).mapping)
  expect(entries).toEqual([])
  expect(report.problems).toMatchObject([{ row: 3, column: 'amount', value: 'five', code: 'not-an-amount' }])
})

test('a task that is cancelled ends at once, and its thread serves the next one', async () => {
  const { mapping } = await look()
  for (const phase of ['reading', 'planning'] as const) {
    const abort = new AbortController()
    const onProgress = (each: TaskProgress): void => {
      if (each.phase === phase) abort.abort()
    }
    const input = { folder, path: fixturePath, mapping, skipBad: false, by: null, at: 0 }
    await expect(
      pool.run('import.build', input, { signal: abort.signal, onProgress }),
    ).rejects.toBeInstanceOf(TaskCancelled)
  }
  expect((await build(fixturePath, mapping)).report.created).toBe(8800)
  expect(pool.threads).toBe(1)
})

test('a task that waits for a thread can be cancelled, and two threads are all there are', async () => {
  const abort = new AbortController()
  const running = [look(), look()]
  const waiting = pool.run('import.look', { path: fixturePath }, { signal: abort.signal })
  abort.abort()
  await expect(waiting).rejects.toBeInstanceOf(TaskCancelled)
  await Promise.all(running)
  expect(pool.threads).toBe(2)
})

test('a thread that ends is a clear failure of its task, and the next task gets another thread', async () => {
  const workers: Worker[] = []
  const mortal = new TaskPool({ spawn: () => { const made = spawnWorker(); workers.push(made); return made }, size: 1 }) // prettier-ignore
  const crashing = mortal.run('import.look', { path: fixturePath })
  const queued = mortal.run('import.look', { path: fixturePath })
  void workers[0]!.terminate()
  await expect(crashing).rejects.toBeInstanceOf(TaskCrashed)
  expect(await queued).toMatchObject({ ok: true, value: { rows: 8800 } })
  await mortal.close()
})

test('an idle thread is ended', async () => {
  const brief = new TaskPool({ spawn: spawnWorker, idleMs: 1 })
  await brief.run('import.look', { path: fixturePath })
  await expect.poll(() => brief.threads).toBe(0)
  await brief.close()
})

test('a store that can’t be read is a StoreError here, too, and never an empty workspace', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'winroom-broken-'))
  writeFileSync(join(empty, 'documents.sqlite'), Buffer.alloc(8_192, 7))
  const input = { folder: empty, path: fixturePath, mapping: (await look()).mapping, skipBad: false }
  await expect(pool.run('import.plan', input)).rejects.toMatchObject({ name: 'StoreError', code: 'damaged' })
  await rm(empty, { recursive: true })
})

test('S2: a thread folds a document’s log while this one goes on writing to it', async () => {
  const doc = new Y.Doc()
  const name = boardDocument('b' as BoardId)
  const writes: Promise<number>[] = []
  doc.on('update', (update: Uint8Array) => writes.push(store.append([{ document: name, update }])))
  const put = (from: number, to: number): void => {
    for (let at = from; at < to; at++) doc.getMap('m').set(String(at % 50), at)
  }
  put(0, 500)
  await Promise.all(writes)
  const compacted = pool.run('store.compact', { folder, document: name })
  for (let at = 500; at < 1_000; at++) {
    put(at, at + 1)
    await new Promise(resolve => setImmediate(resolve))
  }
  await compacted
  await Promise.all(writes)
  expect(store.documents().find(each => each.document === name)!.logEntries).toBeLessThan(1_000)
  const loaded = new Y.Doc()
  for (const update of store.load(name).updates) Y.applyUpdate(loaded, update)
  expect(loaded.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON())
  expect(await pool.run('store.check', { folder })).toEqual([])
})
