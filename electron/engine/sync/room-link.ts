import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import { messageAuth, messageAwareness, messageSync, WebsocketProvider } from 'y-websocket'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Origin } from '../../../core/documents/origin'
import type { LiveDocument } from '../documents/registry'
import type { Timers } from '../timers'
import { GuardedSocket } from './guarded-socket'
import { heldPointOf, proveHeld, type HeldPoint } from './held'

/** Pause between an edit that was sent and asking whether it is held: edits that come together are asked about together. */
const ASK_AFTER_MS = 25
/** Pause before asking again when the answer did not cover what we have. */
const ASK_AGAIN_MS = 1_000
/** Answers in a row that lack what was sent, after which the room is greeted anew: that sends whatever is missing. */
const MISSES = 3
const MAX_BACKOFF_MS = 2_500

export type LinkState = 'connecting' | 'connected' | 'waiting' | 'refused'
export type LinkReason = 'unreachable' | 'closed' | 'refused'

export interface LinkStatus {
  readonly state: LinkState
  readonly reason: LinkReason | null
  /** The room's first answer has come since this link was made. */
  readonly met: boolean
  readonly unsent: number
  readonly unheld: number
}

export interface RoomLinkOptions {
  readonly relay: string
  readonly room: string
  readonly document: LiveDocument
  readonly timers: Timers
  /** Presence travels in one room; the others keep an empty one, because its echo is what tells a live connection. */
  readonly awareness?: Awareness
  /** What others in the room say of themselves, where presence is not the engine's own; and that they are out of reach. */
  readonly presence?: { readonly hear: (states: Uint8Array) => void; readonly gone: () => void }
  /** Whether something from an earlier run may not be held yet. */
  readonly mayBeUnheld: boolean
  /** Resolves when all that the document holds is on this computer's disk: nothing travels before. */
  readonly settled: () => Promise<void>
  readonly onStatus: () => void
  readonly onHeld: () => void
  /** The room answered on a new connection. */
  readonly onMet: () => void
}

/** A question whose answer is awaited: what it has to cover, and how many edits that settles. Null: the first greeting. */
type Question = { readonly wanted: HeldPoint; readonly edits: number } | null

/**
 * One room on one relay: y-websocket's own provider, with its two shortcuts taken over. It sends an update when the
 * document has it, we when the disk has it (DESIGN §1.3); and it takes *sent* for *synced*, where we ask until the relay
 * proves that it holds it (S5).
 */
export class RoomLink {
  readonly #provider: WebsocketProvider
  readonly #options: RoomLinkOptions
  #state: LinkState = 'connecting'
  #reason: LinkReason | null = null
  #met = false
  #unsent: number
  #unheld: number
  /** Clocks that the relay is known to hold. */
  #known = new Map<number, number>()
  #questions: Question[] = []
  #misses = 0
  #cancelAsk: (() => void) | null = null

  constructor(options: RoomLinkOptions) {
    this.#options = options
    this.#unsent = this.#unheld = options.mayBeUnheld ? 1 : 0
    const { relay, room, document, awareness, timers } = options
    this.#provider = new WebsocketProvider(relay, room, document.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: MAX_BACKOFF_MS + (timers.now() % 1_000),
      // `ws` is the WebSocket of Node; it has all that the provider asks of one.
      WebSocketPolyfill: GuardedSocket as unknown as typeof globalThis.WebSocket,
      ...(awareness === undefined ? {} : { awareness }),
    })
    this.#takeOver()
    this.#provider.connect()
  }

  get status(): LinkStatus {
    return {
      state: this.#state,
      reason: this.#reason,
      met: this.#met,
      unsent: this.#unsent,
      unheld: this.#unheld,
    }
  }

  /** Hands an update over, now that it is on this computer's disk. */
  send(update: Uint8Array): void {
    this.#unheld += 1
    const { ws } = this.#provider
    if (this.#provider.wsconnected && ws?.readyState === WebSocket.OPEN) {
      ws.send(message(encoder => syncProtocol.writeUpdate(encoder, update)))
      this.#askSoon(ASK_AFTER_MS)
    } else this.#unsent += 1
    this.#options.onStatus()
  }

  /** Says who is here; before the room was met, and while it is out of reach, nobody hears it. */
  say(states: Uint8Array): void {
    const { ws } = this.#provider
    if (!this.#provider.wsconnected || ws?.readyState !== WebSocket.OPEN) return
    ws.send(
      encoding.encode(encoder => {
        encoding.writeVarUint(encoder, messageAwareness)
        encoding.writeVarUint8Array(encoder, states)
      }),
    )
  }

  /** Tests the connection by making it anew (S7); greets again what could not be greeted while the disk refused. */
  reconnect(): void {
    this.#provider.wsUnsuccessfulReconnects = 0
    this.#provider.disconnect()
    this.#provider.connect()
  }

  destroy(): void {
    this.#cancelAsk?.()
    this.#provider.destroy()
  }

  #takeOver(): void {
    const provider = this.#provider
    this.#options.document.doc.off('update', provider._updateHandler)
    // One listener on the process for each room would pass Node's warning limit; the engine closes its links itself.
    process.off('exit', provider._exitHandler)
    provider.messageHandlers[messageSync] = (_encoder, decoder, _provider, emitSynced) =>
      this.#onSync(decoder, emitSynced)
    const { presence } = this.#options
    if (presence !== undefined)
      provider.messageHandlers[messageAwareness] = (_encoder, decoder) =>
        presence.hear(decoding.readVarUint8Array(decoder))
    provider.messageHandlers[messageAuth] = () => this.#moveTo('refused', 'refused')
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#questions = [null]
      if (status === 'connecting' && this.#state !== 'waiting') this.#moveTo('connecting', null)
    })
    provider.on('connection-error', () => this.#moveTo('waiting', 'unreachable'))
    provider.on('connection-close', () => {
      this.#questions = []
      this.#options.presence?.gone()
      if (this.#state !== 'refused') this.#moveTo('waiting', this.#reason ?? 'closed')
    })
    provider.on('closed', () => this.#moveTo('refused', 'refused'))
  }

  #onSync(decoder: decoding.Decoder, emitSynced: boolean): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === syncProtocol.messageYjsSyncStep1) {
      this.#known = Y.decodeStateVector(bytes)
      // A relay may have come back with less than it had: held is what it proves on this connection.
      this.#unheld = Math.max(this.#unheld, 1)
      return void this.#greet(bytes)
    }
    const origin: Origin = { from: 'network' }
    Y.applyUpdate(this.#options.document.doc, bytes, origin)
    if (type !== syncProtocol.messageYjsSyncStep2) return
    const isFirst = !this.#provider.synced
    if (emitSynced && isFirst) this.#provider.synced = true
    this.#met = true
    this.#moveTo('connected', null)
    if (isFirst) this.#options.onMet()
    this.#onAnswer(bytes)
  }

  /** The relay says what it holds: everything else goes to it, once it is on this computer's disk. */
  async #greet(vector: Uint8Array): Promise<void> {
    const { ws } = this.#provider
    try {
      await this.#options.settled()
    } catch {
      // The disk refuses. When it no longer does, the connection is made anew.
      return
    }
    if (ws === null || ws !== this.#provider.ws || ws.readyState !== WebSocket.OPEN) return
    ws.send(message(encoder => syncProtocol.writeSyncStep2(encoder, this.#options.document.doc, vector)))
    this.#unsent = 0
    this.#options.onStatus()
    this.#askSoon(0)
  }

  #askSoon(ms: number): void {
    if (this.#cancelAsk !== null || this.#questions.some(question => question !== null)) return
    this.#cancelAsk = this.#options.timers.after(ms, () => {
      this.#cancelAsk = null
      this.#ask()
    })
  }

  #ask(): void {
    const { ws } = this.#provider
    if (!this.#provider.wsconnected || ws?.readyState !== WebSocket.OPEN) return
    this.#questions.push({ wanted: heldPointOf(this.#options.document.doc), edits: this.#unheld })
    // A SyncStep1 with what the relay is known to hold in place of what we hold: its answer is the proof.
    ws.send(
      message(encoder => {
        encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep1)
        encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.#known))
      }),
    )
  }

  #onAnswer(answer: Uint8Array): void {
    const question = this.#questions.shift()
    if (question === undefined || question === null) return
    const { vector, covers } = proveHeld(this.#known, answer, question.wanted)
    this.#known = vector
    if (covers) {
      this.#unheld -= question.edits
      this.#options.onHeld()
      this.#options.onStatus()
    }
    const newer = this.#unheld > (covers ? 0 : question.edits)
    this.#misses = covers || newer ? 0 : this.#misses + 1
    if (this.#misses >= MISSES) {
      this.#misses = 0
      this.reconnect()
    } else if (newer || !covers) this.#askSoon(newer ? ASK_AFTER_MS : ASK_AGAIN_MS)
  }

  #moveTo(state: LinkState, reason: LinkReason | null): void {
    if (this.#state === state && this.#reason === reason) return
    this.#state = state
    this.#reason = reason
    this.#options.onStatus()
  }
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
