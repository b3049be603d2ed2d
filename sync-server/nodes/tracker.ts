import type { WholeLog } from '../store/port'

/** Bytes of messages that came before their turn are dropped beyond this many; the store has them. */
const maxAhead = 1_000

/**
 * Which numbers of a room's log this node has, and what of the others' entries comes next. Entries arrive from the bus in any
 * order, twice or never; they leave in the order of their numbers, once. This node's own take their place in the row, but
 * their clients have had them already.
 */
export class Tracker {
  /** Everything up to here has been delivered, or is this node's own. Null until the room has been read. */
  #cursor: number | null = null
  /** The highest number heard of. */
  #known = 0
  /** Beyond the cursor: bytes of others, null for our own. */
  readonly #ahead = new Map<number, Uint8Array | null>()

  /** Where to read on from; null until the room was read. */
  get cursor(): number | null {
    return this.#cursor
  }

  /** True when something is known to exist that has not been delivered. */
  get isBehind(): boolean {
    return this.#cursor !== null && this.#known > this.#cursor
  }

  /** The room was read up to `head`. Only the first reading counts: later ones repeat what was delivered. */
  loaded(head: number): void {
    this.#cursor ??= head
    this.hears(head)
  }

  /** The log has come at least this far. */
  hears(head: number): void {
    this.#known = Math.max(this.#known, head)
  }

  /** This node's own entries up to `last`. Returns what of others that were waiting for them is next. */
  own(last: number, count: number): Uint8Array[] {
    return this.#take(last, Array<null>(count).fill(null))
  }

  /** Entries of others up to `last`. Returns what is next. */
  others(last: number, updates: readonly Uint8Array[]): Uint8Array[] {
    return this.#take(last, updates)
  }

  /** What the store had after the cursor. Returns what of it was not delivered yet. */
  read({ snapshot, entries, head }: WholeLog): Uint8Array[] {
    const next: Uint8Array[] = []
    let cursor = this.#cursor ?? 0
    const deliver = (bytes: Uint8Array): void => void (bytes.length > 0 && next.push(bytes))
    if (snapshot && snapshot.upTo > cursor) {
      cursor = snapshot.upTo
      deliver(snapshot.bytes)
    }
    for (const { seq, bytes } of entries) {
      if (seq !== cursor + 1) continue // delivered while the store was asked
      cursor = seq
      if (this.#ahead.get(seq) !== null) deliver(bytes)
    }
    this.#cursor = cursor
    for (const seq of this.#ahead.keys()) if (seq <= cursor) this.#ahead.delete(seq)
    this.hears(head)
    next.push(...this.#drain())
    return next
  }

  #take(last: number, updates: readonly (Uint8Array | null)[]): Uint8Array[] {
    this.hears(last)
    if (this.#cursor === null) return [] // the first reading brings them
    const first = last - updates.length + 1
    updates.forEach((update, i) => this.#place(first + i, update))
    return this.#drain()
  }

  #place(seq: number, bytes: Uint8Array | null): void {
    if (this.#cursor === null || seq <= this.#cursor || this.#ahead.has(seq)) return
    if (bytes !== null && this.#ahead.size >= maxAhead) return
    this.#ahead.set(seq, bytes)
  }

  #drain(): Uint8Array[] {
    const next: Uint8Array[] = []
    if (this.#cursor === null) return next
    for (;;) {
      const bytes = this.#ahead.get(this.#cursor + 1)
      if (bytes === undefined) return next
      this.#ahead.delete(++this.#cursor)
      // what has no bytes was set aside by a repair
      if (bytes !== null && bytes.length > 0) next.push(bytes)
    }
  }
}
