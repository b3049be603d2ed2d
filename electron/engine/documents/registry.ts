import * as Y from 'yjs'
import type { Origin } from '../../../core/documents/origin'
import { createSignal } from '../signal'
import type { Timers } from '../timers'
import { StoreError, type DocumentName, type DocumentStore, type LogEntry } from '../store/port'

/** How long to wait before writing again what the disk refused. */
const RETRY_MS = 2_000

/** A document that is in memory. */
export interface LiveDocument {
  readonly name: DocumentName
  readonly doc: Y.Doc
}

/** An update of a live document that is on this computer's disk now: only then does it travel (DESIGN §1.3). */
export interface DurableUpdate {
  readonly document: LiveDocument
  readonly update: Uint8Array
  readonly fromNetwork: boolean
}

/** An update on its way to the disk. */
interface Waiting {
  readonly entry: LogEntry
  readonly document: LiveDocument
  readonly fromNetwork: boolean
}

export interface SaveState {
  /** Updates not yet on disk. */
  readonly pending: number
  readonly problem: StoreError | null
}

/**
 * The documents that are in memory. Every update of theirs goes to the store at once; what the disk refuses is kept and
 * written again, in order (S8). Loaded once, dropped only after their last write.
 */
export class DocumentRegistry {
  readonly #live = new Map<DocumentName, LiveDocument>()
  readonly #durable = createSignal<DurableUpdate>()
  readonly #saving = createSignal<SaveState>()
  /** What the disk refused, oldest first. While there is any, everything new queues behind it. */
  #refused: Waiting[] = []
  #pending = 0
  #problem: StoreError | null = null
  #settled: Promise<void> = Promise.resolve()
  #cancelRetry: () => void = () => undefined

  constructor(
    readonly store: DocumentStore,
    private readonly timers: Timers,
  ) {}

  readonly onDurable = this.#durable.on
  readonly onSaving = this.#saving.on

  /** Loads a document, or gives the one that is loaded. Throws a StoreError when it can't be read: never an empty stand-in. */
  open(name: DocumentName): LiveDocument {
    const known = this.#live.get(name)
    if (known !== undefined) return known
    const loaded = this.store.load(name)
    const live: LiveDocument = { name, doc: new Y.Doc({ guid: name, gc: true }) }
    const origin: Origin = { from: 'store' }
    // One transaction for all: observers are not there yet, and structs are integrated in one pass.
    Y.transact(
      live.doc,
      () => loaded.updates.forEach(update => Y.applyUpdate(live.doc, update, origin)),
      origin,
    )
    live.doc.on('update', (update: Uint8Array, updateOrigin: unknown) =>
      this.#keep(live, update, updateOrigin),
    )
    this.#live.set(name, live)
    return live
  }

  get(name: DocumentName): LiveDocument | undefined {
    return this.#live.get(name)
  }

  /** Resolves when everything written so far is on disk; rejects with the StoreError that keeps it from there. */
  async settled(): Promise<void> {
    await this.#settled
    if (this.#problem !== null) throw this.#problem
  }

  get saving(): SaveState {
    return { pending: this.#pending, problem: this.#problem }
  }

  /**
   * Takes in updates that another thread made, all or none: they are stored in one commit first, then applied a few at a
   * time, so that the loop is never held (S10).
   */
  async takeIn(
    entries: readonly LogEntry[],
    origin: Origin,
    breathe: () => Promise<void>,
    onProgress: (done: number) => void,
  ): Promise<void> {
    const documents = entries.map(entry => this.open(entry.document))
    await this.store.append(entries)
    for (const [at, entry] of entries.entries()) {
      const document = documents[at]
      if (document === undefined) continue
      Y.applyUpdate(document.doc, entry.update, { ...origin, stored: true })
      this.#durable.emit({ document, update: entry.update, fromNetwork: false })
      onProgress(at + 1)
      await breathe()
    }
  }

  async close(): Promise<void> {
    this.#cancelRetry()
    await this.#settled.catch(() => undefined)
    if (this.#refused.length > 0) await this.#writeRefused()
    for (const { doc } of this.#live.values()) doc.destroy()
    this.#live.clear()
  }

  #keep(document: LiveDocument, update: Uint8Array, origin: unknown): void {
    if (isStored(origin)) return
    const item = {
      entry: { document: document.name, update },
      document,
      fromNetwork: isFrom(origin, 'network'),
    }
    this.#pending += 1
    if (this.#refused.length > 0) {
      this.#refused.push(item)
      return
    }
    const written = this.store.append([item.entry]).then(
      () => this.#written([item]),
      (error: unknown) => this.#refuse([item], error),
    )
    this.#settled = Promise.all([this.#settled, written]).then(() => undefined)
    if (this.#pending === 1) this.#saving.emit(this.saving)
  }

  #written(items: Waiting[]): void {
    this.#pending -= items.length
    for (const { document, entry, fromNetwork } of items)
      this.#durable.emit({ document, update: entry.update, fromNetwork })
    if (this.#pending === 0) this.#saving.emit(this.saving)
  }

  #refuse(items: Waiting[], error: unknown): void {
    this.#problem =
      error instanceof StoreError ? error : new StoreError('unknown', String(error), { cause: error })
    this.#refused.push(...items)
    this.#saving.emit(this.saving)
    this.#cancelRetry()
    this.#cancelRetry = this.timers.after(RETRY_MS, () => void this.#writeRefused())
  }

  /** Writes what was refused, in one commit; only then is the disk trusted again. */
  async #writeRefused(): Promise<void> {
    const items = this.#refused
    try {
      await this.store.append(items.map(item => item.entry))
      this.#refused = this.#refused.slice(items.length)
      this.#problem = null
      this.#written(items)
      if (this.#refused.length > 0) await this.#writeRefused()
      this.#saving.emit(this.saving)
    } catch (error) {
      this.#refuse([], error)
    }
  }
}

function isFrom(origin: unknown, from: Origin['from']): boolean {
  return typeof origin === 'object' && origin !== null && 'from' in origin && origin.from === from
}

function isStored(origin: unknown): boolean {
  return (
    isFrom(origin, 'store') ||
    (typeof origin === 'object' && origin !== null && 'stored' in origin && origin.stored === true)
  )
}
