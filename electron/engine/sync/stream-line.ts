import WebSocket from 'ws'
import type { Timers } from '../timers'
import type { LinkReason } from './room-link'
import { decodeStream, STREAM_VERSION, type StreamMessage } from './stream-wire'

const MAX_BACKOFF_MS = 2_500
/** A relay says something every 15 seconds; one that has been silent for longer is gone (S7). */
const SILENT_MS = 45_000
const HANDSHAKE_MS = 10_000
/** How long before a relay that does not speak the stream is asked again: it may be another program by then. */
const UNSPOKEN_MS = 5 * 60_000

/** `unspoken`: the relay answers, but knows no stream. */
export type StreamState = 'connecting' | 'connected' | 'waiting' | 'refused' | 'unspoken'

export interface StreamLineOptions {
  /** `ws://host/.stream/<workspace>` */
  readonly url: string
  readonly timers: Timers
  /** First of all on a new connection; nothing is sent before. */
  readonly onWelcome: (generation: string) => void
  readonly onMessage: (message: StreamMessage) => void
  readonly onDown: () => void
  readonly onState: () => void
}

/** One connection to a relay's stream, made anew whenever it ends. Says nothing before the relay has shown that it speaks it. */
export class StreamLine {
  readonly #options: StreamLineOptions
  #socket: WebSocket | null = null
  #welcomed = false
  #state: StreamState = 'connecting'
  #reason: LinkReason | null = null
  #failures = 0
  #cancelRetry: () => void = () => undefined
  #cancelSilence: () => void = () => undefined
  #ended = false

  constructor(options: StreamLineOptions) {
    this.#options = options
    this.#connect()
  }

  get state(): StreamState {
    return this.#state
  }

  get reason(): LinkReason | null {
    return this.#reason
  }

  send(frame: Uint8Array): void {
    if (this.#welcomed && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }

  /** Tests the connection by making it anew (S7). */
  reconnect(): void {
    this.#failures = 0
    this.#drop()
    this.#connect()
  }

  /** The relay has answered somebody else: it is back, and need not be waited for. */
  retryNow(): void {
    if (this.#state === 'waiting' && this.#socket === null) this.reconnect()
  }

  destroy(): void {
    this.#ended = true
    this.#drop()
  }

  #connect(): void {
    if (this.#ended) return
    const socket = new WebSocket(this.#options.url, { perMessageDeflate: false, handshakeTimeout: HANDSHAKE_MS }) // prettier-ignore
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#watchSilence()
    if (this.#state !== 'waiting' && this.#state !== 'unspoken') this.#moveTo('connecting', null)
    socket.on('message', (data: ArrayBuffer | string) => this.#take(socket, data))
    socket.on('close', code => this.#closed(socket, code))
    socket.on('error', () => undefined)
    // A server of another kind may answer the upgrade by a plain page.
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      const isOther = response.statusCode === 404 || response.statusCode === 400
      this.#closed(socket, isOther ? 4404 : 1006)
    })
  }

  #take(socket: WebSocket, data: ArrayBuffer | string): void {
    if (socket !== this.#socket) return
    try {
      if (typeof data === 'string') throw new TypeError('text')
      const messages = decodeStream(new Uint8Array(data))
      if (!this.#welcomed) this.#welcome(messages.shift())
      this.#watchSilence()
      for (const message of messages) this.#options.onMessage(message)
    } catch {
      // Before the welcome: not a stream. After it: nonsense, and the connection is made anew (RFC 6455, section 7.4.1).
      this.#closed(socket, this.#welcomed ? 1007 : 4404)
    }
  }

  #welcome(first: StreamMessage | undefined): void {
    // Any other server speaks first, too, and begins with a question that reads as version 0.
    if (first?.kind !== 'welcome' || first.version !== STREAM_VERSION) throw new TypeError('not a stream')
    this.#welcomed = true
    this.#failures = 0
    this.#moveTo('connected', null)
    this.#options.onWelcome(first.generation)
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket || this.#ended) return
    const wasWelcomed = this.#welcomed
    this.#drop()
    // Not asked again until somebody wants it: the answer would be the same.
    if (code === 4401 || code === 4403) return this.#moveTo('refused', 'refused')
    if (code >= 4400 && code < 4500 && !wasWelcomed) this.#moveTo('unspoken', null)
    else if (this.#state !== 'unspoken') this.#moveTo('waiting', wasWelcomed ? 'closed' : 'unreachable')
    const { timers } = this.#options
    const backoff = Math.min(2 ** this.#failures++ * 100, MAX_BACKOFF_MS) + (timers.now() % 500)
    this.#cancelRetry = timers.after(this.#state === 'unspoken' ? UNSPOKEN_MS : backoff, () =>
      this.#connect(),
    )
  }

  #drop(): void {
    this.#cancelRetry()
    this.#cancelSilence()
    const socket = this.#socket
    const wasWelcomed = this.#welcomed
    this.#socket = null
    this.#welcomed = false
    socket?.terminate()
    if (wasWelcomed) this.#options.onDown()
  }

  #watchSilence(): void {
    this.#cancelSilence()
    const socket = this.#socket
    this.#cancelSilence = this.#options.timers.after(SILENT_MS, () => {
      if (socket !== null) this.#closed(socket, 1006)
    })
  }

  #moveTo(state: StreamState, reason: LinkReason | null): void {
    if (this.#state === state && this.#reason === reason) return
    this.#state = state
    this.#reason = reason
    this.#options.onState()
  }
}
