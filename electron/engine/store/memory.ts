import {
  StoreError,
  type DocumentName,
  type DocumentStore,
  type DocumentSummary,
  type LogEntry,
} from './port'

interface Kept {
  /** Everything before the log, merged. */
  snapshot: Uint8Array | null
  log: { seq: number; update: Uint8Array }[]
  seq: number
}

/** The store's twin in memory, for tests of what stands on a store. Nothing outlives it; what is appended is kept as a copy, as on a disk. */
export function openMemoryStore(): DocumentStore {
  return new MemoryDocumentStore()
}

class MemoryDocumentStore implements DocumentStore {
  readonly #documents = new Map<DocumentName, Kept>()
  readonly #meta = new Map<string, string>()
  #pending: Promise<unknown> = Promise.resolve()
  #seq = 0
  #closed = false

  append(entries: readonly LogEntry[]): Promise<number> {
    if (this.#closed) return Promise.reject(closed())
    // Not at once: whoever takes an append for durable before it says so must fail here, too.
    const written = this.#pending.then(() => this.#write(entries))
    this.#pending = written
    return written
  }

  async flush(): Promise<void> {
    await this.append([])
  }

  load(document: DocumentName) {
    this.#assertOpen()
    const kept = this.#documents.get(document)
    const updates = kept
      ? [...(kept.snapshot ? [kept.snapshot] : []), ...kept.log.map(entry => entry.update)]
      : []
    return { updates: updates.map(update => update.slice()), seq: kept?.seq ?? 0, damage: [] }
  }

  lastSeq(document: DocumentName): number {
    this.#assertOpen()
    return this.#documents.get(document)?.seq ?? 0
  }

  documents(): DocumentSummary[] {
    this.#assertOpen()
    return [...this.#documents].map(([document, kept]) => ({
      document,
      seq: kept.seq,
      logEntries: kept.log.length,
      logBytes: kept.log.reduce((sum, entry) => sum + entry.update.byteLength, 0),
    }))
  }

  compact(document: DocumentName, merge: (updates: Uint8Array[]) => Uint8Array): void {
    const { updates, seq } = this.load(document)
    const kept = this.#documents.get(document)
    if (!kept || kept.log.length === 0) return
    this.#documents.set(document, {
      snapshot: merge(updates).slice(),
      log: kept.log.filter(entry => entry.seq > seq),
      seq: kept.seq,
    })
  }

  getMeta(key: string): string | null {
    this.#assertOpen()
    return this.#meta.get(key) ?? null
  }

  setMeta(key: string, value: string): void {
    this.#assertOpen()
    this.#meta.set(key, value)
  }

  setMetas(entries: ReadonlyMap<string, string>): void {
    for (const [key, value] of entries) this.setMeta(key, value)
  }

  check() {
    this.#assertOpen()
    return []
  }

  backup(): void {
    throw new StoreError('unknown', 'A store in memory has no file to copy.')
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#pending
  }

  #write(entries: readonly LogEntry[]): number {
    for (const { document, update } of entries) {
      const kept = this.#documents.get(document) ?? { snapshot: null, log: [], seq: 0 }
      this.#documents.set(document, kept)
      kept.seq = ++this.#seq
      kept.log.push({ seq: kept.seq, update: update.slice() })
    }
    return this.#seq
  }

  #assertOpen(): void {
    if (this.#closed) throw closed()
  }
}

function closed(): StoreError {
  return new StoreError('closed', 'The store is closed.')
}
