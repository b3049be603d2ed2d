import type { WorkspaceId } from '../../../core/ids'
import { isReplicaKind } from '../../../core/documents/replicas'
import type { EngineMessage } from '../../contract/messages'
import { isReplicable, kindOf } from '../documents/names'
import type { DocumentRegistry } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { SharedDocument } from './shared-document'
import { WindowReplica } from './window-replica'

/** How long a document that no window shows stays: people go back, and its last edits reach the relay on its open line. */
const LINGER_MS = 5_000

export interface OpenRequest {
  readonly id: number
  readonly document: string
  /** The workspace that the window knows the document from; null when it opens it for the first time. */
  readonly workspaceId: WorkspaceId | null
}

/** The documents of one workspace that windows hold replicas of. */
export class Replicas {
  readonly #shared = new Map<DocumentName, SharedDocument>()
  readonly #replicas = new Map<DocumentName, Set<WindowReplica>>()
  readonly #lingering = new Map<DocumentName, () => void>()
  readonly #opened = createSignal<SharedDocument>()
  readonly #closed = createSignal<DocumentName>()

  constructor(
    private readonly workspaceId: WorkspaceId,
    private readonly registry: DocumentRegistry,
    private readonly timers: Timers,
  ) {}

  readonly onOpened = this.#opened.on
  readonly onClosed = this.#closed.on

  /** Documents that a window shows, or did a moment ago. */
  open(): SharedDocument[] {
    return [...this.#shared.values()]
  }

  /** Whether a presence is that of a window of this computer. */
  isOurs(name: DocumentName, client: number): boolean {
    return [...(this.#replicas.get(name) ?? [])].some(replica => replica.clients.has(client))
  }

  /** Opens a replica for a window, or says why not; null then. */
  attach(
    request: OpenRequest,
    windowId: string,
    post: (message: EngineMessage) => void,
    onEnd: () => void,
  ): WindowReplica | null {
    const { id, document } = request
    const answer = (state: 'refused' | 'damaged'): null => {
      post({ t: 'replica-opened', id, state, workspaceId: this.workspaceId })
      return null
    }
    if (!isReplicable(document)) return answer('refused')
    const { kind } = kindOf(document)
    if (!isReplicaKind(kind)) return answer('refused')
    // A replica of the workspace that was open before: it must not meet what has the same name in this one.
    if (request.workspaceId !== null && request.workspaceId !== this.workspaceId) return answer('refused')
    const shared = this.#share(document)
    if (shared === null) return answer('damaged')
    const all = this.#replicas.get(document) ?? new Set()
    this.#replicas.set(document, all)
    const replica = new WindowReplica({
      ...{ id, windowId, kind, shared, post, workspaceId: this.workspaceId },
      written: () => this.registry.written(),
      onEnd: () => {
        all.delete(replica)
        this.#lingerIfUnused(shared)
        onEnd()
      },
    })
    all.add(replica)
    return replica
  }

  close(): void {
    for (const cancel of this.#lingering.values()) cancel()
    for (const replicas of this.#replicas.values()) for (const replica of [...replicas]) replica.end()
    for (const shared of this.#shared.values()) this.#drop(shared)
  }

  #share(name: DocumentName): SharedDocument | null {
    this.#lingering.get(name)?.()
    this.#lingering.delete(name)
    const known = this.#shared.get(name)
    if (known !== undefined) return known
    try {
      const shared = new SharedDocument(this.registry.acquire(name))
      this.#shared.set(name, shared)
      this.#opened.emit(shared)
      return shared
    } catch {
      // The store has told of the damage (S3); the others open as usual.
      return null
    }
  }

  #lingerIfUnused(shared: SharedDocument): void {
    if (!shared.isUnused || this.#lingering.has(shared.name)) return
    const cancel = this.timers.after(LINGER_MS, () => this.#drop(shared))
    this.#lingering.set(shared.name, cancel)
  }

  #drop(shared: SharedDocument): void {
    this.#lingering.get(shared.name)?.()
    this.#lingering.delete(shared.name)
    this.#shared.delete(shared.name)
    this.#replicas.delete(shared.name)
    this.#closed.emit(shared.name)
    shared.destroy()
  }
}
