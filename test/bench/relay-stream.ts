/**
 * What the stream is worth, and what it costs an edit: a first join of many rooms by stock sockets and by the stream; coming
 * back; and the way of an edit from one client to another, by stock sockets, by streams.
 * `node --import tsx test/bench/relay-stream.ts [rooms]`
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { startEmbeddedRelay } from '../../sync-server/embedded'
import { decodeFrame, stepOneFrame, stepTwoFrame, updateFrame } from '../../sync-server/wire'
import { StreamClient } from '../support/stream-client'

const workspace = 'bench'
const open = { perSecond: 1e6, burst: 1e6 }

const [mode = '12000'] = process.argv.slice(2)
if (mode === 'serve') await serve()
else await bench(Number(mode))

/** Unbounded in what stock sockets would meet: this is about cost, not about limits. */
async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const limits = { handshakes: open, maxConnectionsPerAddress: 1e6, maxConnectionsPerWorkspace: 1e6 }
  const relay = await startEmbeddedRelay({ dataDir: folder, limits })
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.send?.({ url: relay.url })
}

async function bench(rooms: number): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), ['serve'], { execArgv: ['--import', 'tsx'] })
  const [{ url }] = (await once(server, 'message')) as [{ url: string }]
  await fill(url, rooms)
  for (let round = 0; round < 3; round++) {
    await show(`${rooms} rooms, stock sockets, 64 at a time`, server, () => joinByStock(url, rooms))
    const first = StreamClient.connect(url, workspace)
    await show(`${rooms} rooms, one stream`, server, () => first.caughtUp())
    first.end()
    const again = StreamClient.connect(url, workspace, first.memory)
    await show('coming back, nothing moved', server, () => again.caughtUp())
    process.stdout.write(`  ${again.byteCount} bytes\n`)
    again.end()
    const cold = StreamClient.connect(url, workspace, { ...first.memory, position: '' })
    await show('coming back to a relay that has restarted', server, () => cold.caughtUp())
    process.stdout.write(`  ${cold.byteCount} bytes\n`)
    cold.end()
    show50('stock sockets, an edit to the next person', await stockLatencies(url))
    show50('streams, an edit to the next person', await streamLatencies(url))
  }
  server.kill()
}

async function show(what: string, server: ChildProcess, run: () => Promise<void>): Promise<void> {
  const [cpu, begun] = [await cpuOf(server), performance.now()]
  await run()
  const ms = performance.now() - begun
  const used = ((await cpuOf(server)) - cpu) / 1000
  process.stdout.write(`${what}: ${ms.toFixed(0)} ms, server CPU ${used.toFixed(0)} ms\n`)
}

function show50(what: string, latencies: number[]): void {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(2)
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`)
}

async function fill(url: string, rooms: number): Promise<void> {
  const writer = StreamClient.connect(url, workspace)
  const edits: Promise<unknown>[] = []
  for (let i = 0; i < rooms; i++) {
    edits.push(
      writer.edit(
        `deal/${i}`,
        doc => void doc.getText('brief').insert(0, 'What they need, and why now. '.repeat(10)),
      ),
    )
  }
  await Promise.all(edits)
  writer.end()
}

async function joinByStock(url: string, rooms: number): Promise<void> {
  let next = 0
  const sockets: WebSocket[] = []
  const work = async (): Promise<void> => {
    while (next < rooms) sockets.push(await joinRoom(url, `deal/${next++}`))
  }
  await Promise.all(Array.from({ length: 64 }, work))
  for (const socket of sockets) socket.terminate()
}

/** As a stock client joins: asks, answers, applies. */
function joinRoom(url: string, room: string, doc = new Y.Doc()): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url}/${workspace}/${room}`, { perMessageDeflate: false })
    socket.on('error', reject)
    socket.on('open', () => socket.send(stepOneFrame(Y.encodeStateVector(doc))))
    socket.on('message', (data: Buffer) => {
      const message = decodeFrame(data)
      if (message.kind === 'step-one')
        socket.send(stepTwoFrame(Y.encodeStateAsUpdate(doc, message.stateVector)))
      if (message.kind === 'step-two' || message.kind === 'update') Y.applyUpdate(doc, message.update)
      if (message.kind === 'step-two') resolve(socket)
    })
  })
}

async function stockLatencies(url: string): Promise<number[]> {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const writer = await joinRoom(url, 'board/stock', mine)
  const reader = await joinRoom(url, 'board/stock', theirs)
  mine.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'me') writer.send(updateFrame(update))
  })
  const latencies = await edits(theirs, n => mine.transact(() => mine.getMap('m').set('n', n), 'me'))
  writer.terminate()
  reader.terminate()
  return latencies
}

async function streamLatencies(url: string): Promise<number[]> {
  const [writer, reader] = [StreamClient.connect(url, workspace), StreamClient.connect(url, workspace)]
  await Promise.all([writer.caughtUp(), reader.caughtUp()])
  const set = (n: number): void => void writer.edit('board/streamed', doc => void doc.getMap('m').set('n', n))
  const latencies = await edits(reader.doc('board/streamed'), set)
  writer.end()
  reader.end()
  return latencies
}

/** One edit each 10 ms; how long until the other has it. */
async function edits(theirs: Y.Doc, edit: (n: number) => void): Promise<number[]> {
  const latencies: number[] = []
  const base = Math.floor(performance.now() * 1000)
  for (let n = 0; n < 300; n++) {
    const begun = performance.now()
    const arrived = new Promise<void>(resolve => {
      const look = (): void => {
        if (theirs.getMap('m').get('n') !== base + n) return
        theirs.off('update', look)
        resolve()
      }
      theirs.on('update', look)
    })
    edit(base + n)
    await arrived
    latencies.push(performance.now() - begun)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return latencies
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu')
  const [{ cpu }] = (await once(server, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return cpu.user + cpu.system
}
