import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type * as Y from 'yjs'
import {
  encodeReplica,
  readPresence,
  writePresence,
  type ReplicaMessage,
} from '../../../core/documents/replica-wire'
import type { DocumentLease } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'

/** One who shares a document here: a window's replica. */
export interface Sharer {
  /** Transactions of theirs carry this as origin: what they wrote is not sent back to them. */
  readonly origin: object
  send(bytes: Uint8Array): void
  /** The document may be one of a newer app now. */
  onChanged(): void
}

type PresenceChange = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

/** Stands for everybody on other computers where it is asked who said something. */
const others = {}

/** A document that windows hold replicas of: passes edits and presence between them, and to and from the network. */
export class SharedDocument {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly #awareness: Awareness
  readonly #sharers = new Set<Sharer>()
  readonly #lease: DocumentLease
  readonly #outgoing = createSignal<Uint8Array>()

  constructor(lease: DocumentLease) {
    this.#lease = lease
    this.name = lease.name
    this.doc = lease.doc
    this.#awareness = new Awareness(lease.doc)
    // The engine is nobody: it only passes on.
    this.#awareness.setLocalState(null)
    this.#awareness.on('update', this.#onPresence)
    this.doc.on('update', this.#onUpdate)
  }

  /** Presence of this computer's windows, as it changes: what goes to the network. */
  readonly onPresence = this.#outgoing.on

  get isUnused(): boolean {
    return this.#sharers.size === 0
  }

  join(sharer: Sharer): void {
    this.#sharers.add(sharer)
  }

  /** `clients` are those that spoke through this sharer. */
  leave(sharer: Sharer, clients: Iterable<number>): void {
    this.#sharers.delete(sharer)
    removeAwarenessStates(this.#awareness, [...clients], sharer.origin)
  }

  /** Everybody's presence, for one who has just come; null where nobody is. */
  presence(): Uint8Array | null {
    const clients = [...this.#awareness.getStates().keys()]
    return clients.length === 0 ? null : encodeAwarenessUpdate(this.#awareness, clients)
  }

  /** Takes what a window says of its people. Answers with the clients it spoke for. Throws on bytes that are no presence. */
  hear(states: Uint8Array, from: object): number[] {
    const entries = readPresence(states)
    applyAwarenessUpdate(this.#awareness, writePresence(entries), from)
    return entries.map(({ client }) => client)
  }

  /** Takes what the network says; it has no word on who is here. Throws on bytes that are no presence. */
  hearOthers(states: Uint8Array, isOurs: (client: number) => boolean): void {
    const entries = readPresence(states).filter(({ client }) => !isOurs(client))
    applyAwarenessUpdate(this.#awareness, writePresence(entries), others)
  }

  /** The network is gone, and with it everybody who is not here. */
  forgetOthers(isOurs: (client: number) => boolean): void {
    const gone = [...this.#awareness.getStates().keys()].filter(client => !isOurs(client))
    removeAwarenessStates(this.#awareness, gone, others)
  }

  /** The network is back: others ignore a state that they knew before, until it is said anew. */
  askPresence(): void {
    this.#tell({ kind: 'ask-presence' }, null)
  }

  destroy(): void {
    this.doc.off('update', this.#onUpdate)
    this.#awareness.off('update', this.#onPresence)
    this.#awareness.destroy()
    this.#lease.release()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.#tell({ kind: 'update', update }, origin)
    for (const sharer of [...this.#sharers]) sharer.onChanged()
  }

  readonly #onPresence = ({ added, updated, removed }: PresenceChange, origin: unknown): void => {
    const states = encodeAwarenessUpdate(this.#awareness, [...added, ...updated, ...removed])
    this.#tell({ kind: 'presence', states }, origin)
    if (origin !== others) this.#outgoing.emit(states)
  }

  #tell(message: ReplicaMessage, except: unknown): void {
    const bytes = encodeReplica(message)
    for (const sharer of this.#sharers) if (sharer.origin !== except) sharer.send(bytes)
  }
}
