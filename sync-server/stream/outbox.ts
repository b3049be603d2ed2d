import * as encoding from 'lib0/encoding'
import type { Clock } from '../clock'
import type { Limits } from '../limits'
import type { RelaySocket } from '../socket'
import type { Say } from './wire'

/** What waits is sent when it is this much, or at the end of the turn. */
const frameBytes = 64 * 1024

interface OutboxDeps {
  readonly socket: RelaySocket
  readonly limits: Limits
  readonly clock: Clock
  /** The client does not read what it is sent. */
  readonly overflowed: () => void
}

/** What is said in one turn of the event loop leaves as one frame; who says much waits until it is read. */
export class Outbox {
  readonly #deps: OutboxDeps
  #encoder = encoding.createEncoder()
  #isScheduled = false
  #isClosed = false
  #unsent = 0
  #lastSent: number
  #wake: () => void = () => undefined

  constructor(deps: OutboxDeps) {
    this.#deps = deps
    this.#lastSent = deps.clock.now()
  }

  say(say: Say): void {
    if (this.#isClosed) return
    say(this.#encoder)
    if (encoding.length(this.#encoder) >= frameBytes) this.flush()
    else if (!this.#isScheduled) this.#schedule()
  }

  flush(): void {
    if (this.#isClosed || !encoding.hasContent(this.#encoder)) return
    const frame = encoding.toUint8Array(this.#encoder)
    this.#encoder = encoding.createEncoder()
    const { limits, socket, clock, overflowed } = this.#deps
    // what was asked for waits in `drained`, but for the last answer; what is beyond came unasked, and is not being read
    if (this.#unsent > limits.maxBufferedBytes + limits.maxMessageBytes) return overflowed()
    this.#unsent += frame.length
    this.#lastSent = clock.now()
    socket.send(frame, () => {
      this.#unsent -= frame.length
      this.#wake()
    })
  }

  /** Waits while the client has more than a little to read. */
  async drained(): Promise<void> {
    while (!this.#isClosed && this.#unsent > this.#deps.limits.streamAheadBytes) {
      await new Promise<void>(resolve => (this.#wake = resolve))
    }
  }

  isSilentFor(ms: number): boolean {
    return this.#deps.clock.now() - this.#lastSent >= ms
  }

  close(): void {
    this.#isClosed = true
    this.#wake()
  }

  #schedule(): void {
    this.#isScheduled = true
    this.#deps.clock.soon(() => {
      this.#isScheduled = false
      this.flush()
    })
  }
}
