import type { DocumentLease, DocumentRegistry } from '../documents/registry'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import type { RoomLink } from './room-link'

/** Rooms visited at once. */
const AT_ONCE = 3
/** A room that has not answered by then is visited again in the next round. */
const PATIENCE_MS = 20_000
/** How often all rooms are looked at: a relay without a stream does not say which of them moved. */
const ROUND_MS = 2 * 60_000

export interface VisitsOptions {
  readonly registry: DocumentRegistry
  readonly timers: Timers
  /** All documents that are to be here, those that may not be held first. */
  readonly names: () => DocumentName[]
  readonly isLinked: (name: DocumentName) => boolean
  readonly link: (lease: DocumentLease, onStatus: () => void) => RoomLink
  /** All that is here is held, and all that the relay had is here. */
  readonly onDone: (name: DocumentName) => void
  readonly onGone: (name: DocumentName, unheld: number) => void
}

interface Visit {
  readonly link: RoomLink
  readonly lease: DocumentLease
  readonly cancel: () => void
}

/** Where a relay speaks no stream: a link to one document after the other, for as long as both sides need to be alike (S6). */
export class Visits {
  readonly #visits = new Map<DocumentName, Visit>()
  #queue: DocumentName[] = []
  #cancelRound: () => void = () => undefined
  #ended = false

  constructor(private readonly options: VisitsOptions) {
    this.#round()
  }

  get(name: DocumentName): RoomLink | undefined {
    return this.#visits.get(name)?.link
  }

  counts(): { readonly unheld: number; readonly unsent: number } {
    const all = [...this.#visits.values()].map(({ link }) => link.status)
    return {
      unheld: all.reduce((sum, each) => sum + each.unheld, 0),
      unsent: all.reduce((sum, each) => sum + each.unsent, 0),
    }
  }

  /** A document was edited, or is to be looked at for another reason. */
  ask(name: DocumentName): void {
    if (this.#visits.has(name) || this.#queue.includes(name)) return
    this.#queue.unshift(name)
    this.#next()
  }

  /** A link of its own looks after a document from now on. */
  leave(name: DocumentName): void {
    this.#end(name)
  }

  destroy(): void {
    this.#ended = true
    this.#cancelRound()
    for (const name of [...this.#visits.keys()]) this.#end(name)
  }

  #round(): void {
    if (this.#ended) return
    this.#queue = this.options.names()
    this.#cancelRound = this.options.timers.after(ROUND_MS, () => this.#round())
    this.#next()
  }

  #next(): void {
    while (!this.#ended && this.#visits.size < AT_ONCE) {
      const name = this.#queue.shift()
      if (name === undefined) return
      if (!this.#visits.has(name) && !this.options.isLinked(name)) this.#visit(name)
    }
  }

  #visit(name: DocumentName): void {
    const { registry, timers, link } = this.options
    let lease: DocumentLease
    try {
      lease = registry.acquire(name)
    } catch {
      // Damaged: the store has told of it.
      return
    }
    const cancel = timers.after(PATIENCE_MS, () => this.#end(name))
    this.#visits.set(name, { lease, cancel, link: link(lease, () => this.#look(name)) })
  }

  #look(name: DocumentName): void {
    const status = this.#visits.get(name)?.link.status
    if (status === undefined || !status.met || status.unheld > 0) return
    const { registry } = this.options
    if (registry.isWriting(name)) return void registry.written().then(() => this.#look(name))
    // Not within the link's own turn: it is not done with what it tells of.
    this.options.timers.soon(() => this.#end(name))
  }

  #end(name: DocumentName): void {
    const visit = this.#visits.get(name)
    if (visit === undefined) return
    this.#visits.delete(name)
    visit.cancel()
    const { met, unheld } = visit.link.status
    visit.link.destroy()
    visit.lease.release()
    if (met && unheld === 0) this.options.onDone(name)
    else this.options.onGone(name, unheld)
    this.#next()
  }
}
