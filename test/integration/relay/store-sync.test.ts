import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toRoomName, type RoomName } from '../../../sync-server/room-name'
import { systemClock } from '../../../sync-server/clock'
import { openSqliteStore } from '../../../sync-server/store/sqlite'
import { closeDatabase, openDatabase } from '../../../sync-server/store/sqlite-database'
import { afterTest, temporaryFolder, until } from './support'

const room = toRoomName('w/board/b') as RoomName // it is one
const entry = [Uint8Array.of(1)]

/** A store whose disk does what the test says: each sync waits to be let through, or to fail. */
function storeOnSlowDisk() {
  const syncs: { succeed: () => void; fail: (error: Error) => void }[] = []
  let isOpen = false
  const store = openSqliteStore(join(temporaryFolder(), 'relay.db'), systemClock, () =>
    isOpen
      ? Promise.resolve()
      : new Promise((resolve, reject) => syncs.push({ succeed: resolve, fail: reject })),
  )
  afterTest(async () => {
    isOpen = true
    for (const { succeed } of syncs) succeed()
    await store.close().catch(() => undefined)
  })
  return { store, syncs }
}

/** Tells, without waiting, whether `promise` has been answered. */
function watched<T>(promise: Promise<T>): { readonly state: string; readonly promise: Promise<T> } {
  const seen = { state: 'waits', promise }
  promise.then(
    () => (seen.state = 'done'),
    () => (seen.state = 'failed'),
  )
  return seen
}

test('S1 commits are written by SQLite (WAL, synchronous=NORMAL) and synced by us; the file is its own', () => {
  const file = join(temporaryFolder(), 'relay.db')
  const db = openDatabase(file)
  const pragma = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0]
  expect(['synchronous', 'journal_mode', 'locking_mode'].map(pragma)).toEqual([1, 'wal', 'exclusive'])
  expect(() => openDatabase(file)).toThrow(`The store ${file} is in use by another relay.`)
  closeDatabase(db)
  closeDatabase(openDatabase(file))
})

test('L1 an append is answered after the sync that began after it was written, and not before', async () => {
  const { store, syncs } = storeOnSlowDisk()
  const first = watched(store.append(room, entry))
  await until(() => syncs.length === 1, 'the disk is asked')
  const second = watched(store.append(room, entry))
  const read = watched(store.read(room))
  expect([first.state, second.state, read.state]).toEqual(['waits', 'waits', 'waits'])
  syncs[0]!.succeed()
  expect(await first.promise).toBe(1)
  // the second was written while the first sync ran, which may have missed it
  await until(() => syncs.length === 2, 'the disk is asked again')
  expect([second.state, read.state]).toEqual(['waits', 'waits'])
  syncs[1]!.succeed()
  expect(await second.promise).toBe(2)
  expect(await read.promise).toMatchObject({ state: 'whole', head: 2 })
})

test('L6 after a sync that failed nothing is answered any more: not the appends under way, not later ones, no read', async () => {
  const { store, syncs } = storeOnSlowDisk()
  const first = watched(store.append(room, entry))
  await until(() => syncs.length === 1, 'the disk is asked')
  const second = watched(store.append(room, entry))
  syncs[0]!.fail(new Error('EIO'))
  await expect(first.promise).rejects.toThrow('EIO')
  await expect(store.read(room)).rejects.toThrow('EIO')
  await expect(second.promise).rejects.toThrow('EIO')
  await expect(store.append(room, entry)).rejects.toThrow('EIO')
  expect(syncs.length).toBe(1)
})

test('what nobody waits for shares one sync, made once somebody does', async () => {
  const { store, syncs } = storeOnSlowDisk()
  const appends = Array.from({ length: 100 }, () => watched(store.append(room, entry, 'later')))
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  expect(syncs.length).toBe(0)
  store.hurry()
  await until(() => syncs.length === 1, 'the disk is asked')
  syncs[0]!.succeed()
  expect(await Promise.all(appends.map(({ promise }) => promise))).toEqual(appends.map((_, i) => i + 1))
  expect(syncs.length).toBe(1)
})

test('L1, L2 however much comes while the disk is busy, it is written a little at a time and answered after the next sync', async () => {
  const { store, syncs } = storeOnSlowDisk()
  const other = toRoomName('w/board/c') as RoomName // it is one
  const first = store.append(room, entry)
  await until(() => syncs.length === 1, 'the disk is asked')
  const sizes = Array.from({ length: 900 }, (_, i) => (i * 7) % 5)
  const appends = sizes.map((size, i) =>
    watched(
      store.append(
        i % 9 === 0 ? other : room,
        [new Uint8Array(size).fill(i), Uint8Array.of(i % 256)],
        'later',
      ),
    ),
  )
  store.hurry()
  syncs[0]!.succeed()
  expect(await first).toBe(1)
  await until(() => syncs.length === 2, 'the disk is asked again')
  expect(appends.every(({ state }) => state === 'waits')).toBe(true)
  syncs[1]!.succeed()
  const heads = await Promise.all(appends.map(({ promise }) => promise))
  for (const [name, before, isHere] of [
    [room, 1, (i: number) => i % 9 !== 0],
    [other, 0, (i: number) => i % 9 === 0],
  ] as const) {
    const mine = [...sizes.keys()].filter(isHere)
    expect(mine.map(i => heads[i])).toEqual(mine.map((_, at) => before + 2 * (at + 1)))
    const log = await store.read(name, before)
    expect(log.state === 'whole' && log.entries.map(({ bytes }) => [...bytes])).toEqual(
      mine.flatMap(i => [Array<number>(sizes[i]!).fill(i % 256), [i % 256]]),
    )
  }
  expect(syncs.length).toBe(2)
})

test('what nobody waits for comes to disk all the same, soon', async () => {
  const { store, syncs } = storeOnSlowDisk()
  const append = watched(store.append(room, entry, 'later'))
  await until(() => syncs.length === 1, 'the disk is asked')
  syncs[0]!.succeed()
  expect(await append.promise).toBe(1)
})
