import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { until } from './until'

/** What a client keeps between two connections. */
export interface StreamMemory {
  generation: string
  position: string
  /** Up to which entry each room is known. */
  readonly cursors: Map<string, number>
}

export const emptyMemory = (): StreamMemory => ({ generation: '', position: '', cursors: new Map() })

/** The relay's word on one append. */
export type Outcome = { readonly seq: number } | { readonly code: number }

/** A client of the stream as PROTOCOL.md describes it, written from there and not from the relay's code. */
export class StreamClient {
  readonly memory: StreamMemory
  readonly docs = new Map<string, Y.Doc>()
  readonly damaged = new Set<string>()
  closeCode: number | null = null
  /** Rooms that the relay said had moved, frames and bytes received: what a reconnect costs. */
  movedCount = 0
  frameCount = 0
  byteCount = 0
  isListed = false
  readonly #socket: WebSocket
  /** Rooms asked for, and up to which entry. */
  readonly #wanted = new Map<string, number>()
  readonly #appends = new Map<number, { room: string; resolve: (outcome: Outcome) => void }>()
  /** Said before the socket was open. */
  readonly #early: (Uint8Array | string)[] = []
  #refs = 0
  #position = ''

  private constructor(url: string, memory: StreamMemory, protocols: string[]) {
    this.memory = memory
    this.#socket = new WebSocket(url, protocols, { perMessageDeflate: false })
    this.#socket.on('open', () => {
      this.#hello()
      for (const frame of this.#early) this.#socket.send(frame)
    })
    this.#socket.on('message', (frame: Buffer) => this.#take(frame))
    this.#socket.on('close', code => (this.closeCode = code))
    this.#socket.on('error', () => undefined)
  }

  static connect(
    url: string,
    workspace: string,
    memory = emptyMemory(),
    protocols: string[] = [],
  ): StreamClient {
    return new StreamClient(`${url}/.stream/${workspace}`, memory, protocols)
  }

  /** All that the relay had when it was asked is here. */
  async caughtUp(): Promise<void> {
    const isSo = (): boolean => this.closeCode !== null || (this.isListed && this.#wanted.size === 0)
    await until(isSo, 'the stream has caught up', 60_000)
    if (this.closeCode !== null) throw new Error(`The stream was closed with ${this.closeCode}`)
  }

  /** Changes a room's document here and there. Resolves with what the relay says. */
  async edit(room: string, change: (doc: Y.Doc) => void): Promise<Outcome> {
    const doc = this.doc(room)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc))
    return this.append(room, Y.encodeStateAsUpdate(doc, before))
  }

  append(room: string, update: Uint8Array): Promise<Outcome> {
    const ref = ++this.#refs
    this.send(encoder => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, ref)
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint8Array(encoder, update)
    })
    return new Promise(resolve => this.#appends.set(ref, { room, resolve }))
  }

  doc(room: string): Y.Doc {
    const doc = this.docs.get(room) ?? new Y.Doc()
    this.docs.set(room, doc)
    return doc
  }

  send(write: (encoder: encoding.Encoder) => void): void {
    this.sendRaw(encoding.encode(write))
  }

  sendRaw(frame: Uint8Array | string): void {
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#early.push(frame)
    else this.#socket.send(frame)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  async opened(): Promise<void> {
    await until(() => this.#socket.readyState !== WebSocket.CONNECTING, 'the stream is open')
  }

  async closed(): Promise<number> {
    await until(() => this.closeCode !== null, 'the stream is closed')
    return this.closeCode ?? 0
  }

  end(): void {
    this.#socket.terminate()
  }

  #hello(): void {
    this.send(encoder => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, this.memory.generation)
      encoding.writeVarString(encoder, this.memory.position)
    })
  }

  #take(frame: Buffer): void {
    this.frameCount++
    this.byteCount += frame.length
    const decoder = decoding.createDecoder(new Uint8Array(frame))
    const wanted: [string, number][] = []
    while (decoding.hasContent(decoder)) this.#read(decoder, wanted)
    if (wanted.length > 0) this.#fetch(wanted)
    this.#settle()
  }

  #read(decoder: decoding.Decoder, wanted: [string, number][]): void {
    const type = decoding.readVarUint(decoder)
    if (type === 0) return this.#welcome(decoding.readVarUint(decoder), decoding.readVarString(decoder))
    if (type === 1) return this.#moved(decoder, wanted)
    if (type === 3) return this.#log(decoder)
    if (type === 4) return this.#damage(decoding.readVarString(decoder))
    if (type === 5)
      return this.#outcome(decoding.readVarUint(decoder), { seq: decoding.readVarUint(decoder) })
    if (type === 6)
      return this.#outcome(decoding.readVarUint(decoder), { code: decoding.readVarUint(decoder) })
    if (type !== 2 && type !== 7) throw new Error(`The relay said ${type}`)
    this.#position = decoding.readVarString(decoder)
    if (type === 2) this.isListed = true
  }

  /** Numbers of another generation mean nothing: all is asked for again, and applied on top of what is here. */
  #welcome(version: number, generation: string): void {
    if (version !== 1) throw new Error(`The relay speaks version ${version}`)
    if (generation !== this.memory.generation) this.memory.cursors.clear()
    this.memory.generation = generation
  }

  #moved(decoder: decoding.Decoder, wanted: [string, number][]): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const room = decoding.readVarString(decoder)
      const head = decoding.readVarUint(decoder)
      this.movedCount++
      if (head > this.#cursor(room)) wanted.push([room, head])
    }
  }

  #log(decoder: decoding.Decoder): void {
    const room = decoding.readVarString(decoder)
    const after = decoding.readVarUint(decoder)
    const head = decoding.readVarUint(decoder)
    const upTo = decoding.readVarUint(decoder)
    const updates = upTo > 0 ? [decoding.readVarUint8Array(decoder)] : []
    for (let left = decoding.readVarUint(decoder); left > 0; left--)
      updates.push(decoding.readVarUint8Array(decoder))
    if (head <= this.#cursor(room)) return
    // a push that does not follow what is here: either the answer that is under way holds it too, or it is asked for
    if (after > this.#cursor(room)) return this.#wanted.has(room) ? undefined : this.#fetch([[room, head]])
    const doc = this.doc(room)
    for (const update of updates) if (update.length > 0) Y.applyUpdate(doc, update, 'relay')
    this.#advance(room, head)
  }

  #advance(room: string, seq: number): void {
    this.memory.cursors.set(room, seq)
    if (seq >= (this.#wanted.get(room) ?? 0)) this.#wanted.delete(room)
  }

  #damage(room: string): void {
    this.damaged.add(room)
    this.#wanted.delete(room)
  }

  #outcome(ref: number, outcome: Outcome): void {
    const append = this.#appends.get(ref)
    this.#appends.delete(ref)
    if (append && 'seq' in outcome && outcome.seq === this.#cursor(append.room) + 1)
      this.#advance(append.room, outcome.seq)
    append?.resolve(outcome)
  }

  #fetch(rooms: readonly [string, number][]): void {
    for (const [room, head] of rooms) this.#wanted.set(room, head)
    this.send(encoder => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, rooms.length)
      for (const [room] of rooms) {
        encoding.writeVarString(encoder, room)
        encoding.writeVarUint(encoder, this.#cursor(room))
      }
    })
  }

  /** A position may be kept only when everything before it is here. */
  #settle(): void {
    if (this.isListed && this.#wanted.size === 0) this.memory.position = this.#position
  }

  #cursor(room: string): number {
    return this.memory.cursors.get(room) ?? 0
  }
}
