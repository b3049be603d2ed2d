import * as Y from 'yjs'
import type { Origin } from '../../../core/documents/origin'
import { decodeReplica, encodeReplica, type ReplicaMessage } from '../../../core/documents/replica-wire'
import { isNewer, type ReplicaKind } from '../../../core/documents/replicas'
import type { EngineMessage } from '../../contract/messages'
import type { SharedDocument, Sharer } from './shared-document'

export interface WindowReplicaOptions {
  readonly id: number
  readonly windowId: string
  readonly workspaceId: string
  readonly kind: ReplicaKind
  readonly shared: SharedDocument
  readonly post: (message: EngineMessage) => void
  /** Resolves when everything that is under way is on disk. */
  readonly written: () => Promise<void>
  readonly onEnd: () => void
}

/**
 * One window's replica of one document, as the engine sees it. What comes from the window is decoded before it is applied: bytes
 * that make no sense end this replica, and harm nothing else.
 */
export class WindowReplica implements Sharer {
  readonly origin: Origin
  /** Those who spoke through this window: they leave with it. */
  readonly clients = new Set<number>()
  readonly #options: WindowReplicaOptions
  #state: 'current' | 'newer'
  #ended = false
  #lastNth = 0
  #saving = false

  constructor(options: WindowReplicaOptions) {
    this.#options = options
    this.origin = { from: 'replica', windowId: options.windowId }
    this.#state = isNewer(options.shared.doc, options.kind) ? 'newer' : 'current'
    options.shared.join(this)
    this.#tellState()
    const { doc } = options.shared
    if (this.#state === 'current') this.#say({ kind: 'step1', vector: Y.encodeStateVector(doc) })
    const states = options.shared.presence()
    if (states !== null) this.#say({ kind: 'presence', states })
  }

  receive(nth: number, bytes: Uint8Array): void {
    if (this.#ended) return
    try {
      this.#take(decodeReplica(bytes))
    } catch {
      this.end()
      this.#post({ t: 'replica-opened', state: 'refused', workspaceId: null })
      return
    }
    if (nth > 0 && this.#state === 'current') void this.#save(nth)
  }

  send(bytes: Uint8Array): void {
    this.#post({ t: 'replica', bytes })
  }

  onChanged(): void {
    if (this.#state === 'newer' || !isNewer(this.#options.shared.doc, this.#options.kind)) return
    this.#state = 'newer'
    this.#tellState()
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#options.shared.leave(this, this.clients)
    this.#options.onEnd()
  }

  #take(message: ReplicaMessage): void {
    const { shared } = this.#options
    switch (message.kind) {
      case 'step1':
        return this.#say({ kind: 'step2', update: Y.encodeStateAsUpdate(shared.doc, message.vector) })
      case 'step2':
      case 'update': {
        if (this.#state === 'newer') return
        // Before the document is touched: an update that breaks off in the middle would be applied up to there.
        Y.decodeUpdate(message.update)
        return Y.applyUpdate(shared.doc, message.update, this.origin)
      }
      case 'presence':
        for (const client of shared.hear(message.states, this.origin)) this.clients.add(client)
        return
      case 'ask-presence': {
        const states = shared.presence()
        if (states !== null) this.#say({ kind: 'presence', states })
      }
    }
  }

  /** Says that an edit is on disk (S1). Edits that come while one is written share the next word. */
  async #save(nth: number): Promise<void> {
    this.#lastNth = Math.max(this.#lastNth, nth)
    if (this.#saving) return
    this.#saving = true
    for (let said = 0; said < this.#lastNth && !this.#ended;) {
      const upTo = this.#lastNth
      await this.#options.written()
      said = upTo
      if (!this.#ended) this.#post({ t: 'replica-saved', nth: upTo })
    }
    this.#saving = false
  }

  #say(message: ReplicaMessage): void {
    this.send(encodeReplica(message))
  }

  #tellState(): void {
    const workspaceId = this.#options.workspaceId as Extract<
      EngineMessage,
      { t: 'replica-opened' }
    >['workspaceId']
    this.#post({ t: 'replica-opened', state: this.#state, workspaceId })
  }

  #post(message: WithoutId<Extract<EngineMessage, { t: `replica${string}` }>>): void {
    this.#options.post({ ...message, id: this.#options.id })
  }
}

type WithoutId<M> = M extends unknown ? Omit<M, 'id'> : never
