import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Extension } from '@hocuspocus/server'
import Database from 'libsql'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { startEmbeddedRelay } from '../../../sync-server/embedded'
import { createMemoryStore } from '../../../sync-server/store/memory'
import { stepTwoFrame } from '../../../sync-server/wire'

/** Who is measured: two that only pass frames on, ours, and what others use. Each runs as a process of its own. */
export const kinds = [
  'forwarder',
  'corked',
  'relay',
  'relay-memory',
  'y-websocket',
  'y-websocket-leveldb',
  'hocuspocus',
  'hocuspocus-sqlite',
  'blob',
] as const
export type Kind = (typeof kinds)[number]

/** Answers with what it has cost so far whenever it is asked. */
export async function serve(kind: Kind, folder?: string): Promise<void> {
  const own = folder ?? mkdtempSync(join(tmpdir(), 'winroom-bench-'))
  if (folder === undefined) process.on('exit', () => rmSync(own, { recursive: true, force: true }))
  process.on('SIGTERM', () => process.exit(0))
  const port = await starters[kind](own)
  process.on('message', what => {
    // the collector costs what it is to clear away, so it runs only where memory is asked for
    if (what === 'memory') globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send?.({ cpu: process.cpuUsage(), rss, heap: heapUsed + external })
  })
  process.send?.({ port })
}

const many = { perSecond: 1e6, burst: 1e6 }
/** Sizes are what is measured; how many one address may have is not. */
const limits = {
  handshakes: many,
  frameRate: many,
  byteRate: { perSecond: 1e12, burst: 1e12 },
  maxConnectionsPerAddress: 1e6,
}

const starters: Readonly<Record<Kind, (folder: string) => Promise<number>>> = {
  forwarder: () => forwarder(socket => data => socket.send(data)),
  corked: () => forwarder(corkedSend),
  relay: async folder => (await startEmbeddedRelay({ dataDir: folder, limits })).port,
  'relay-memory': async () => (await startEmbeddedRelay({ store: createMemoryStore(), limits })).port,
  'y-websocket': () => yWebsocket(),
  'y-websocket-leveldb': folder => {
    process.env['YPERSISTENCE'] = folder
    return yWebsocket()
  },
  hocuspocus: () => hocuspocus([]),
  'hocuspocus-sqlite': folder => hocuspocus([sqliteOf(folder)]),
  blob: folder => blobServer(join(folder, 'blob')),
}

async function hocuspocus(extensions: Extension[]): Promise<number> {
  const { Server } = await import('@hocuspocus/server')
  const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false, extensions })
  await server.listen()
  // it stores what changed some seconds later, or now when it is asked to
  process.on('SIGUSR2', () => server.hocuspocus.flushPendingStores())
  return server.address.port
}

/** What `@hocuspocus/extension-sqlite` 4.7.0 does, statement by statement; its better-sqlite3 would be compiled at every install of ours. */
function sqliteOf(folder: string): Extension {
  const db = new Database(join(folder, 'hocuspocus.db'))
  db.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  )
  const select = db.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC')
  const upsert = db.prepare(
    'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  return {
    onLoadDocument({ document, documentName }) {
      const row = select.get([documentName]) as { data: Buffer } | undefined // the table's one row of that name
      if (row) Y.applyUpdate(document, row.data)
      return Promise.resolve()
    },
    onStoreDocument({ document, documentName }) {
      upsert.run([documentName, Buffer.from(Y.encodeStateAsUpdate(document))])
      return Promise.resolve()
    },
  }
}

/** The limit for a join: reads a document from its file and sends it, as it is. */
async function blobServer(file: string): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', socket => {
    socket.on('message', () => socket.send(stepTwoFrame(readFileSync(file))))
  })
  await once(server, 'listening')
  return (server.address() as { port: number }).port // it listens on a port
}

type Send = (data: Buffer) => void

/** Passes what one says to the others in its room, and knows nothing more. */
async function forwarder(sender: (socket: WebSocket) => Send): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  const rooms = new Map<string, Map<WebSocket, Send>>()
  server.on('connection', (from, { url = '' }) => {
    const room = rooms.get(url) ?? new Map<WebSocket, Send>()
    rooms.set(url, room)
    room.set(from, sender(from))
    from.on('close', () => room.delete(from))
    from.on('message', (data: Buffer) => {
      for (const [to, send] of room) if (to !== from) send(data)
    })
  })
  await once(server, 'listening')
  return (server.address() as { port: number }).port // it listens on a port
}

/** One write for each socket in a turn of the event loop. */
function corkedSend(socket: WebSocket): Send {
  const stream = (socket as unknown as { _socket: Duplex })._socket // ws has no other way to it
  let isCorked = false
  return data => {
    if (!isCorked) {
      isCorked = true
      stream.cork()
      setImmediate(() => {
        isCorked = false
        stream.uncork()
      })
    }
    socket.send(data)
  }
}

async function yWebsocket(): Promise<number> {
  const { setupWSConnection } = await import('@y/websocket-server/utils')
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', (socket, request) => setupWSConnection(socket, request))
  await once(server, 'listening')
  return (server.address() as { port: number }).port // it listens on a port
}
