import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { updateFrame } from '../../../sync-server/wire'
import type { Kind } from './servers'

export interface Cost {
  /** Microseconds of user and system time. */
  readonly cpu: number
  readonly heap: number
  readonly rss: number
}

/** A server in a process of its own. */
export class Running {
  readonly kind: Kind
  readonly port: number
  readonly #child: ChildProcess

  private constructor(kind: Kind, port: number, child: ChildProcess) {
    this.kind = kind
    this.port = port
    this.#child = child
  }

  static async start(kind: Kind, folder?: string): Promise<Running> {
    const args = ['serve', kind, ...(folder === undefined ? [] : [folder])]
    const child = fork(join(import.meta.dirname, '../relay.ts'), args, {
      execArgv: ['--import', 'tsx', '--expose-gc', ...(process.env['BENCH_FLAGS']?.split(' ') ?? [])],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    return new Running(kind, port, child)
  }

  async cost(what: 'cpu' | 'memory' = 'cpu'): Promise<Cost> {
    this.#child.send(what)
    const [{ cpu, heap, rss }] = (await once(this.#child, 'message')) as [
      { cpu: NodeJS.CpuUsage; heap: number; rss: number },
    ]
    return { cpu: cpu.user + cpu.system, heap, rss }
  }

  /** Brings to disk what a server would write some time later. */
  async settle(): Promise<void> {
    if (this.kind !== 'hocuspocus-sqlite') return
    this.#child.kill('SIGUSR2')
    await new Promise(resolve => setTimeout(resolve, 3_000))
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await once(this.#child, 'exit')
  }
}

/** One socket in one room, speaking what its server does: Hocuspocus puts the room's name before each message. */
export class BenchClient {
  readonly socket: WebSocket
  readonly #prefix: Uint8Array

  private constructor(socket: WebSocket, prefix: Uint8Array) {
    this.socket = socket
    this.#prefix = prefix
  }

  static async connect(
    { kind, port }: Running,
    room: string,
    receive: (message: Uint8Array, client: BenchClient) => void = () => undefined,
  ): Promise<BenchClient> {
    const isHocuspocus = kind.startsWith('hocuspocus')
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${isHocuspocus ? '' : room}`, {
      perMessageDeflate: false,
    })
    const prefix = isHocuspocus
      ? encoding.encode(encoder => encoding.writeVarString(encoder, room))
      : new Uint8Array()
    const client = new BenchClient(socket, prefix)
    socket.on('message', (data: Buffer) => receive(isHocuspocus ? withoutName(data) : data, client))
    await once(socket, 'open')
    if (isHocuspocus) client.send(authentication())
    return client
  }

  send(message: Uint8Array): void {
    this.socket.send(this.#prefix.length === 0 ? message : Buffer.concat([this.#prefix, message]))
  }

  end(): void {
    this.socket.terminate()
  }
}

function withoutName(data: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  return data.subarray(decoder.pos)
}

/** Hocuspocus hears nothing before a token, be it of any kind. */
function authentication(): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'token')
    encoding.writeVarString(encoder, '4.7.0')
  })
}

/** Edits of a document, one frame each. */
export function editFrames(count: number, doc = new Y.Doc()): Uint8Array[] {
  const frames: Uint8Array[] = []
  const collect = (update: Uint8Array): void => void frames.push(updateFrame(update))
  doc.on('update', collect)
  for (let i = 0; i < count; i++) doc.getMap('edits').set(`deal${i % 500}:amount`, i * 100)
  doc.off('update', collect)
  return frames
}
