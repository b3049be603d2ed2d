import Database from 'libsql'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { toRoomName, type RoomName } from '../../../sync-server/room-name'
import { openSqliteStore } from '../../../sync-server/store/sqlite'
import {
  RawClient,
  relayOutcome,
  relayProcess,
  startRelay,
  stockClient,
  synced,
  temporaryFolder,
  until,
} from './support'

const room = (name: string): RoomName => toRoomName(name)!
const itemsOf = (doc: Y.Doc): string[] => doc.getArray<string>('items').toArray()

/** Rooms with three items each, the first of them compacted. */
async function filled(): Promise<string> {
  const data = temporaryFolder()
  const relay = await startRelay({ dataDir: data, limits: { compactEntries: 1_000, compactQuietMs: 0 } })
  for (let n = 0; n < 5; n++) {
    const client = await RawClient.connect(relay.url, `w/board/b${n}`)
    for (const item of ['x', 'y', 'z']) {
      client.edit(doc => doc.getArray('items').push([item]))
      await client.ask()
    }
  }
  await relay.close()
  return data
}

async function documentIn(file: string, name: string): Promise<Y.Doc> {
  const store = openSqliteStore(file)
  const log = await store.read(room(name))
  await store.close()
  const doc = new Y.Doc()
  if (log.state === 'whole') for (const { bytes } of log.entries) Y.applyUpdate(doc, bytes)
  return doc
}

async function logsIn(data: string): Promise<unknown> {
  const store = openSqliteStore(join(data, 'relay.db'))
  const logs = []
  for (const { room: name } of await store.rooms()) logs.push([name, await store.read(name)])
  await store.close()
  return logs
}

test('backup of a running relay, while clients write; the restored one has all that was answered for before', async () => {
  const data = temporaryFolder()
  const relay = await relayProcess(data)
  const client = await RawClient.connect(relay.url, 'w/board/b')
  const held: string[] = []
  let isOver = false
  const writing = (async () => {
    for (let i = 0; !isOver; i++) {
      client.edit(doc => doc.getArray('items').push([`${i}`]))
      if (await client.ask()) held.push(`${i}`)
    }
  })()
  await until(() => held.length > 20, 'something is held')
  const before = [...held]
  const out = join(temporaryFolder(), 'deep', 'backup')
  const taken = await relayOutcome('backup', '--data', data, '--out', out)
  isOver = true
  await writing
  expect(taken.stderr).toBe('')
  expect(taken).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Backed up 1 rooms/) as string })
  const restored = join(temporaryFolder(), 'restored')
  const outcome = await relayOutcome('restore', '--data', restored, '--from', out)
  expect(outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Restored 1 rooms/) as string })
  const again = await relayProcess(restored)
  const reader = stockClient(again.url, 'w/board/b')
  await synced(reader)
  const found = itemsOf(reader.doc)
  expect(before.filter(item => !found.includes(item))).toEqual([])
  expect(found.length).toBe(new Set(found).size)
})

test('a backup of a stopped relay restores to the same logs under a new generation, and replaces no store', async () => {
  const data = await filled()
  const folder = temporaryFolder()
  const out = join(folder, 'backup')
  expect(await relayOutcome('backup', '--data', data, '--out', out)).toMatchObject({ code: 0, stderr: '' })
  const restored = join(folder, 'restored')
  expect(await relayOutcome('restore', '--data', restored, '--from', out)).toMatchObject({ code: 0 })
  expect(await logsIn(restored)).toEqual(await logsIn(data))
  const [a, b] = [data, restored].map(at => openSqliteStore(join(at, 'relay.db')))
  expect(a!.generation).not.toBe(b!.generation)
  await Promise.all([a!.close(), b!.close()])
  const over = await relayOutcome('restore', '--data', data, '--from', out)
  expect(over.code).toBe(1)
  expect(over.stderr).toContain('There is a store in')
})

test('a backup that is cut short, damaged or none is refused before anything is written', async () => {
  const data = await filled()
  const folder = temporaryFolder()
  const out = join(folder, 'backup')
  await relayOutcome('backup', '--data', data, '--out', out)
  const good = readFileSync(out)
  const target = join(folder, 'target')
  const refused = async (): Promise<string> => {
    const { code, stderr } = await relayOutcome('restore', '--data', target, '--from', out)
    expect(code).toBe(1)
    expect(existsSync(target)).toBe(false)
    return stderr
  }
  truncateSync(out, good.length - 5)
  expect(await refused()).toContain('cut short')
  const flipped = Buffer.from(good)
  flipped[good.length >> 1]! ^= 4
  writeFileSync(out, flipped)
  expect(await refused()).toMatch(/damaged|cut short/)
  writeFileSync(out, 'something else')
  expect(await refused()).toContain('no backup of a relay')
  const none = await relayOutcome('backup', '--data', join(folder, 'nowhere'), '--out', out)
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no store') as string })
  expect(readFileSync(out, 'utf8')).toBe('something else')
})

test('repair keeps what can be read of a damaged room, under its number, and clients bring back the rest', async () => {
  const data = await filled()
  const file = join(data, 'relay.db')
  const holder = await documentIn(file, 'w/board/b1')
  const db = new Database(file)
  const where = `room = (SELECT id FROM rooms WHERE name = 'w/board/b1')`
  db.exec(
    `UPDATE entries SET bytes = x'00' WHERE seq = 2 AND ${where}; DELETE FROM entries WHERE seq = 3 AND ${where}`,
  )
  db.exec(`UPDATE rooms SET head = 7000000 WHERE name = 'w/board/b2'`)
  db.close()
  const incomplete = await relayOutcome('backup', '--data', data, '--out', join(temporaryFolder(), 'backup'))
  expect(incomplete.code).toBe(3)
  expect(incomplete.stderr).toContain('w/board/b1 is damaged and not in the backup')
  const inUse = await relayProcess(data)
  expect(await relayOutcome('repair', '--data', data)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('stop the relay first') as string,
  })
  inUse.signal('SIGKILL')
  await inUse.exited
  const { code, stdout, stderr } = await relayOutcome('repair', '--data', data)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('w/board/b1: 2 lost of 3 (entry 2 fails its checksum, entry 3 is missing)')
  expect(stdout).toContain('w/board/b2')
  const aside = readdirSync(data).find(name => name.startsWith('relay.db.set-aside-'))!
  const old = new Database(join(data, aside))
  const bad = old.prepare(`SELECT hex(bytes) AS bytes FROM entries WHERE seq = 2 AND ${where}`).get()
  expect(bad).toMatchObject({ bytes: '00' })
  old.close()
  const store = openSqliteStore(file)
  expect(await store.read(room('w/board/b1'))).toMatchObject({ state: 'whole', head: 3 })
  expect(await store.read(room('w/board/b2'))).toMatchObject({ state: 'whole', head: 3 })
  await store.close()
  const relay = await relayProcess(data)
  const reader = stockClient(relay.url, 'w/board/b1')
  await synced(reader)
  expect(itemsOf(reader.doc)).toEqual(['x'])
  stockClient(relay.url, 'w/board/b1', holder)
  await until(() => itemsOf(reader.doc).length === 3, 'a client that held it has brought it back')
  const late = await RawClient.connect(relay.url, 'w/board/b1')
  await late.ask()
  expect(itemsOf(late.doc)).toEqual(['x', 'y', 'z'])
  expect(await relayOutcome('repair', '--data', await filled())).toMatchObject({
    code: 0,
    stdout: 'Nothing to repair.\n',
  })
})

test('repair of a file with a page overwritten loses that page, and what hangs on it alone', async () => {
  const data = await filled()
  const file = join(data, 'relay.db')
  const bytes = readFileSync(file)
  let isHit = false
  for (let page = 4; page < bytes.length / 4096 && !isHit; page++) {
    const copy = Buffer.from(bytes)
    copy.fill(0xab, page * 4096, page * 4096 + 4096)
    writeFileSync(file, copy)
    const { code, stdout, stderr } = await relayOutcome('repair', '--data', data)
    isHit = code === 0 && stdout.includes('set-aside')
    if (code !== 0) expect(stderr).toMatch(/left as it was|Nothing can be read/)
  }
  expect(isHit).toBe(true)
  const store = openSqliteStore(file)
  for (const { room: name } of await store.rooms())
    expect(await store.read(name)).toMatchObject({ state: 'whole' })
  await store.close()
})

test('images are in a backup and come back; a damaged one is named, and set aside by a repair', async () => {
  const data = temporaryFolder()
  const relay = await relayProcess(data)
  const put = async (text: string): Promise<string> => {
    const hash = createHash('sha256').update(text).digest('hex')
    const url = `${relay.url.replace('ws', 'http')}/blobs/${hash}?workspace=w`
    expect((await fetch(url, { method: 'PUT', body: text })).status).toBe(201)
    return hash
  }
  const hashes = [await put('a picture'), await put('another')]
  const fileOf = (folder: string, hash: string): string => join(folder, 'w', hash.slice(0, 2), hash)
  const client = await RawClient.connect(relay.url, 'w/page/p')
  client.edit(doc => doc.getArray('items').push(hashes))
  await client.ask()
  const out = join(temporaryFolder(), 'backup')
  const first = await relayOutcome('backup', '--data', data, '--out', out)
  expect(first).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('2 of them new') as string,
  })
  hashes.push(await put('a third'))
  writeFileSync(fileOf(join(data, 'blobs'), hashes[2]!), 'not what was written')
  const second = await relayOutcome('backup', '--data', data, '--out', out)
  expect(second).toMatchObject({ code: 3, stdout: expect.stringContaining('0 of them new') as string })
  expect(second.stderr).toContain(hashes[2])
  const restored = temporaryFolder()
  expect(await relayOutcome('restore', '--data', restored, '--from', out)).toMatchObject({ code: 0 })
  expect(hashes.map(hash => existsSync(fileOf(join(restored, 'blobs'), hash)))).toEqual([true, true, false])
  expect(readFileSync(fileOf(join(restored, 'blobs'), hashes[0]!), 'utf8')).toBe('a picture')
  relay.signal('SIGTERM')
  await relay.exited
  const repaired = await relayOutcome('repair', '--data', data)
  expect([repaired.code, repaired.stdout]).toEqual([
    0,
    expect.stringContaining(`${hashes[2]}.damaged`) as string,
  ])
  expect(existsSync(fileOf(join(data, 'blobs'), hashes[2]!))).toBe(false)
})

test('repair of a store that is whole, or has no rooms yet, changes nothing and says so', async () => {
  const empty = temporaryFolder()
  await openSqliteStore(join(empty, 'relay.db')).close()
  for (const data of [empty, await filled()]) {
    const before = await logsIn(data)
    const outcome = await relayOutcome('repair', '--data', data)
    expect(outcome).toEqual({ code: 0, stdout: 'Nothing to repair.\n', stderr: '' })
    expect(readdirSync(data).filter(name => name.startsWith('relay.db'))).toEqual(['relay.db'])
    expect(await logsIn(data)).toEqual(before)
  }
})
