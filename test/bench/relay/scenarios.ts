import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { toRoomName } from '../../../sync-server/room-name'
import { openSqliteStore } from '../../../sync-server/store/sqlite'
import { decodeFrame, stepOneFrame, stepTwoFrame, updateFrame } from '../../../sync-server/wire'
import { BenchClient, editFrames, Running } from './client'
import type { Kind } from './servers'

export type Figures = Readonly<Record<string, number>>
export interface Scenario {
  readonly title: string
  readonly kinds: readonly Kind[]
  run(kind: Kind): Promise<Figures>
}

const all: readonly Kind[] = [
  'forwarder',
  'corked',
  'relay',
  'relay-memory',
  'y-websocket',
  'y-websocket-leveldb',
  'hocuspocus',
  'hocuspocus-sqlite',
]
const documents: readonly Kind[] = [
  'blob',
  'relay',
  'y-websocket',
  'y-websocket-leveldb',
  'hocuspocus',
  'hocuspocus-sqlite',
]
/** Edits that are sent before it is measured. */
const warmUp = 3_000
/** Longer than it takes a server to tidy up after the last edit. */
const afterwards = 3_000
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export const scenarios: readonly Scenario[] = [
  { title: '1 room x 50 clients, 100 edits/s', kinds: all, run: kind => paced(kind, 1, 50, 100) },
  { title: '200 rooms x 2 clients, 500 edits/s', kinds: all, run: kind => paced(kind, 200, 2, 500) },
  { title: 'saturated: 1 room x 50 clients', kinds: all, run: saturated },
  { title: 'taking in 100,000 single edits', kinds: documents, run: intake },
  { title: 'memory per idle room with one client, of 1,000', kinds: all, run: idleRooms },
]

/** Edits at an even pace, each of the next client; how long until they have arrived, and what it cost the server. */
async function paced(kind: Kind, rooms: number, perRoom: number, perSecond: number): Promise<Figures> {
  const server = await Running.start(kind)
  const sentAt = new Map<number, number>()
  const latencies: number[] = []
  const clients: BenchClient[] = []
  const isMine = (message: Uint8Array): void => {
    // an update ends with the value that was set: its number
    for (const n of numbersIn(message)) latencies.push(performance.now() - (sentAt.get(n) ?? Number.NaN))
  }
  for (let i = 0; i < rooms * perRoom; i++)
    clients.push(await join_(server, `bench/r${Math.floor(i / perRoom)}`, isMine))
  await pause(300)
  const seconds = 10
  const frames = numbered(warmUp + seconds * perSecond, rooms)
  const send = async (from: number, to: number, rate: number): Promise<void> => {
    const begun = performance.now()
    for (let i = from; i < to; i++) {
      const wait = begun + ((i - from) * 1000) / rate - performance.now()
      if (wait > 0) await pause(wait)
      if (from >= warmUp) sentAt.set(i, performance.now())
      // from room to room, within a room from client to client
      const at = (i % rooms) * perRoom + (Math.floor(i / rooms) % perRoom)
      const frame = frames[i]
      if (frame) clients[at]?.send(frame)
    }
  }
  // a relay runs for months: what its first seconds cost, while its code is compiled, is not what is asked
  await send(0, warmUp, 500)
  // what a server does later for these edits is not the cost of those that follow; theirs is waited for
  await pause(afterwards)
  const before = await server.cost()
  await send(warmUp, frames.length, perSecond)
  await pause(afterwards)
  const { cpu } = await server.cost()
  clients.forEach(client => client.end())
  await server.stop()
  const expected = (frames.length - warmUp) * (perRoom - 1)
  const sorted = latencies.filter(each => !Number.isNaN(each)).toSorted((a, b) => a - b)
  if (sorted.length < expected) throw new Error(`${kind}: ${sorted.length} of ${expected} arrived`)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { 'p50 ms': at(0.5), 'p99 ms': at(0.99), 'CPU µs a delivery': (cpu - before.cpu) / expected }
}

/** More than any server passes on in the time that is measured: a run that comes to their end says nothing. */
const saturatedEdits = 500_000
let saturatedFrames: readonly Uint8Array[] | null = null

/** Each client has four edits under way: it sends the next when somebody else has got one. */
async function saturated(kind: Kind): Promise<Figures> {
  const server = await Running.start(kind)
  // made once: each server is a new one, to which they are new
  const frames = (saturatedFrames ??= numbered(saturatedEdits, 1))
  const sentAt: number[] = []
  const latencies: number[] = []
  let next = 0
  let lastAt = 0
  let isOver = false
  const clients: BenchClient[] = []
  const send = (client: BenchClient): void => {
    const frame = frames[next]
    if (isOver || !frame) return
    lastAt = sentAt[next++] = performance.now()
    client.send(frame)
  }
  for (let i = 0; i < 50; i++) {
    const hear = (message: Uint8Array): void => {
      for (const n of numbersIn(message)) {
        latencies.push(performance.now() - (sentAt[n] ?? Number.NaN))
        // the client after the sender has got it: the sender's turn again
        if ((owner[n] ?? 0) === (i + 49) % 50) again(owner[n] ?? 0)
      }
    }
    clients.push(await join_(server, 'bench/r', hear))
  }
  const owner: number[] = []
  const again = (client: number): void => {
    owner[next] = client
    const speaker = clients[client]
    if (speaker) send(speaker)
  }
  await pause(300)
  const begun = performance.now()
  for (let i = 0; i < 50; i++) for (let k = 0; k < 4; k++) again(i)
  await pause(4000)
  isOver = true
  const perSecond = next / ((lastAt - begun) / 1000)
  if (next >= frames.length) throw new Error(`${kind}: there were only ${frames.length} edits`)
  await pause(500)
  clients.forEach(client => client.end())
  await server.stop()
  const sorted = latencies.filter(each => !Number.isNaN(each)).toSorted((a, b) => a - b)
  return { 'edits/s': perSecond, 'p99 ms': sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN }
}

const kept: readonly Kind[] = ['relay', 'y-websocket-leveldb', 'hocuspocus-sqlite']

/** One client sends 100,000 edits; what a late client gets, first from the running server, then after a restart. */
async function intake(kind: Kind): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-bench-'))
  try {
    const doc = new Y.Doc()
    const frames = editFrames(100_000, doc)
    if (kind === 'blob') return await blobFigures(folder, doc, frames)
    const server = await Running.start(kind, folder)
    const figures = await takenIn(server, doc, frames)
    await server.settle()
    await server.stop()
    if (!kept.includes(kind)) return figures
    const cold = await joinCold(kind, folder, doc)
    if (kind !== 'relay')
      return { ...figures, 'cold: ready ms': cold.ready, 'cold: lacked at first': cold.lacked }
    const long = join(folder, 'long')
    await fillLog(long, frames)
    const uncompacted = await joinCold(kind, long, doc)
    return {
      ...figures,
      'cold: ready ms': cold.ready,
      'cold, 100,000 entries: ready ms': uncompacted.ready,
      'cold: lacked at first': uncompacted.lacked,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takenIn(server: Running, doc: Y.Doc, frames: readonly Uint8Array[]): Promise<Figures> {
  const writer = await join_(server, 'bench/r')
  const before = await server.cost()
  for (let i = 0; i < frames.length; i += 500) {
    for (const frame of frames.slice(i, i + 500)) writer.send(frame)
    await pause(0)
  }
  await asked(server, 'bench/r', doc)
  const after = await server.cost()
  // a relay that compacts in the background has done so by then
  await pause(afterwards)
  const late = await asked(server, 'bench/r', doc)
  writer.end()
  return {
    'CPU s': (after.cpu - before.cpu) / 1e6,
    'late: first bytes ms': late.first,
    'late: ready ms': late.ready,
  }
}

/** What it costs at least: applying the edits to a document, and sending that document from a file. */
async function blobFigures(folder: string, doc: Y.Doc, frames: readonly Uint8Array[]): Promise<Figures> {
  const updates = updatesIn(frames)
  const copy = new Y.Doc()
  const begun = process.cpuUsage()
  for (const update of updates) Y.applyUpdate(copy, update)
  const { user, system } = process.cpuUsage(begun)
  writeFileSync(join(folder, 'blob'), Y.encodeStateAsUpdate(doc))
  const server = await Running.start('blob', folder)
  const cold = await asked(server, 'bench/r', doc)
  const late = await asked(server, 'bench/r', doc)
  await server.stop()
  return {
    'CPU s': (user + system) / 1e6,
    'late: first bytes ms': late.first,
    'late: ready ms': late.ready,
    'cold: ready ms': cold.ready,
  }
}

async function joinCold(kind: Kind, folder: string, doc: Y.Doc): Promise<Awaited<ReturnType<typeof asked>>> {
  const server = await Running.start(kind, folder)
  const joined = await asked(server, 'bench/r', doc)
  await server.stop()
  return joined
}

function updatesIn(frames: readonly Uint8Array[]): Uint8Array[] {
  return frames.flatMap(frame => {
    const said = decodeFrame(frame)
    return said.kind === 'update' ? [said.update] : []
  })
}

/** A store whose room's log holds each edit as an entry of its own. */
async function fillLog(folder: string, frames: readonly Uint8Array[]): Promise<void> {
  const store = openSqliteStore(join(folder, 'relay.db'))
  const room = toRoomName('bench/r')
  if (room === null) throw new Error('no room')
  const updates = updatesIn(frames)
  for (let i = 0; i < updates.length; i += 5_000) await store.append(room, updates.slice(i, i + 5_000))
  await store.close()
}

/** Joins and asks until all is there. */
async function asked(
  server: Running,
  room: string,
  wanted: Y.Doc,
): Promise<{ first: number; ready: number; lacked: number }> {
  const expected = wanted.getMap('edits').size
  const last = JSON.stringify(wanted.getMap('edits').toJSON())
  const doc = new Y.Doc()
  const begun = performance.now()
  let first = Number.NaN
  let lacked = Number.NaN
  const isThere = (): boolean =>
    doc.getMap('edits').size === expected && JSON.stringify(doc.getMap('edits').toJSON()) === last
  await new Promise<void>((resolve, reject) => {
    BenchClient.connect(server, room, (message, self) => {
      const said = decodeFrame(message)
      if (said.kind !== 'step-two' && said.kind !== 'update') return
      if (Number.isNaN(first)) first = performance.now() - begun
      Y.applyUpdate(doc, said.update)
      if (said.kind === 'step-two' && Number.isNaN(lacked)) lacked = expected - doc.getMap('edits').size
      if (!isThere()) return
      self.end()
      resolve()
    }).then(connected => connected.send(stepOneFrame(Y.encodeStateVector(doc))), reject)
  })
  return { first, ready: performance.now() - begun, lacked }
}

async function idleRooms(kind: Kind): Promise<Figures> {
  const server = await Running.start(kind)
  const warm = await join_(server, 'bench/warm')
  await pause(300)
  const before = await server.cost('memory')
  const clients: BenchClient[] = []
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'What they need, and why now. '.repeat(30))
  const update = updateFrame(Y.encodeStateAsUpdate(doc))
  for (let i = 0; i < 1000; i++) {
    const client = await join_(server, `bench/r${i}`)
    client.send(update)
    clients.push(client)
  }
  // documents that are kept for a while after a question have gone by then
  await pause(kind === 'relay' ? 33_000 : 2_000)
  const after = await server.cost('memory')
  warm.end()
  clients.forEach(client => client.end())
  await server.stop()
  return {
    'heap KiB a room': (after.heap - before.heap) / 1000 / 1024,
    'RSS KiB a room': (after.rss - before.rss) / 1000 / 1024,
  }
}

/** As a stock client joins: asks, and answers what it is asked. */
async function join_(
  server: Running,
  room: string,
  receive: (message: Uint8Array) => void = () => undefined,
): Promise<BenchClient> {
  const client = await BenchClient.connect(server, room, (message, self) => {
    if (message[0] === 0 && message[1] === 0) self.send(stepTwoFrame(Uint8Array.of(0, 0)))
    else receive(message)
  })
  client.send(stepOneFrame(Uint8Array.of(0)))
  return client
}

/** Edits that carry their number in a way that survives merging, `#12;`, each in the next room's document. */
function numbered(count: number, rooms: number): Uint8Array[] {
  const frames: Uint8Array[] = []
  const docs = Array.from({ length: rooms }, () => new Y.Doc())
  for (const doc of docs) doc.on('update', (update: Uint8Array) => void frames.push(updateFrame(update)))
  for (let i = 0; i < count; i++) docs[i % rooms]?.getMap('edits').set(`deal${i % 500}`, `#${i};`)
  return frames
}

function* numbersIn(message: Uint8Array): Generator<number> {
  if (message[0] !== 0 || message[1] === 0) return
  for (let at = message.indexOf(35); at >= 0; at = message.indexOf(35, at + 1)) {
    let n = 0
    let i = at + 1
    for (let digit = (message[i] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (message[++i] ?? 0) - 48)
      n = n * 10 + digit
    if (message[i] === 59 && i > at + 1) yield n
  }
}
