import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Origin } from '../../core/documents/origin'
import {
  decodeReplica,
  encodeReplica,
  type ReplicaMessage,
  type ReplicaPresence,
} from '../../core/documents/replica-wire'
import type { ReplicaName } from '../../electron/contract/messages'
import type { ReplicaChannel, ReplicaChannels, ReplicaListener } from './replica-channels'
import { createValueStore, type ValueStore } from './value-store'

/** `ready`: all that the engine has is here. `newer`: a newer app wrote it; shown, not written to. `damaged`: can't be read, or not opened. */
export type ReplicaState = 'opening' | 'ready' | 'newer' | 'damaged'

/** A document of the engine in this window, to be bound to an editor. Edits are made on `doc`; they travel by themselves. */
export interface DocumentReplica {
  readonly document: ReplicaName
  readonly doc: Y.Doc
  /** Who is in the document. This window's state has `name`, `color` and what the editor adds. */
  readonly awareness: Awareness
  readonly state: ValueStore<ReplicaState>
  /** Whether everything that was written in this window is on this computer's disk (S1). */
  readonly saved: ValueStore<boolean>
  /** Says who this person is from now on: the others' windows show it at once. Nothing where they are called so already. */
  introduce(member: ReplicaMember): void
  /** Lets go. What is not stored yet is still brought to the engine, if need be to its next start (S9). */
  close(): void
}

/** What opens replicas: the engine client of the window. */
export interface ReplicaLine {
  readonly replicas: ReplicaChannels
}

/** How this person is shown in others' windows. */
export interface ReplicaMember {
  readonly name: string
  readonly colour: string
}

/** Replicas in use, by line: what two parts of a window show of one document is one replica, with one cursor. */
const inUse = new WeakMap<ReplicaLine, Map<ReplicaName, Replica>>()

/** Opens a document in this window, or shares the replica that is open. */
export function openReplica(
  line: ReplicaLine,
  document: ReplicaName,
  member: ReplicaMember,
): DocumentReplica {
  const open = inUse.get(line) ?? new Map<ReplicaName, Replica>()
  inUse.set(line, open)
  const known = open.get(document)
  const replica = known ?? new Replica(line, document, member)
  open.set(document, replica)
  replica.users += 1
  let closed = false
  const { doc, awareness, state, saved } = replica
  const close = (): void => {
    if (closed) return
    closed = true
    replica.users -= 1
    if (replica.users > 0) return
    open.delete(document)
    replica.end()
  }
  const introduce = (as: ReplicaMember): void => replica.introduce(as)
  return { document, doc, awareness, state, saved, introduce, close }
}

type Change = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

class Replica implements ReplicaListener {
  users = 0
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state = createValueStore<ReplicaState>('opening')
  readonly saved = createValueStore(true)
  readonly #channel: ReplicaChannel
  readonly #origin: Origin = { from: 'network' }
  /** Edits sent, and up to which of them all are on disk. */
  #sent = 0
  #stored = 0
  /** Edits are held back until both sides have greeted: until then the engine may lack what they build upon. */
  #greeted = false
  #heldBack = false
  /** The engine has opened it, and said that a newer app wrote it. */
  #opened = false
  #newer = false
  #ending = false

  constructor(line: ReplicaLine, document: ReplicaName, member: ReplicaMember) {
    this.doc = new Y.Doc({ guid: document })
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState(presenceOf(member))
    this.doc.on('update', this.#onUpdate)
    this.awareness.on('update', this.#onPresence)
    this.#channel = line.replicas.open(document, this)
  }

  onOpened(state: 'current' | 'newer' | 'damaged' | 'refused'): void {
    switch (state) {
      case 'current':
      case 'newer':
        this.#newer = state === 'newer'
        if (this.#opened) return this.state.set(this.#newer ? 'newer' : 'ready')
        this.#opened = true
        this.#send({ kind: 'step1', vector: Y.encodeStateVector(this.doc) })
        return this.#sendPresence()
      case 'damaged':
      case 'refused':
        this.onDown()
        this.state.set('damaged')
        if (this.#ending) this.#destroy()
    }
  }

  onBytes(bytes: Uint8Array): void {
    const message = decodeReplica(bytes)
    switch (message.kind) {
      case 'step1':
        return this.#answer(message.vector)
      case 'step2':
        Y.applyUpdate(this.doc, message.update, this.#origin)
        return this.state.set(this.#newer ? 'newer' : 'ready')
      case 'update':
        return Y.applyUpdate(this.doc, message.update, this.#origin)
      case 'presence':
        return applyAwarenessUpdate(this.awareness, message.states, this.#origin)
      case 'ask-presence':
        // With a higher clock: others ignore what they have heard before.
        return this.awareness.setLocalState(this.awareness.getLocalState())
    }
  }

  onSaved(nth: number): void {
    this.#stored = Math.max(this.#stored, nth)
    this.#settle()
  }

  onDown(): void {
    this.#greeted = false
    this.#opened = false
    // What was sent and not answered for may be gone: the next greeting brings it again.
    if (this.#stored < this.#sent) this.#heldBack = true
  }

  introduce(member: ReplicaMember): void {
    const state = this.awareness.getLocalState()
    const { name, color } = introduced(member)
    if (state === null || (state['name'] === name && state['color'] === color)) return
    this.awareness.setLocalState({ ...state, name, color })
  }

  end(): void {
    this.#ending = true
    this.awareness.setLocalState(null)
    this.#settle()
  }

  /** The engine says what it has: it gets all else, which is also whatever was written while it was away. */
  #answer(vector: Uint8Array): void {
    this.#greeted = true
    const nth = this.#heldBack ? ++this.#sent : 0
    this.#heldBack = false
    this.#send({ kind: 'step2', update: Y.encodeStateAsUpdate(this.doc, vector) }, nth)
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#origin) return
    this.saved.set(false)
    if (this.#greeted) this.#send({ kind: 'update', update }, ++this.#sent)
    else this.#heldBack = true
  }

  readonly #onPresence = ({ added, updated, removed }: Change, origin: unknown): void => {
    if (origin === this.#origin) return
    const states = encodeAwarenessUpdate(this.awareness, [...added, ...updated, ...removed])
    this.#send({ kind: 'presence', states })
  }

  #sendPresence(): void {
    if (this.awareness.getLocalState() === null) return
    this.#send({
      kind: 'presence',
      states: encodeAwarenessUpdate(this.awareness, [this.doc.clientID]),
    })
  }

  #send(message: ReplicaMessage, nth = 0): void {
    this.#channel.send(nth, encodeReplica(message))
  }

  #settle(): void {
    const saved = !this.#heldBack && this.#stored === this.#sent
    this.saved.set(saved)
    if (this.#ending && (saved || this.state.get() === 'damaged')) this.#destroy()
  }

  #destroy(): void {
    this.#channel.close()
    this.doc.off('update', this.#onUpdate)
    this.awareness.off('update', this.#onPresence)
    this.awareness.destroy()
    this.doc.destroy()
  }
}

function presenceOf(member: ReplicaMember): ReplicaPresence {
  return { ...introduced(member), anchorPos: null, focusPos: null, focusing: false }
}

function introduced({ name, colour }: ReplicaMember): Pick<ReplicaPresence, 'name' | 'color'> {
  return { name, color: `var(--wr-member-${colour})` }
}
