/**
 * What the relay costs beside a bare `ws` forwarder that keeps nothing: 1 room x 50 clients, 100 edits/s, each to all others.
 * Both run as processes of their own, taken in turns, three rounds; medians and ratios are printed.
 * `node --import tsx test/bench/relay.ts [seconds per round]`
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { startEmbeddedRelay } from '../../sync-server/embedded'
import { stepOneFrame, updateFrame } from '../../sync-server/wire'

type Kind = 'forwarder' | 'relay'
const clientCount = 50
const editsPerSecond = 100

interface Round {
  readonly p50: number
  readonly p99: number
  /** Microseconds of server CPU for each frame that reached a client. */
  readonly cpuPerDelivery: number
}

const [mode, argument] = process.argv.slice(2)
if (mode === 'serve') await serve(argument as Kind)
else await bench(Number(mode ?? 5))

async function serve(kind: Kind): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const port = kind === 'relay' ? (await startEmbeddedRelay({ dataDir: folder })).port : await forwarder()
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.send?.({ port })
}

async function forwarder(): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', from => {
    from.on('message', data => {
      for (const to of server.clients) if (to !== from) to.send(data)
    })
  })
  await once(server, 'listening')
  return (server.address() as { port: number }).port
}

async function bench(seconds: number): Promise<void> {
  const rounds: Record<Kind, Round[]> = { forwarder: [], relay: [] }
  for (let round = 0; round < 3; round++) {
    for (const kind of ['forwarder', 'relay'] as const) rounds[kind].push(await measure(kind, seconds))
  }
  const median = (kind: Kind, figure: keyof Round): number =>
    rounds[kind].map(round => round[figure]).toSorted((a, b) => a - b)[1] ?? Number.NaN
  console.log(`1 room x ${clientCount} clients, ${editsPerSecond} edits/s, ${seconds} s a round, median of 3`)
  for (const figure of ['p50', 'p99', 'cpuPerDelivery'] as const) {
    const [bare, relay] = [median('forwarder', figure), median('relay', figure)]
    const unit = figure === 'cpuPerDelivery' ? 'µs' : 'ms'
    console.log(
      `${figure}: forwarder ${bare.toFixed(2)} ${unit}, relay ${relay.toFixed(2)} ${unit}, ratio ${(relay / bare).toFixed(2)}`,
    )
  }
}

async function measure(kind: Kind, seconds: number): Promise<Round> {
  const server = fork(fileURLToPath(import.meta.url), ['serve', kind], { execArgv: ['--import', 'tsx'] })
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  const clients = await Promise.all(
    Array.from({ length: clientCount }, () =>
      connect(port, frame => {
        const sent = sentAt.get(frame.toString('latin1'))
        if (sent !== undefined) latencies.push(performance.now() - sent)
      }),
    ),
  )
  const before = await cpuOf(server)
  await sendEdits(clients, seconds, sentAt)
  const used = (await cpuOf(server)) - before
  for (const client of clients) client.terminate()
  server.kill()
  const expected = sentAt.size * (clientCount - 1)
  if (latencies.length !== expected) throw new Error(`${kind}: ${latencies.length} of ${expected} deliveries`)
  latencies.sort((a, b) => a - b)
  const at = (part: number): number => latencies[Math.floor(latencies.length * part)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), cpuPerDelivery: used / latencies.length }
}

async function connect(port: number, receive: (frame: Buffer) => void): Promise<WebSocket> {
  const client = new WebSocket(`ws://127.0.0.1:${port}/bench/board/b`, { perMessageDeflate: false })
  client.on('message', receive)
  await once(client, 'open')
  client.send(stepOneFrame(Uint8Array.of(0)))
  return client
}

/** Sends at an even pace, each edit from the next client, and waits until the last has arrived everywhere it will. */
async function sendEdits(clients: WebSocket[], seconds: number, sentAt: Map<string, number>): Promise<void> {
  const frames = editFrames(seconds * editsPerSecond)
  const begun = performance.now() + 500 // the greetings are over by then
  for (const [i, frame] of frames.entries()) {
    const wait = begun + (i * 1000) / editsPerSecond - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    sentAt.set(Buffer.from(frame).toString('latin1'), performance.now())
    clients[i % clients.length]?.send(frame)
  }
  await new Promise(resolve => setTimeout(resolve, 500))
}

function editFrames(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  for (let i = 0; i < count; i++) doc.getMap('edits').set(`deal${i % 500}:amount`, i * 100)
  return frames
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu')
  const [{ cpu }] = (await once(server, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return cpu.user + cpu.system
}
