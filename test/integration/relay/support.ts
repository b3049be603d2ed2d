import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  type EmbeddedRelay,
  type EmbeddedRelayOptions,
  startEmbeddedRelay,
} from '../../../sync-server/embedded'
import { decodeFrame, stepOneFrame, stepTwoFrame, updateFrame, type Message } from '../../../sync-server/wire'

const undo: (() => unknown)[] = []

/** Runs `end` after the test, the last asked for first. */
export function afterTest(end: () => unknown): void {
  undo.push(end)
}

afterEach(async () => {
  for (let end = undo.pop(); end; end = undo.pop()) await end()
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-relay-'))
  afterTest(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Resolves when `isSo` does; rejects naming `what` after `ms`. */
export async function until(isSo: () => boolean, what: string, ms = 15_000): Promise<void> {
  const end = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain until ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

export async function startRelay(options: EmbeddedRelayOptions): Promise<EmbeddedRelay> {
  const relay = await startEmbeddedRelay(options)
  let isClosed = false
  const close = async (): Promise<void> => {
    if (!isClosed) await relay.close()
    isClosed = true
  }
  afterTest(close)
  return { ...relay, close }
}

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
}

/** A `y-websocket` client as it comes. */
export function stockClient(url: string, room: string, doc = new Y.Doc(), grant?: string): StockClient {
  const provider = new WebsocketProvider(url, room, doc, {
    ...(grant !== undefined && { protocols: ['winroom', `grant.${grant}`] }),
    // ws's class is a WebSocket to y-websocket, if not to TypeScript
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 300,
  })
  afterTest(() => {
    provider.destroy()
    doc.destroy()
  })
  return { doc, provider }
}

export async function synced({ provider }: StockClient): Promise<void> {
  await until(() => provider.synced, 'the client is synced')
}

/** A client that speaks in frames: what a stock one would never say, and to the byte what it is told. */
export class RawClient {
  readonly received: Message[] = []
  readonly doc = new Y.Doc()
  closeCode: number | null = null
  /** Updates that the document did not accept. */
  refused = 0
  #answers = 0
  readonly #socket: WebSocket

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => this.#take(decodeFrame(data)))
    socket.on('close', code => (this.closeCode = code))
    socket.on('error', () => undefined)
    afterTest(() => socket.terminate())
  }

  static async connect(url: string, room: string, protocols: string[] = []): Promise<RawClient> {
    const client = new RawClient(new WebSocket(`${url}/${room}`, protocols, { perMessageDeflate: false }))
    await until(
      () => client.#socket.readyState === WebSocket.OPEN || client.closeCode !== null,
      'the socket is open',
    )
    return client
  }

  send(frame: Uint8Array | string): void {
    this.#socket.send(frame)
  }

  /** Asks for what the document lacks; resolves when the answer is applied. False when the connection ended before. */
  async ask(stateVector = Y.encodeStateVector(this.doc)): Promise<boolean> {
    const before = this.#answers
    this.send(stepOneFrame(stateVector))
    await until(() => this.#answers > before || this.closeCode !== null, 'the relay has answered')
    return this.#answers > before
  }

  /** Changes the document and sends the change. */
  edit(change: (doc: Y.Doc) => void): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', collect)
    this.doc.transact(() => change(this.doc), 'local')
    this.doc.off('update', collect)
    for (const update of updates) this.send(updateFrame(update))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  async closed(): Promise<number> {
    await until(() => this.closeCode !== null, 'the connection is closed')
    return this.closeCode ?? 0
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** As a stock client does: what can't be applied is dropped. */
  #apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, 'relay')
    } catch {
      this.refused++
    }
  }

  #take(message: Message): void {
    this.received.push(message)
    if (message.kind === 'update' || message.kind === 'step-two') this.#apply(message.update)
    if (message.kind === 'step-two') this.#answers++
    if (message.kind === 'step-one')
      this.send(stepTwoFrame(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
  }
}

export interface RelayProcess {
  readonly url: string
  readonly line: string
  /** Everything it wrote on stderr so far. */
  stderr(): string
  signal(name: NodeJS.Signals): void
  /** Exit code, or null when it was killed. */
  readonly exited: Promise<number | null>
}

const root = join(import.meta.dirname, '../../..')

export interface RelayOutcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function spawnRelay(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const program = ['--import', 'tsx', 'sync-server/cli.ts', ...args]
  const child = spawn(process.execPath, program, { cwd: root, env: { ...process.env, ...env } })
  let stderr = ''
  let stdout = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  const exited = new Promise<number | null>(resolve => child.once('close', resolve))
  afterTest(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return { child, exited, stderr: () => stderr, stdout: () => stdout }
}

/** Runs the relay's command line to its end. */
export async function relayOutcome(...args: string[]): Promise<RelayOutcome> {
  const { exited, stderr, stdout } = spawnRelay(args)
  const code = await exited
  return { code, stdout: stdout(), stderr: stderr() }
}

/** The relay as a process of its own, open to all, listening. */
export function relayProcess(data: string, ...args: string[]): Promise<RelayProcess> {
  return listeningRelay(['--open', '--port', '0', '--data', data, ...args])
}

/** The relay as a process of its own, with these arguments and no others. */
export async function listeningRelay(
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<RelayProcess> {
  const { child, exited, stderr } = spawnRelay(args, env)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void exited.then(code => reject(new Error(`The relay ended with ${code}: ${stderr()}`)))
  })
  const url = /wss?:\/\/\S+/.exec(line)?.[0] ?? ''
  return { url, line, stderr, exited, signal: name => void child.kill(name) }
}

/** A small seeded generator: what a failing run prints is enough to run it again. */
export function seeded(seed: number): { real: () => number; below: (n: number) => number } {
  let state = seed >>> 0
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { real, below: n => Math.floor(real() * n) }
}

/** The seed of this run: the one asked for, or a new one, in any case said. */
export function runSeed(what: string): number {
  const seed = Number(process.env['WINROOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  process.stdout.write(`${what}: WINROOM_SEED=${seed}\n`)
  return seed
}
