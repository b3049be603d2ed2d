import Database from 'libsql'
import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { closeCodes } from '../../../sync-server/close-codes'
import { openSqliteStore } from '../../../sync-server/store/sqlite'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { toRoomName } from '../../../sync-server/room-name'
import type { LogStore } from '../../../sync-server/store/port'
import { rounds } from '../../support/seeded'
import {
  RawClient,
  relayOutcome,
  relayProcess,
  runSeed,
  seeded,
  startRelay,
  stockClient,
  synced,
  temporaryFolder,
  until,
} from './support'

const itemsOf = (doc: Y.Doc): string[] => doc.getArray<string>('items').toArray()

/** Writes until the relay dies; returns what it was told is held, and all it wrote. */
async function writeUntilDead(client: RawClient, label: string, below: (n: number) => number) {
  const written: string[] = []
  let held = 0
  while (client.closeCode === null) {
    for (let burst = 1 + below(20); burst > 0; burst--) {
      const item = `${label}-${written.length}`
      const payload = below(10) === 0 ? 'x'.repeat(below(20_000)) : ''
      written.push(item)
      client.edit(doc => {
        doc.getArray('items').push([item])
        if (payload) doc.getMap('payloads').set(label, payload)
      })
    }
    const upTo = written.length
    if (await client.ask()) held = upTo
  }
  return { written, held: written.slice(0, held) }
}

test(
  'kill -9 at any moment: no update that was answered for is lost, none is doubled',
  { timeout: rounds(240_000, 5_400_000) },
  async () => {
    const seed = runSeed('kill -9 of the relay')
    const { below } = seeded(seed)
    const data = temporaryFolder()
    const expected = new Set<string>()
    const known = new Set<string>()
    let heldInAll = 0
    const count = rounds(8, 200)
    for (let round = 0; round < count; round++) {
      const relay = await relayProcess(data)
      const clients = await Promise.all([0, 1, 2].map(() => RawClient.connect(relay.url, 'w/board/b')))
      const writing = clients.map((client, i) => writeUntilDead(client, `s${seed}-r${round}-c${i}`, below))
      await until(
        () => clients.some(client => itemsOf(client.doc).length > below(400)),
        'something was written',
      )
      await new Promise(resolve => setTimeout(resolve, below(150))) // the moment of death is the random part
      relay.signal('SIGKILL')
      await relay.exited
      for (const { written, held } of await Promise.all(writing)) {
        for (const item of written) known.add(item)
        for (const item of held) expected.add(item)
        heldInAll += held.length
      }
      const again = await relayProcess(data)
      const reader = stockClient(again.url, 'w/board/b')
      await synced(reader)
      const found = itemsOf(reader.doc)
      const message = `seed ${seed}, round ${round}`
      expect(
        [...expected].filter(item => !found.includes(item)),
        message,
      ).toEqual([])
      expect(found.length, message).toBe(new Set(found).size)
      expect(
        found.filter(item => !known.has(item)),
        message,
      ).toEqual([])
      again.signal('SIGTERM')
      expect(await again.exited).toBe(0)
    }
    const totals = { rounds: count, seed, written: known.size, answeredFor: heldInAll }
    process.stdout.write(`kill -9 of the relay: ${JSON.stringify(totals)}\n`)
    expect(heldInAll).toBeGreaterThan(100)
  },
)

/** A store with ten rooms of fifty entries, closed. */
async function filledStore(): Promise<{ data: string; file: string }> {
  const data = temporaryFolder()
  const relay = await startRelay({ dataDir: data })
  for (let n = 0; n < 10; n++) {
    const client = await RawClient.connect(relay.url, `w/board/b${n}`)
    for (let i = 0; i < 50; i++) {
      client.edit(doc => doc.getArray('items').push([`${n}-${i}-${'y'.repeat(200)}`]))
      if (i % 10 === 9) await client.ask()
    }
  }
  await relay.close()
  return { data, file: join(data, 'relay.db') }
}

test('S3 a damaged room is said and closed, the others are served', async () => {
  const { data, file } = await filledStore()
  const db = new Database(file)
  db.exec(
    `UPDATE entries SET bytes = x'00ff' WHERE seq = 3 AND room = (SELECT id FROM rooms WHERE name = 'w/board/b4')`,
  )
  db.close()
  const relay = await relayProcess(data)
  const damaged = await RawClient.connect(relay.url, 'w/board/b4')
  expect(await damaged.closed()).toBe(closeCodes.damaged)
  expect(damaged.received).toEqual([])
  const whole = stockClient(relay.url, 'w/board/b5')
  await synced(whole)
  expect(itemsOf(whole.doc)).toHaveLength(50)
  await until(() => relay.stderr().includes('damaged'), 'the log says so')
  expect(relay.stderr()).toContain('"room":"w/board/b4"')
})

test(
  'S3 flipped bits anywhere in the file: refused, or each room whole or closed, never a room that lacks something',
  { timeout: 300_000 },
  async () => {
    const seed = runSeed('flipped bits in the relay store')
    const { below } = seeded(seed)
    const { data, file } = await filledStore()
    const good = `${file}.good`
    copyFileSync(file, good)
    const tally = { refused: 0, closed: 0, whole: 0 }
    for (let round = 0; round < 12; round++) {
      copyFileSync(good, file)
      const flips = Array.from({ length: 1 + below(8) }, () => ({
        at: below(statSync(good).size),
        bit: below(8),
      }))
      const bytes = readFileSync(good)
      for (const { at, bit } of flips) bytes[at]! ^= 1 << bit
      writeFileSync(file, bytes)
      const message = `seed ${seed}, round ${round}: ${JSON.stringify(flips)}`
      const relay = await relayProcess(data).catch((error: Error) => error)
      if (relay instanceof Error) {
        expect(relay.message, message).toMatch(
          /ended with 1: The store .*(damaged|can't be opened|another program|newer)/,
        )
        tally.refused++
        continue
      }
      for (let n = 0; n < 10; n++) {
        const client = await RawClient.connect(relay.url, `w/board/b${n}`)
        const isAnswered = await client.ask()
        if (isAnswered) expect(itemsOf(client.doc), message).toHaveLength(50)
        else expect([closeCodes.damaged, closeCodes.storage], message).toContain(client.closeCode)
        tally[isAnswered ? 'whole' : 'closed']++
        client.terminate()
      }
      relay.signal('SIGTERM')
      await relay.exited
    }
    process.stdout.write(`flipped bits: ${JSON.stringify(tally)}\n`)
    expect(tally.whole).toBeGreaterThan(0)
  },
)

test('S3 a truncated or foreign file is refused in plain words and left as it is', async () => {
  const { data, file } = await filledStore()
  truncateSync(file, 4096 * 3)
  const before = readFileSync(file)
  const cut = await relayOutcome('--open', '--port', '0', '--data', data)
  expect(cut.code).toBe(1)
  expect(cut.stderr).toMatch(/^The store .*relay\.db is damaged .* It was left as it is\. Restore a backup/)
  expect(readFileSync(file).equals(before)).toBe(true)
  writeFileSync(file, 'no database at all, but quite some text. '.repeat(200))
  const foreign = await relayOutcome('--open', '--port', '0', '--data', data)
  expect(foreign.code).toBe(1)
  expect(foreign.stderr).toContain('is damaged')
})

test('a torn write at the end of the write-ahead log costs nothing that came before', async () => {
  const data = temporaryFolder()
  const relay = await relayProcess(data)
  const client = await RawClient.connect(relay.url, 'w/board/b')
  client.edit(doc => doc.getArray('items').push(['held']))
  await client.ask()
  relay.signal('SIGKILL')
  await relay.exited
  const wal = openSync(join(data, 'relay.db-wal'), 'a')
  writeSync(wal, Buffer.alloc(3000, 7))
  closeSync(wal)
  const again = await relayProcess(data)
  const reader = stockClient(again.url, 'w/board/b')
  await synced(reader)
  expect(itemsOf(reader.doc)).toEqual(['held'])
})

test('a room that can not be written takes no other along that shares its transaction', async () => {
  const file = join(temporaryFolder(), 'relay.db')
  const [bad, good] = [toRoomName('w/bad')!, toRoomName('w/good')!]
  const first = openSqliteStore(file)
  await first.append(bad, [Uint8Array.of(1)])
  await first.close()
  const db = new Database(file)
  db.exec(
    `CREATE TRIGGER fault BEFORE INSERT ON entries WHEN new.room = 1 BEGIN SELECT RAISE(ABORT, 'fault'); END`,
  )
  db.close()
  const store = openSqliteStore(file)
  const results = await Promise.allSettled(
    [good, bad, good].map((room, i) => store.append(room, [Uint8Array.of(i)])),
  )
  expect(results.map(result => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    1,
    'failed',
    2,
  ])
  expect(await store.read(bad)).toMatchObject({ state: 'whole', head: 1 })
  await store.close()
})

/** A memory store whose next calls can be made to fail. */
function failingStore(disk = new Map<string, MemoryRoom>()) {
  const real = createMemoryStore(disk)
  const failing = { append: false, read: false }
  const guard = <T>(name: keyof typeof failing, run: () => Promise<T>): Promise<T> =>
    failing[name] ? Promise.reject(new Error('disk on fire')) : run()
  const store: LogStore = {
    ...real,
    append: (...args) => guard('append', () => real.append(...args)),
    read: (...args) => guard('read', () => real.read(...args)),
  }
  return { store, failing }
}

test('L6 a read that fails closes the room, is never an empty one, and is tried again', async () => {
  const { store, failing } = failingStore()
  const { url } = await startRelay({ store, limits: { roomIdleMs: 0, replicaIdleMs: 0 } })
  const writer = await RawClient.connect(url, 'w/a')
  writer.edit(doc => doc.getArray('items').push(['kept']))
  await writer.ask()
  writer.terminate()
  failing.read = true
  let first: RawClient
  do {
    first = await RawClient.connect(url, 'w/a') // until the room has left memory
    await Promise.race([first.ask(), first.closed()])
    first.terminate()
  } while (first.closeCode !== closeCodes.storage)
  expect(first.received).toEqual([])
  const patient = stockClient(url, 'w/a')
  await until(() => patient.provider.wsUnsuccessfulReconnects > 1, 'a stock client was turned away twice')
  expect(patient.provider.synced).toBe(false)
  failing.read = false
  await synced(patient)
  expect(itemsOf(patient.doc)).toEqual(['kept'])
})

test('an append that fails closes its room only; what was not answered for comes again', async () => {
  const { store, failing } = failingStore()
  const { url } = await startRelay({ store })
  const client = stockClient(url, 'w/a')
  await synced(client)
  failing.append = true
  client.doc.getArray('items').push(['not yet'])
  await until(() => !client.provider.wsconnected, 'the room was closed')
  failing.append = false
  await until(() => client.provider.synced, 'the client is back')
  const late = stockClient(url, 'w/a')
  await until(() => itemsOf(late.doc).length === 1, 'the client has sent it again')
})
