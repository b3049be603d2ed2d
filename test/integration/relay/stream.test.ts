import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../../sync-server/close-codes'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { emptyMemory, StreamClient, type StreamMemory } from '../../support/stream-client'
import { Owner } from './access-support'
import {
  afterTest,
  RawClient,
  relayProcess,
  runSeed,
  seeded,
  startRelay,
  stockClient,
  synced,
  temporaryFolder,
  until,
} from './support'

function stream(url: string, workspace = 'w1', memory?: StreamMemory, protocols?: string[]): StreamClient {
  const client = StreamClient.connect(url, workspace, memory, protocols)
  afterTest(() => client.end())
  return client
}

const set = (key: string, value: unknown) => (doc: Y.Doc) => void doc.getMap('m').set(key, value)
const get = (client: StreamClient, room: string): unknown => client.doc(room).getMap('m').toJSON()

test('a first join brings every room of the workspace, and of no other, on one connection', async () => {
  const relay = await startRelay({ store: createMemoryStore() })
  const writer = stream(relay.url)
  const stranger = stream(relay.url, 'w2')
  for (let i = 0; i < 2_500; i++) void writer.edit(`deal/d${i}`, set('n', i))
  await stranger.edit('deal/theirs', set('n', 'secret'))
  await writer.edit('last', set('n', 'last'))
  const joiner = stream(relay.url)
  await joiner.caughtUp()
  expect(joiner.docs.size).toBe(2_501)
  expect(get(joiner, 'deal/d1234')).toEqual({ n: 1234 })
  expect(relay.stats().connections).toBe(3)
})

test('stream and stock clients are in the same rooms, both ways', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const stock = stockClient(url, 'w1/board/b')
  const streaming = stream(url)
  await Promise.all([synced(stock), streaming.caughtUp()])
  stock.doc.getMap('m').set('from', 'stock')
  await until(
    () => get(streaming, 'board/b') !== undefined && streaming.doc('board/b').getMap('m').has('from'),
    'pushed',
  )
  await streaming.edit('board/b', set('back', 'stream'))
  await until(() => stock.doc.getMap('m').get('back') === 'stream', 'the stock client has it')
  expect(get(streaming, 'board/b')).toEqual({ from: 'stock', back: 'stream' })
})

test('who comes back is told what moved, not what exists', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const writer = stream(url)
  const edits = Array.from({ length: 300 }, (_, i) => writer.edit(`deal/d${i}`, set('n', i)))
  await Promise.all(edits)
  const first = stream(url)
  await first.caughtUp()
  first.end()
  await writer.edit('deal/d7', set('n', 'moved'))
  await writer.edit('deal/new', set('n', 'new'))
  const again = stream(url, 'w1', first.memory)
  await again.caughtUp()
  expect([again.movedCount, [...again.docs.keys()].sort()]).toEqual([2, ['deal/d7', 'deal/new']])
  expect(again.byteCount).toBeLessThan(400)
  again.end()
  const unmoved = stream(url, 'w1', again.memory)
  await unmoved.caughtUp()
  expect(unmoved.movedCount).toBe(0)
})

test('after a restart of the relay cursors hold, and nothing is fetched twice', async () => {
  const dataDir = temporaryFolder()
  const first = await startRelay({ dataDir })
  const writer = stream(first.url)
  await Promise.all(Array.from({ length: 50 }, (_, i) => writer.edit(`deal/d${i}`, set('n', i))))
  const reader = stream(first.url)
  await reader.caughtUp()
  const { memory } = reader
  await first.close()
  expect(await reader.closed()).toBe(closeCodes.restarting)
  const second = await startRelay({ dataDir })
  const back = stream(second.url, 'w1', memory)
  await back.caughtUp()
  expect([back.movedCount, back.docs.size]).toEqual([50, 0])
})

test('another generation of the store: numbers are forgotten, all comes again', async () => {
  const relays = await Promise.all([
    startRelay({ store: createMemoryStore() }),
    startRelay({ store: createMemoryStore() }),
  ])
  const memory = emptyMemory()
  const before = stream(relays[0].url, 'w1', memory)
  for (let i = 0; i < 5; i++) await before.edit('deal/d', set('n', i))
  await before.caughtUp()
  const other = stream(relays[1].url)
  await other.edit('deal/d', set('other', 1))
  const after = stream(relays[1].url, 'w1', memory)
  await after.caughtUp()
  expect(get(after, 'deal/d')).toEqual({ other: 1 })
})

test('a compacted room comes as its snapshot and what follows', async () => {
  const disk = new Map<string, MemoryRoom>()
  const { url } = await startRelay({
    store: createMemoryStore(disk),
    limits: { compactEntries: 10, compactQuietMs: 0 },
  })
  const writer = stream(url)
  for (let i = 0; i < 25; i++) await writer.edit('board/b', set(`k${i}`, i))
  await until(() => (disk.get('w1/board/b')?.snapshot?.seq ?? 0) >= 10, 'the room is compacted')
  await writer.edit('board/b', set('last', true))
  const reader = stream(url)
  await reader.caughtUp()
  expect(get(reader, 'board/b')).toEqual(get(writer, 'board/b'))
})

test('durable(seq) waits for the disk, is exact, and a failed write is said', async () => {
  const real = createMemoryStore()
  let release: () => void = () => undefined
  let isBroken = false
  const slow = new Promise<void>(resolve => (release = resolve))
  const store = {
    ...real,
    append: async (...args: Parameters<typeof real.append>) => {
      await slow
      if (isBroken) throw new Error('disk full')
      return real.append(...args)
    },
  }
  const { url } = await startRelay({ store })
  const writer = stream(url)
  const witness = await RawClient.connect(url, 'w1/board/b')
  await witness.ask()
  let outcome: unknown
  const first = writer.edit('board/b', set('k', 1)).then(said => (outcome = said))
  await until(() => witness.doc.getMap('m').get('k') === 1, 'passed on before it is on disk')
  expect(outcome).toBe(undefined)
  release()
  expect(await first).toEqual({ seq: 1 })
  expect(await writer.edit('board/b', set('k', 2))).toEqual({ seq: 2 })
  isBroken = true
  expect(await writer.edit('board/b', set('k', 3))).toEqual({ code: closeCodes.storage })
  isBroken = false
  expect(await writer.append('board/b', Y.encodeStateAsUpdate(writer.doc('board/b')))).toEqual({ seq: 3 })
})

test('grants and roles hold on a stream as at a room', async () => {
  const owner = new Owner()
  const disk = new Map<string, MemoryRoom>()
  const { url } = await startRelay({ store: createMemoryStore(disk), grants: {} })
  await owner.create(url)
  const enter = async (change: Parameters<Owner['grant']>[0]): Promise<StreamClient> =>
    stream(url, owner.workspace, undefined, ['winroom', `grant.${await owner.grant(change)}`])
  const [reader, commenter, editor] = [
    await enter({ role: 'reader', member: 'r' }),
    await enter({ role: 'commenter', member: 'c' }),
    await enter({ role: 'editor', member: 'e' }),
  ]
  await Promise.all([reader, commenter, editor].map(client => client.caughtUp()))
  const denied = { code: closeCodes.forbidden }
  expect(await reader.edit('talk/t', set('by', 'reader'))).toEqual(denied)
  expect(await commenter.edit('board/b', set('by', 'commenter'))).toEqual(denied)
  expect(await commenter.edit('talk/t', set('by', 'commenter'))).toEqual({ seq: 1 })
  expect(await editor.edit('board/b', set('by', 'editor'))).toEqual({ seq: 1 })
  expect([...editor.docs.keys()].sort()).toEqual(['board/b', 'talk/t'])
  expect([...disk.keys()].sort()).toEqual(
    ['access', 'board/b', 'talk/t'].map(name => `${owner.workspace}/${name}`),
  )
  await owner.append(url, { kind: 'revoke-member', member: 'e' })
  expect(await editor.closed()).toBe(closeCodes.unauthorized)
  const stranger = stream(url, owner.workspace)
  expect(await stranger.closed()).toBe(closeCodes.unauthorized)
  expect(await stream(url, 'a.b').closed()).toBe(closeCodes.badRoom)
})

test('the log of members is neither listed, fetched nor written', async () => {
  const owner = new Owner()
  const { url } = await startRelay({ store: createMemoryStore(), grants: {} })
  await owner.create(url)
  const protocols = ['winroom', `grant.${await owner.grant({ role: 'owner' })}`]
  const curious = stream(url, owner.workspace, undefined, protocols)
  await curious.caughtUp()
  expect(curious.movedCount).toBe(0)
  void curious.append('access', Uint8Array.of(0, 0))
  expect(await curious.closed()).toBe(closeCodes.malformed)
})

test('malformed and fuzzed frames end their stream with 4400, the others are unharmed', async () => {
  const seed = runSeed('malformed stream frames')
  const { below } = seeded(seed)
  const { url } = await startRelay({ store: createMemoryStore() })
  const good = stream(url)
  await good.edit('deal/d', set('k', 1))
  const hello = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, '')
    encoding.writeVarString(encoder, 'x:1')
  })
  const append = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, '../w2/deal')
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(good.doc('deal/d')))
  })
  for (const frame of [Uint8Array.of(), Uint8Array.of(9), Uint8Array.of(0, 2, 0, 0), append, 'text']) {
    const stranger = stream(url)
    await stranger.opened()
    stranger.sendRaw(frame)
    expect(await stranger.closed(), String(frame)).toBe(closeCodes.malformed)
  }
  for (let round = 0; round < 200; round++) {
    const stranger = stream(url)
    await stranger.opened()
    const frame = (round % 2 ? hello : append).slice()
    for (let n = 1 + below(3); n > 0; n--) frame[below(frame.length)] = below(256)
    stranger.sendRaw(frame)
    if (round % 10 === 0)
      expect(await good.edit('deal/d', set('k', round)), `seed ${seed}`).toHaveProperty('seq')
    if (stranger.closeCode !== null) expect(stranger.closeCode).toBe(closeCodes.malformed)
    stranger.end()
  }
  const late = stream(url)
  await late.caughtUp()
  expect(get(late, 'deal/d')).toEqual(get(good, 'deal/d'))
})

test('a stream that does not read what it asked for waits, and one that is only told is let go; memory stays bounded', async () => {
  const limits = { streamAheadBytes: 100_000, maxBufferedBytes: 300_000, maxMessageBytes: 300_000 }
  const store = createMemoryStore()
  const { url, stats } = await startRelay({ store, limits: { ...limits, closeGraceMs: 50 } })
  const writer = stream(url)
  const payload = 'x'.repeat(50_000)
  for (let i = 0; i < 400; i++) await writer.edit(`deal/d${i}`, set('k', payload))
  let reads = 0
  const counted = store.read.bind(store)
  store.read = (...args) => {
    reads++
    return counted(...args)
  }
  const slow = stream(url)
  await until(() => slow.isListed, 'it is told what there is')
  slow.pause()
  await writer.edit('deal/d0', set('k', 'again'))
  expect(reads).toBeLessThan(400)
  slow.resume()
  await slow.caughtUp()
  expect(slow.docs.size).toBe(400)
  slow.pause()
  for (let i = 0; i < 1_000 && stats().connections === 2; i++)
    await writer.edit('deal/d0', set('k', payload + i))
  expect(stats().connections).toBe(1)
})

test('SIGTERM answers for what was appended before it goes', async () => {
  const data = temporaryFolder()
  const relay = await relayProcess(data)
  const writer = stream(relay.url)
  await writer.caughtUp()
  const outcomes = Promise.all(
    Array.from({ length: 100 }, (_, i) => writer.edit(`deal/d${i % 10}`, set(`k${i}`, i))),
  )
  const witness = await RawClient.connect(relay.url, 'w1/deal/d9')
  await witness.ask()
  await until(() => witness.doc.getMap('m').has('k99'), 'the relay has them')
  relay.signal('SIGTERM')
  expect(await relay.exited).toBe(0)
  expect((await outcomes).every(outcome => 'seq' in outcome)).toBe(true)
  const again = await relayProcess(data)
  const reader = stream(again.url)
  await reader.caughtUp()
  for (let i = 0; i < 10; i++) expect(get(reader, `deal/d${i}`)).toEqual(get(writer, `deal/d${i}`))
})

test('fuzz: streams and stock clients, some away in between, end equal', { timeout: 120_000 }, async () => {
  const seed = runSeed('streams')
  const { below } = seeded(seed)
  const { url } = await startRelay({
    store: createMemoryStore(),
    limits: { compactEntries: 7, compactQuietMs: 0, roomIdleMs: 5, replicaIdleMs: 5 },
  })
  const rooms = ['board/a', 'board/b', 'talk/c']
  const stocks = rooms.map(room => stockClient(url, `w1/${room}`))
  let streams = Array.from({ length: 3 }, () => stream(url))
  await Promise.all([...stocks.map(synced), ...streams.map(each => each.caughtUp())])
  for (let step = 0; step < 400; step++) {
    const at = below(rooms.length)
    const who = below(streams.length)
    const change = (doc: Y.Doc): void => {
      const list = doc.getArray('a')
      if (list.length > 3 && below(3) === 0) list.delete(below(list.length), 1)
      else list.insert(below(list.length + 1), [`${step}`])
    }
    if (below(2) === 0) stocks[at]!.doc.transact(() => change(stocks[at]!.doc))
    else await streams[who]!.edit(rooms[at]!, change)
    if (below(25) === 0) {
      const old = streams[who]!
      await old.caughtUp()
      old.end()
      const renewed = stream(url, 'w1', old.memory)
      for (const [room, doc] of old.docs) renewed.docs.set(room, doc)
      await renewed.caughtUp()
      streams = streams.with(who, renewed)
    }
  }
  const state = (doc: Y.Doc): string => JSON.stringify(doc.getArray('a').toJSON())
  await until(
    () => rooms.every((room, i) => streams.every(each => state(each.doc(room)) === state(stocks[i]!.doc))),
    `all are equal (seed ${seed})`,
  )
})
