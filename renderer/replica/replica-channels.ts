import type { WorkspaceId } from '../../core/ids'
import type { EngineMessage, ReplicaName, WindowMessage } from '../../electron/contract/messages'

/** What the engine says of a replica, or that it is gone for now. */
export interface ReplicaListener {
  onOpened(state: Extract<EngineMessage, { t: 'replica-opened' }>['state']): void
  onBytes(bytes: Uint8Array): void
  /** Every edit up to the nth is on disk. */
  onSaved(nth: number): void
  /** The engine is gone; when another is there, the replica is opened anew. */
  onDown(): void
}

/** One replica's line to the engine. */
export interface ReplicaChannel {
  /** `nth` numbers what holds an edit; 0 for the rest. What is said while the engine is away is lost: it is greeted anew. */
  send(nth: number, bytes: Uint8Array): void
  close(): void
}

interface Entry {
  readonly document: ReplicaName
  readonly listener: ReplicaListener
  /** Where the document is; once known, it is opened in no other workspace. */
  workspaceId: WorkspaceId | null
}

/** The replicas' part of this window's line to the engine: opens them again after each new start of it. */
export class ReplicaChannels {
  readonly #entries = new Map<number, Entry>()
  #nextId = 1

  /** `post` does nothing while there is no engine. */
  constructor(private readonly post: (message: WindowMessage) => void) {}

  open(document: ReplicaName, listener: ReplicaListener): ReplicaChannel {
    const id = this.#nextId++
    const entry: Entry = { document, listener, workspaceId: null }
    this.#entries.set(id, entry)
    this.#say(id, entry)
    return {
      send: (nth, bytes) => this.post({ t: 'replica', id, nth, bytes }),
      close: () => {
        if (this.#entries.delete(id)) this.post({ t: 'replica-close', id })
      },
    }
  }

  /** Another engine, or another workspace: everything is opened anew. */
  renew(): void {
    for (const [id, entry] of this.#entries) {
      entry.listener.onDown()
      this.#say(id, entry)
    }
  }

  down(): void {
    for (const { listener } of this.#entries.values()) listener.onDown()
  }

  receive(message: Extract<EngineMessage, { t: `replica${string}` }>): void {
    const entry = this.#entries.get(message.id)
    if (entry === undefined) return
    switch (message.t) {
      case 'replica-opened':
        if (message.state === 'current' || message.state === 'newer') entry.workspaceId = message.workspaceId
        return entry.listener.onOpened(message.state)
      case 'replica':
        return entry.listener.onBytes(message.bytes)
      case 'replica-saved':
        return entry.listener.onSaved(message.nth)
    }
  }

  #say(id: number, { document, workspaceId }: Entry): void {
    this.post({ t: 'replica-open', id, document, workspaceId })
  }
}
