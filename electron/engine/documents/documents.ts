import * as Y from 'yjs'
import type { Origin } from '../../../core/documents/origin'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { createSignal } from '../signal'
import { applyStored, type DocumentRegistry } from './registry'

/**
 * Every document of the workspace, in memory or not: for whoever derives something from all of them (projection, search) or
 * writes one that no window shows. Pages and talks arrive in the background and are not loaded for it (S6).
 */
export class Documents {
  readonly #changed = createSignal<DocumentName>()
  readonly #due = new Set<DocumentName>()
  #cancel: (() => void) | null = null
  readonly #stop: () => void

  constructor(
    private readonly registry: DocumentRegistry,
    timers: Timers,
  ) {
    this.#stop = registry.onChanged(name => {
      this.#due.add(name)
      this.#cancel ??= timers.soon(() => this.#tell())
    })
  }

  /**
   * Names a document that is another one now: edited here, or arrived. Once a turn for each. Who must know after a crash what
   * it has missed compares `store.lastSeq(name)` with what it has noted.
   */
  readonly onChanged = this.#changed.on

  /** Every document that is on this computer. */
  names(): DocumentName[] {
    return this.registry.store.documents().map(({ document }) => document)
  }

  /** How far a document is: grows with each of its edits, and is durable. 0 for one that is not here. */
  seq(name: DocumentName): number {
    return this.registry.store.lastSeq(name)
  }

  /**
   * A document to be read, in this turn only: the loaded one, or one made for this. It is never written to: an edit of
   * one that is made for reading is nowhere. An unknown one is empty. Throws a StoreError when it can't be read.
   */
  read(name: DocumentName): Y.Doc {
    const live = this.registry.get(name)
    if (live !== undefined) return live.doc
    const doc = new Y.Doc({ guid: name })
    applyStored(doc, this.registry.store.load(name).updates)
    return doc
  }

  /**
   * Edits a document, loaded or not, in one transaction. It is answered for once it is on disk: commands wait for that
   * by themselves (C2), others await `registry.settled()`.
   */
  edit<T>(name: DocumentName, origin: Origin, edit: (doc: Y.Doc) => T): T {
    const lease = this.registry.acquire(name)
    try {
      return lease.doc.transact(() => edit(lease.doc), origin)
    } finally {
      lease.release()
    }
  }

  close(): void {
    this.#stop()
    this.#cancel?.()
  }

  #tell(): void {
    this.#cancel = null
    const due = [...this.#due]
    this.#due.clear()
    for (const name of due) this.#changed.emit(name)
  }
}
