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

/** A document in use. It stays in memory until everybody has released it, and its last write is on disk. */
export interface DocumentLease extends LiveDocument {
  release(): void
}

/** An update that is on this computer's disk now: only then does it travel (DESIGN §1.3). */
export interface DurableUpdate {
  readonly name: DocumentName
  readonly update: Uint8Array
  readonly fromNetwork: boolean
}

/** An update on its way to the disk. */
interface Waiting {
  readonly entry: LogEntry
  readonly fromNetwork: boolean
  readonly ticket: number
}

interface Loaded extends LiveDocument {
  readers: number
}

export interface SaveState {
  /** Updates not yet on disk. */
  readonly pending: number
  readonly problem: StoreError | null
}

/**
 * The documents that are in memory. Every update of theirs goes to the store at once; what the disk refuses is kept and
 * written again, in order (S8). Loaded once, dropped only after their last reader and their last write.
 */
export class DocumentRegistry {
  readonly #live = new Map<DocumentName, Loaded>()
  readonly #durable = createSignal<DurableUpdate>()
  readonly #saving = createSignal<SaveState>()
  readonly #changed = createSignal<DocumentName>()
  /** Updates under way to the disk, by document. */
  readonly #writing = new Map<DocumentName, number>()
  /** The updates under way, each by its number, oldest first. */
  readonly #underWay = new Set<number>()
  #tickets = 0
  #waiters: { readonly last: number; readonly done: () => void }[] = []
  /** What the disk refused, oldest first. While there is any, everything new queues behind it. */
  #refused: Waiting[] = []
  #problem: StoreError | null = null
  #closed = false
  #settled: Promise<void> = Promise.resolve()
  #cancelRetry: () => void = () => undefined

  constructor(
    readonly store: DocumentStore,
    private readonly timers: Timers,
  ) {}

  readonly onDurable = this.#durable.on
  readonly onSaving = this.#saving.on
  /** A document is another one now, in memory or only on disk; in the turn in which it changes. */
  readonly onChanged = this.#changed.on

  /** Takes a document into use, loading it if need be. Throws a StoreError when it can't be read: never an empty stand-in. */
  acquire(name: DocumentName): DocumentLease {
    const loaded = this.#live.get(name) ?? this.#load(name)
    loaded.readers += 1
    let released = false
    return {
      name,
      doc: loaded.doc,
      release: () => {
        if (released) return
        released = true
        loaded.readers -= 1
        this.#dropIfIdle(name)
      },
    }
  }

  /** Takes a document into use for as long as the workspace is open. */
  open(name: DocumentName): LiveDocument {
    return this.acquire(name)
  }

  get(name: DocumentName): LiveDocument | undefined {
    return this.#live.get(name)
  }

  /** Names of the documents in memory. */
  loaded(): DocumentName[] {
    return [...this.#live.keys()]
  }

  /** Resolves when everything written so far is on disk; rejects with the StoreError that keeps it from there. */
  async settled(): Promise<void> {
    await this.#settled
    if (this.#problem !== null) throw this.#problem
  }

  get saving(): SaveState {
    return { pending: this.#underWay.size, problem: this.#problem }
  }

  /** Whether updates of a document are still under way to the disk. */
  isWriting(name: DocumentName): boolean {
    return this.#writing.has(name)
  }

  /**
   * Takes in updates that another thread made, all or none: they are stored in one commit first, then applied a few at a
   * time, so that the loop is never held (S10). They stay in memory, those that `passing` names only until they are applied.
   */
  async takeIn(
    entries: readonly LogEntry[],
    origin: Origin,
    breathe: () => Promise<void>,
    onProgress: (done: number) => void,
    passing: (name: DocumentName) => boolean = () => false,
  ): Promise<void> {
    const documents = entries.map(entry => this.acquire(entry.document))
    await this.store.append(entries)
    for (const [at, entry] of entries.entries()) {
      const document = documents[at]
      if (document === undefined) continue
      Y.applyUpdate(document.doc, entry.update, { ...origin, stored: true })
      this.#durable.emit({ name: entry.document, update: entry.update, fromNetwork: false })
      this.#changed.emit(entry.document)
      if (passing(entry.document)) document.release()
      onProgress(at + 1)
      await breathe()
    }
  }

  /**
   * Takes in what arrived for a document, in the order of its log. Where it is in memory, it is applied; else its bytes go to the
   * disk as they are, and no document is made. Resolves once they are on disk, however long the disk refuses them.
   * The bytes must be updates that can be decoded: what can't be would keep the document from ever opening again.
   */
  async arrive(name: DocumentName, updates: readonly Uint8Array[]): Promise<void> {
    if (updates.length === 0) return
    const live = this.#live.get(name)
    if (live === undefined) return this.#arriveOnDisk(name, updates)
    const origin: Origin = { from: 'network' }
    Y.transact(live.doc, () => updates.forEach(update => Y.applyUpdate(live.doc, update, origin)), origin)
    // What waits for something else is in no update event yet, and would be gone with the memory.
    const { pendingStructs, pendingDs } = live.doc.store
    if (pendingStructs !== null || pendingDs !== null) return this.#arriveOnDisk(name, updates)
    return this.written()
  }

  /** Resolves when all that is under way now is on disk, however long the disk refuses it. */
  written(): Promise<void> {
    const last = this.#tickets
    return this.#isWritten(last) ? Promise.resolve() : new Promise(done => this.#waiters.push({ last, done }))
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancelRetry()
    await this.#settled.catch(() => undefined)
    if (this.#refused.length > 0) await this.#writeRefused()
    for (const { doc } of this.#live.values()) doc.destroy()
    this.#live.clear()
  }

  #load(name: DocumentName): Loaded {
    const { updates } = this.store.load(name)
    const loaded: Loaded = { name, doc: new Y.Doc({ guid: name, gc: true }), readers: 0 }
    const { doc } = loaded
    try {
      applyStored(doc, updates)
    } catch (error) {
      throw new StoreError('damaged', `"${name}" can't be put together`, { cause: error })
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (!isStored(origin)) this.#write({ document: name, update }, isFrom(origin, 'network'))
      this.#changed.emit(name)
    })
    this.#live.set(name, loaded)
    return loaded
  }

  #dropIfIdle(name: DocumentName): void {
    const loaded = this.#live.get(name)
    if (loaded === undefined || loaded.readers > 0 || this.#writing.has(name)) return
    this.#live.delete(name)
    loaded.doc.destroy()
  }

  async #arriveOnDisk(name: DocumentName, updates: readonly Uint8Array[]): Promise<void> {
    for (const update of updates) this.#write({ document: name, update }, true)
    await this.written()
    // It may have been loaded meanwhile, without what was still under way.
    const live = this.#live.get(name)
    if (live !== undefined) applyStored(live.doc, updates)
    else this.#changed.emit(name)
  }

  #write(entry: LogEntry, fromNetwork: boolean): void {
    const item: Waiting = { entry, fromNetwork, ticket: ++this.#tickets }
    this.#underWay.add(item.ticket)
    this.#writing.set(entry.document, (this.#writing.get(entry.document) ?? 0) + 1)
    if (this.#refused.length > 0) {
      this.#refused.push(item)
      return
    }
    const written = this.store.append([entry]).then(
      () => this.#written([item]),
      (error: unknown) => this.#refuse([item], error),
    )
    this.#settled = Promise.all([this.#settled, written]).then(() => undefined)
    if (this.#underWay.size === 1) this.#saving.emit(this.saving)
  }

  #written(items: Waiting[]): void {
    for (const { entry, fromNetwork, ticket } of items) {
      this.#underWay.delete(ticket)
      const left = (this.#writing.get(entry.document) ?? 1) - 1
      if (left === 0) this.#writing.delete(entry.document)
      else this.#writing.set(entry.document, left)
      this.#durable.emit({ name: entry.document, update: entry.update, fromNetwork })
      if (left === 0) this.#dropIfIdle(entry.document)
    }
    const due = this.#waiters.filter(({ last }) => this.#isWritten(last))
    if (due.length > 0) this.#waiters = this.#waiters.filter(waiter => !due.includes(waiter))
    for (const { done } of due) done()
    if (this.#underWay.size === 0) this.#saving.emit(this.saving)
  }

  #isWritten(ticket: number): boolean {
    const [oldest] = this.#underWay
    return oldest === undefined || oldest > ticket
  }

  #refuse(items: Waiting[], error: unknown): void {
    this.#problem =
      error instanceof StoreError ? error : new StoreError('unknown', String(error), { cause: error })
    this.#refused.push(...items)
    this.#saving.emit(this.saving)
    this.#cancelRetry()
    if (this.#closed) return
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

/** Applies what the store has, in one transaction: structs are integrated in one pass, and nothing is stored again. */
export function applyStored(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  const origin: Origin = { from: 'store' }
  Y.transact(doc, () => updates.forEach(update => Y.applyUpdate(doc, update, origin)), origin)
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
