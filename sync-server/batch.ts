import { frameOfUpdate } from './ws-frame'

/** Beyond this the copying costs more than the writes that it saves. */
const maxBytes = 1024 * 1024

interface Part {
  readonly from: object
  readonly update: Uint8Array
}

/**
 * What a room's turn brought, as it goes over the network: put together once for all members. Each gets the whole but for
 * what it said itself, which is at most two pieces of it: a turn of 50 senders is 100 writes, not 2,450.
 */
export class Batch {
  readonly #bytes: Uint8Array
  readonly #whole: readonly Uint8Array[]
  readonly #own: ReadonlyMap<object, { from: number; to: number }>

  private constructor(bytes: Uint8Array, own: ReadonlyMap<object, { from: number; to: number }>) {
    this.#bytes = bytes
    this.#whole = [bytes]
    this.#own = own
  }

  /** `turn` is in order of sender. Null where it is so large that frames of their own are the better way. */
  static of(turn: readonly Part[]): Batch | null {
    if (turn.reduce((sum, { update }) => sum + update.length, 0) > maxBytes) return null
    const own = new Map<object, { from: number; to: number }>()
    let at = 0
    const frames = turn.map(({ from, update }) => {
      const frame = frameOfUpdate(update)
      const begin = own.get(from)?.from ?? at
      at += frame.length
      own.set(from, { from: begin, to: at })
      return frame
    })
    return new Batch(frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames, at), own)
  }

  /** Whole WebSocket frames, in order: everything that `member` did not say. */
  piecesFor(member: object): readonly Uint8Array[] {
    const own = this.#own.get(member)
    if (!own) return this.#whole
    return [this.#bytes.subarray(0, own.from), this.#bytes.subarray(own.to)].filter(
      ({ length }) => length > 0,
    )
  }
}
