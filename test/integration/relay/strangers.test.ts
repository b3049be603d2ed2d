import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Access } from '../../../sync-server/access'
import { closeCodes } from '../../../sync-server/close-codes'
import { silentLog } from '../../../sync-server/log'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { presenceFrame, stepOneFrame, stepTwoFrame, updateFrame } from '../../../sync-server/wire'
import { RawClient, runSeed, seeded, startRelay, stockClient, synced, until } from './support'

const room = 'w1/board/b1'
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

test.each([
  ['nothing', bytes()],
  ['an unknown message', bytes(9)],
  ['an auth message, which only the relay sends', bytes(2, 0, 0)],
  ['an unknown sync step', bytes(0, 7, 0)],
  ['a length without its bytes', bytes(0, 2, 200, 1)],
  ['bytes after the message', bytes(0, 2, 2, 0, 0, 1)],
  ['an update that is none', updateFrame(bytes(5, 5, 5, 5))],
  ['a state vector that is none', stepOneFrame(bytes(3, 1))],
  ['presence that is no JSON', presenceFrame([{ client: 1, clock: 1, json: '{oops' }])],
  ['presence that is a number', presenceFrame([{ client: 1, clock: 1, json: '5' }])],
  ['text', 'hello'],
])('%s closes its connection with 4400, the others are unharmed', async (_what, frame) => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const good = stockClient(url, room)
  await synced(good)
  const stranger = await RawClient.connect(url, room)
  stranger.send(frame)
  expect(await stranger.closed()).toBe(closeCodes.malformed)
  good.doc.getMap('m').set('k', 1)
  const late = stockClient(url, room)
  await synced(late)
  expect(late.doc.getMap('m').get('k')).toBe(1)
  expect(good.provider.wsUnsuccessfulReconnects).toBe(0)
})

test('what could not be read is not quoted: not to the log, not in the reason (which has no room for it)', async () => {
  const lines: string[] = []
  const log = { ...silentLog, warn: (...line: unknown[]) => void lines.push(JSON.stringify(line)) }
  const { url } = await startRelay({ store: createMemoryStore(), log })
  const stranger = await RawClient.connect(url, room)
  stranger.send(presenceFrame([{ client: 1, clock: 1, json: `\u20ac`.repeat(200) + 'secret' }]))
  expect(await stranger.closed()).toBe(closeCodes.malformed)
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/secret|\u20ac/)
  const good = stockClient(url, room)
  await synced(good)
})

test.each([
  '',
  '/',
  'a//b',
  'a/',
  '/a',
  'a/..',
  'a/../b',
  'a/./b',
  'a/.../b',
  '%2e%2e/a',
  'a%2f..%2fb',
  'a/%2e%2e/b',
  'a\\b',
  'a/b%00',
  'a/b%0a',
  'a/%zz',
  'a.b',
  'a%20b',
  '%C3%A9',
  `a/${'x'.repeat(200)}`,
  'a/%252e%252e/b',
])('the path /%s names no room: 4404', async path => {
  const { port } = await startRelay({ store: createMemoryStore() })
  expect(await closeCodeOfPath(port, `/${path}`)).toBe(closeCodes.badRoom)
})

/** A WebSocket handshake by hand, since a client's URL parser would tidy up the path. Resolves with the close code. */
function closeCodeOfPath(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const lines = [
        'Host: x',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]
      socket.write(Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
    })
    let all = Buffer.alloc(0)
    socket.on('data', chunk => {
      all = Buffer.concat([all, chunk])
      const body = all.indexOf('\r\n\r\n')
      const frame = body < 0 ? null : all.subarray(body + 4)
      if (!all.toString('latin1').startsWith('HTTP/1.1 101') && body >= 0)
        reject(new Error(all.toString('latin1').split('\r\n')[0]))
      if (frame && frame.length >= 4 && frame[0] === 0x88) {
        resolve(frame.readUInt16BE(2))
        socket.destroy()
      }
    })
    socket.on('error', reject)
  })
}

test(
  'fuzz: changed frames never bring the relay down, spoil a room for good, or reach another room',
  { timeout: 240_000 },
  async () => {
    const seed = runSeed('malformed frames')
    const { below } = seeded(seed)
    const { url } = await startRelay({
      store: createMemoryStore(),
      limits: { replicaIdleMs: 5, roomIdleMs: 5, compactEntries: 20, compactQuietMs: 0 },
    })
    const quiet = stockClient(url, 'w1/quiet')
    await synced(quiet)
    quiet.doc.getText('t').insert(0, 'calm')
    const frames = validFrames()
    const codes = new Map<number | null, number>()
    for (let round = 0; round < 150; round++) {
      const stranger = await RawClient.connect(url, room)
      for (let n = 1 + below(5); n > 0; n--) stranger.send(changed(frames[below(frames.length)]!, below))
      await Promise.race([stranger.ask(bytes(0)).catch(() => false), stranger.closed()])
      codes.set(stranger.closeCode, (codes.get(stranger.closeCode) ?? 0) + 1)
      stranger.terminate()
      const honest = await RawClient.connect(url, `w1/honest-${round % 10}`)
      honest.edit(doc => doc.getArray('a').push([round]))
      expect(await honest.ask(), `seed ${seed}, round ${round}`).toBe(true)
      honest.terminate()
    }
    expect(
      [...codes.keys()].filter(code => code !== null && code !== closeCodes.malformed),
      `seed ${seed}`,
    ).toEqual([])
    const afterwards = await RawClient.connect(url, room)
    afterwards.edit(doc => doc.getMap('after').set('still', 'works'))
    expect(await afterwards.ask(bytes(0)), `seed ${seed}`).toBe(true)
    const late = stockClient(url, 'w1/quiet')
    await synced(late)
    expect(late.doc.getText('t').toJSON()).toBe('calm')
  },
)

function validFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  for (let i = 0; i < 40; i++) {
    doc.getMap<unknown>('m').set(`k${i % 7}`, { i, s: 'text' })
    doc.getText('t').insert(0, `word${i}`, { bold: true })
    if (i % 3 === 0) doc.getText('t').delete(0, 3)
  }
  frames.push(stepOneFrame(Y.encodeStateVector(doc)), stepTwoFrame(Y.encodeStateAsUpdate(doc)))
  frames.push(presenceFrame([{ client: 5, clock: 5, json: '{"name":"x"}' }]), bytes(3))
  return frames
}

function changed(frame: Uint8Array, below: (n: number) => number): Uint8Array {
  const copy = frame.slice(0, below(4) === 0 ? below(frame.length + 1) : frame.length)
  for (let n = below(4); n > 0 && copy.length > 0; n--) copy[below(copy.length)] = below(256)
  return copy
}

test('an update that reads well but that no Y.Doc accepts does not spoil the room', async () => {
  const poison = poisonUpdate()
  const { url } = await startRelay({ store: createMemoryStore() })
  const client = await RawClient.connect(url, room)
  const stranger = await RawClient.connect(url, room)
  await Promise.all([client.ask(), stranger.ask()])
  // in one turn, so that nothing good is merged with what is not
  client.edit(doc => doc.getMap('m').set('before', 1))
  stranger.send(updateFrame(poison))
  client.edit(doc => doc.getMap('m').set('after', 2))
  await Promise.all([client.ask(), stranger.ask()])
  const late = stockClient(url, room)
  await synced(late)
  expect(late.doc.getMap('m').toJSON()).toEqual({ before: 1, after: 2 })
  const second = await RawClient.connect(url, room)
  second.send(stepTwoFrame(poison))
  expect(await second.closed()).toBe(closeCodes.malformed)
})

test('an editor with a patched client can not close a room: who sends such updates is sent away, the room goes on', async () => {
  const poison = poisonUpdate()
  const disk = new Map<string, MemoryRoom>()
  const { url } = await startRelay({ store: createMemoryStore(disk) })
  const client = await RawClient.connect(url, room)
  client.edit(doc => doc.getMap('m').set('before', 1))
  await client.ask()
  const stranger = await RawClient.connect(url, room)
  await stranger.ask()
  for (let i = 0; i < 300; i++) {
    const before = disk.get(room)!.head
    stranger.send(updateFrame(poison))
    // one in each turn: what is merged with others would count once
    if (i < 200) await until(() => disk.get(room)!.head > before, 'it is in the log')
  }
  await client.ask()
  expect(await stranger.closed()).toBe(closeCodes.malformed)
  client.edit(doc => doc.getMap('m').set('after', 2))
  expect(await client.ask()).toBe(true)
  const late = stockClient(url, room)
  await synced(late)
  expect(late.doc.getMap('m').toJSON()).toEqual({ before: 1, after: 2 })
  // and the log holds none of it any more
  const unread = (bytes: Uint8Array): boolean => Buffer.from(bytes).equals(Buffer.from(poison))
  await until(() => !disk.get(room)!.entries.some(entry => unread(entry.bytes)), 'it is compacted away')
})

/** Found by changing bytes at random: decodes, and throws when it is applied to an empty document. */
function poisonUpdate(): Uint8Array {
  const { below } = seeded(20260101)
  const updates = validFrames().map(frame => frame.subarray(3))
  for (let n = 0; n < 500_000; n++) {
    const update = changed(updates[below(updates.length)]!, below)
    try {
      Y.decodeUpdate(update)
    } catch {
      continue
    }
    try {
      Y.applyUpdate(new Y.Doc(), update)
    } catch {
      return update
    }
  }
  throw new Error('found none')
}

test('a message beyond the limit closes its connection with 1009', async () => {
  const { url } = await startRelay({ store: createMemoryStore(), limits: { maxMessageBytes: 1000 } })
  const client = await RawClient.connect(url, room)
  client.send(new Uint8Array(1001))
  expect(await client.closed()).toBe(1009)
})

test('a client that does not read is let go, and memory stays bounded', async () => {
  const limits = { maxBufferedBytes: 200_000, closeGraceMs: 50 }
  const { url, stats } = await startRelay({ store: createMemoryStore(), limits })
  const lazy = await RawClient.connect(url, room)
  const writer = await RawClient.connect(url, room)
  await Promise.all([lazy.ask(), writer.ask()])
  lazy.pause()
  const payload = 'x'.repeat(100_000)
  for (let i = 0; i < 400 && stats().connections === 2; i++) {
    writer.edit(doc => doc.getMap('m').set('k', payload + i))
    await writer.ask()
  }
  expect(stats().connections).toBe(1)
  lazy.resume()
  expect([closeCodes.tooSlow, 1006]).toContain(await lazy.closed())
  expect(writer.closeCode).toBe(null)
})

test('a reader who asks for everything again and again is answered at its rate, and takes nothing from the others', async () => {
  const limits = { byteRate: { perSecond: 2_000_000, burst: 1_000_000 } }
  const { url } = await startRelay({ store: createMemoryStore(), limits })
  const writer = await RawClient.connect(url, room)
  writer.edit(doc => doc.getMap('m').set('large', 'x'.repeat(500_000)))
  await writer.ask()
  const greedy = await RawClient.connect(url, room)
  await greedy.ask()
  const begun = performance.now()
  const before = greedy.received.length
  for (let i = 0; i < 10; i++) greedy.send(stepOneFrame(bytes(0)))
  await until(() => greedy.received.length >= before + 10, 'all are answered')
  // ten times half a megabyte, the first two or three at once, the others at two megabytes a second
  expect(performance.now() - begun).toBeGreaterThan(1_000)
  for (let i = 0; i < 1_100; i++) greedy.send(stepOneFrame(bytes(0)))
  writer.edit(doc => doc.getMap('m').set('small', 1))
  expect(await writer.ask(bytes(0))).toBe(true)
})

test('a slow reader of a large document is no slow client', async () => {
  const { url } = await startRelay({ store: createMemoryStore(), limits: { maxBufferedBytes: 100_000 } })
  const writer = await RawClient.connect(url, room)
  writer.edit(doc => doc.getMap('m').set('large', 'x'.repeat(20_000_000)))
  await writer.ask()
  const reader = await RawClient.connect(url, room)
  const asked = reader.ask()
  await until(() => reader.received.length > 0, 'the reader is greeted')
  reader.pause()
  for (let i = 0; i < 50; i++) {
    writer.edit(doc => doc.getMap('m').set('small', i))
    await writer.ask()
  }
  reader.resume()
  expect(await asked).toBe(true)
  await until(() => reader.doc.getMap('m').get('small') === 49, 'the reader has all')
})

test('who may only read is heard by nobody, and told so; who may not enter is told why', async () => {
  const access: Access = {
    decide: ({ target }) =>
      Promise.resolve(
        target.includes('stranger')
          ? { granted: false, code: closeCodes.unauthorized, reason: 'no grant' }
          : { granted: true, mayWrite: () => !target.includes('reader'), until: null },
      ),
  }
  const disk = new Map<string, MemoryRoom>()
  const { url } = await startRelay({ store: createMemoryStore(disk), access })
  const stranger = await RawClient.connect(url, `${room}?stranger`)
  expect(await stranger.closed()).toBe(closeCodes.unauthorized)
  expect(disk.size).toBe(0)
  const writer = await RawClient.connect(url, room)
  writer.edit(doc => doc.getMap('m').set('k', 'mine'))
  await writer.ask()
  const head = disk.get(room)!.head
  const reader = await RawClient.connect(url, `${room}?reader`)
  await reader.ask()
  expect(reader.doc.getMap('m').get('k')).toBe('mine')
  reader.edit(doc => doc.getMap('m').set('k', 'stolen'))
  reader.send(stepTwoFrame(Y.encodeStateAsUpdate(reader.doc)))
  await until(() => reader.received.some(message => message.kind === 'malformed'), 'the reader is told') // auth frames come in only here
  await reader.ask()
  await writer.ask(bytes(0))
  expect(writer.doc.getMap('m').get('k')).toBe('mine')
  expect(disk.get(room)!.head).toBe(head)
})

test('health is answered, anything else is not there', async () => {
  const { port } = await startRelay({ store: createMemoryStore() })
  const health = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect([health.status, await health.text()]).toEqual([200, 'ok\n'])
  expect((await fetch(`http://127.0.0.1:${port}/w1/board/b1`)).status).toBe(404)
})

test('a stock client stops asking after 4400-4499', async () => {
  const { url } = await startRelay({ store: createMemoryStore() })
  const client = stockClient(url, 'a.b')
  await until(() => !client.provider.shouldConnect, 'the client has given up')
})

test('connections that never speak cost nothing once they are gone', async () => {
  const { url, stats } = await startRelay({ store: createMemoryStore(), limits: { roomIdleMs: 10 } })
  for (let batch = 0; batch < 5; batch++) {
    const sockets = Array.from({ length: 100 }, (_, i) => new WebSocket(`${url}/w1/r${i}`))
    await Promise.all(sockets.map(socket => new Promise(resolve => socket.once('message', resolve))))
    expect(stats().connections).toBe(100)
    for (const socket of sockets) socket.terminate()
    await until(() => stats().connections === 0, 'they are gone')
  }
  await until(() => stats().rooms === 0, 'their rooms too')
})
