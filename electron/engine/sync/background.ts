import * as Y from 'yjs'
import type { Documents } from '../documents/documents'
import type { DocumentRegistry } from '../documents/registry'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { heldPointOf, proveHeld } from './held'
import type { Ledger } from './ledger'
import { Outbox } from './outbox'
import { StreamLine } from './stream-line'
import { append, fetchRooms, hello, type StreamLog, type StreamMessage } from './stream-wire'

/** Comparing documents ends for this turn of the loop after so long. */
const PROVING_MS = 6
const REFUSED_AGAIN_MS = 10_000
const EMPTY_UPDATE = new Uint8Array([0, 0])

export interface BackgroundOptions {
  readonly url: string
  readonly registry: DocumentRegistry
  readonly documents: Documents
  readonly ledger: Ledger
  readonly timers: Timers
  /** Whether a link of its own looks after the document now. */
  readonly isLinked: (name: DocumentName) => boolean
  /** Whether a document ever is looked after here: boards and the workspace always have links. */
  readonly isOwn: (name: DocumentName) => boolean
  readonly onStatus: () => void
  readonly onHeld: (name: DocumentName) => void
  /** The relay is another one, or has lost its memory. */
  readonly onForgotten: () => void
  /** The ledger has something new to write down. */
  readonly onLedger: () => void
}

/**
 * The whole workspace on one connection (S6): whatever moves anywhere arrives here, on disk and without being loaded, and what is written
 * in documents that no link looks after is appended. It costs what has changed: the ledger says how far each room is here.
 * *Held* is what the relay answered for, or what its own log, read from the beginning, is seen to cover (S5).
 */
export class Background {
  readonly #options: BackgroundOptions
  readonly #line: StreamLine
  readonly #outbox = new Outbox(item => this.#line.send(append(item.ref, item.name, item.update)))
  /** Up to where each room was heard on this connection; what is on disk of it is in the ledger. */
  readonly #heard = new Map<DocumentName, number>()
  /** Rooms asked for, and up to which entry. */
  readonly #wanted = new Map<DocumentName, number>()
  readonly #toProve: { readonly name: DocumentName; readonly log: readonly Uint8Array[] }[] = []
  #proving = false
  /** Counts connections: what an earlier one began means nothing to this one. */
  #epoch = 0
  #listed = false
  #caughtUp = false
  #told = ''
  #isFirst: boolean

  constructor(options: BackgroundOptions) {
    this.#options = options
    this.#isFirst = options.ledger.position === ''
    this.#doubt(name => options.ledger.mayBeUnheld(name))
    this.#line = new StreamLine({
      url: options.url,
      timers: options.timers,
      onWelcome: generation => this.#welcome(generation),
      onMessage: message => this.#take(message),
      onDown: () => this.#down(),
      onState: options.onStatus,
    })
  }

  get status() {
    const { state, reason } = this.#line
    const arriving = this.#isFirst && state === 'connected' && !this.#caughtUp
    return { state, reason, arriving, ...this.#outbox.counts() }
  }

  /** Documents that may hold something that the relay does not. */
  unheld(): DocumentName[] {
    return this.#outbox.names()
  }

  /** An edit of a document without a link is on disk now. */
  edited(name: DocumentName, update: Uint8Array): void {
    this.#outbox.add(name, update)
    this.#options.onStatus()
  }

  /** The link of a document has gone, and left this many edits of which the relay has not said that it holds them. */
  adopt(name: DocumentName, edits: number): void {
    this.#outbox.doubt(name, edits)
    if (this.#listed) this.#compare([name])
  }

  /** A link looks after the document from now on, or has found that it is held. */
  release(name: DocumentName): void {
    this.#outbox.drop(name)
  }

  isDirty(name: DocumentName): boolean {
    return this.#outbox.has(name)
  }

  reconnect(): void {
    this.#line.reconnect()
  }

  /** The relay was met by a link: it is back. */
  retryNow(): void {
    this.#line.retryNow()
  }

  destroy(): void {
    this.#epoch += 1
    this.#line.destroy()
  }

  #welcome(generation: string): void {
    const { ledger } = this.#options
    this.#epoch += 1
    this.#heard.clear()
    if (generation !== ledger.generation) {
      ledger.reset(generation)
      this.#options.onForgotten()
      this.#doubt(() => true)
    }
    this.#line.send(hello(generation, ledger.position))
  }

  #down(): void {
    this.#epoch += 1
    this.#listed = this.#caughtUp = false
    this.#wanted.clear()
    this.#toProve.length = 0
    this.#outbox.pause()
  }

  #take(message: StreamMessage): void {
    switch (message.kind) {
      case 'moved':
        return this.#moved(message.rooms)
      case 'log':
        return this.#log(message)
      case 'listed':
        this.#told = message.position
        this.#listed = true
        this.#compare(this.#outbox.doubtful().filter(name => !this.#options.isLinked(name)))
        this.#outbox.resume()
        return this.#settle()
      case 'position':
        this.#told = message.position
        return this.#settle()
      case 'damaged':
        // It stays closed until somebody repairs the relay; until then nothing of it is called held.
        this.#wanted.delete(message.room as DocumentName)
        return this.#settle()
      case 'durable':
        return this.#durable(message.ref, message.seq)
      case 'refused':
        this.#outbox.refused(message.ref)
        this.#options.timers.after(REFUSED_AGAIN_MS, () => { if (this.#listed) this.#outbox.resume() }) // prettier-ignore
        return this.#options.onStatus()
      case 'welcome':
    }
  }

  #moved(rooms: readonly { readonly room: string; readonly head: number }[]): void {
    const news = rooms.flatMap(({ room, head }) => {
      const name = nameOf(room)
      return name !== null && head > this.#cursor(name) ? [{ name, head }] : []
    })
    this.#fetch(news.map(({ name, head }) => ({ name, head, after: this.#cursor(name) })))
  }

  #log({ room, after, head, updates }: StreamLog): void {
    const name = nameOf(room)
    if (name === null) return
    if (head >= (this.#wanted.get(name) ?? 0)) this.#wanted.delete(name)
    if (head > this.#cursor(name)) {
      // A gap: what lies between is under way, or is asked for.
      if (after > this.#cursor(name)) {
        if (!this.#wanted.has(name)) this.#fetch([{ name, head, after: this.#cursor(name) }])
        return
      }
      this.#heard.set(name, head)
      void this.#keep(name, updates, head)
    }
    // The whole log, as the relay has it on its disk: what it covers is held.
    if (after === 0 && this.#outbox.isDoubtful(name)) this.#proveSoon(name, updates)
    this.#settle()
  }

  /** Brings to disk what arrived, and then says so in the ledger. */
  async #keep(name: DocumentName, updates: readonly Uint8Array[], head: number): Promise<void> {
    const epoch = this.#epoch
    const { registry, ledger, onLedger } = this.#options
    try {
      await registry.arrive(name, updates.filter(canBeDecoded))
    } catch {
      // Bytes that no document accepts: to ask for them again would not make them better.
    }
    if (epoch !== this.#epoch) return
    ledger.setCursor(name, head)
    onLedger()
  }

  #durable(ref: number, seq: number): void {
    const name = this.#outbox.durable(ref)
    if (name === null) return
    // With nothing of somebody else's between, this room is here up to what was just appended.
    if (seq === this.#cursor(name) + 1) {
      this.#heard.set(name, seq)
      void this.#keep(name, [], seq)
    }
    this.#found(name)
  }

  #fetch(
    rooms: readonly { readonly name: DocumentName; readonly head: number; readonly after: number }[],
  ): void {
    if (rooms.length === 0) return
    for (const { name, head } of rooms) this.#wanted.set(name, Math.max(head, this.#wanted.get(name) ?? 0))
    this.#line.send(fetchRooms(rooms.map(({ name, after }) => ({ room: name, after }))))
  }

  /** Asks for the relay's whole log of documents of which is not known what it lacks. */
  #compare(names: readonly DocumentName[]): void {
    this.#fetch(names.map(name => ({ name, head: 0, after: 0 })))
  }

  #proveSoon(name: DocumentName, log: readonly Uint8Array[]): void {
    this.#toProve.push({ name, log })
    if (this.#proving) return
    this.#proving = true
    this.#options.timers.soon(() => void this.#proveSome())
  }

  /** Comparing takes about a millisecond a document: a few a turn, so that the loop is never held (S10). */
  async #proveSome(): Promise<void> {
    const { registry, timers } = this.#options
    const epoch = this.#epoch
    // What is under way to the disk is in the documents already: it must not travel before.
    await registry.written()
    const until = timers.now() + PROVING_MS
    while (epoch === this.#epoch && timers.now() < until) {
      const next = this.#toProve.shift()
      if (next === undefined) break
      if (registry.isWriting(next.name)) this.#toProve.push(next)
      else this.#prove(next.name, next.log)
    }
    this.#proving = this.#toProve.length > 0
    if (this.#proving) timers.soon(() => void this.#proveSome())
  }

  #prove(name: DocumentName, log: readonly Uint8Array[]): void {
    if (!this.#outbox.isDoubtful(name) || this.#options.isLinked(name)) return
    try {
      const doc = this.#options.documents.read(name)
      const held = log.length === 0 ? EMPTY_UPDATE : Y.mergeUpdates([...log])
      const { vector, covers } = proveHeld(new Map(), held, heldPointOf(doc))
      if (covers) this.#outbox.drop(name)
      else this.#outbox.lacks(name, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector)))
    } catch {
      // Damaged here or there: it stays in doubt, and is shown as not held.
      return
    }
    this.#found(name)
  }

  #found(name: DocumentName): void {
    if (!this.#outbox.has(name)) this.#options.onHeld(name)
    this.#options.onStatus()
  }

  /** A position may be kept once all that was told before it is on disk. */
  #settle(): void {
    if (!this.#listed || this.#wanted.size > 0) return
    if (!this.#caughtUp) {
      this.#caughtUp = true
      this.#isFirst = false
      this.#options.onStatus()
    }
    const position = this.#told
    const epoch = this.#epoch
    if (position === this.#options.ledger.position) return
    void this.#options.registry.written().then(() => {
      if (epoch !== this.#epoch) return
      this.#options.ledger.setPosition(position)
      this.#options.onLedger()
    })
  }

  #cursor(name: DocumentName): number {
    return this.#heard.get(name) ?? this.#options.ledger.cursor(name)
  }

  #doubt(isInDoubt: (name: DocumentName) => boolean): void {
    const { documents, isOwn, isLinked } = this.#options
    for (const name of documents.names())
      if (isOwn(name) && !isLinked(name) && isInDoubt(name)) this.#outbox.doubt(name, 1)
  }
}

/** Names as rooms have them (sync-server/PROTOCOL.md, *Connecting*); anything else is nobody's document. */
function nameOf(room: string): DocumentName | null {
  return room.length <= 150 && /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_.:-]+)*$/.test(room)
    ? (room as DocumentName)
    : null
}

function canBeDecoded(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
