/**
 * Where documents are kept: an append-only log of Yjs updates per document, with snapshots beneath it.
 * The port is synchronous to read and asynchronous to write, because a write waits for the disk (S1).
 * Two stores stand behind it, SQLite (`sqlite.ts`) and memory (`memory.ts`); test/integration/store/contract.ts is the suite that both pass.
 * What takes long runs in a worker thread, over a connection of its own: `compactDocument`, `backupFolder`, `checkFolder`.
 */

/** A document's name: `workspace`, `board/<id>`, later `deal/<id>`, `page/<id>`, ... */
export type DocumentName = string & { readonly __document: unique symbol }

export interface LogEntry {
  readonly document: DocumentName
  readonly update: Uint8Array
}

/** What was found damaged. The rest of the store is unharmed and opens as usual (S3). */
export interface Damage {
  readonly document: DocumentName | null
  readonly what: 'update' | 'snapshot' | 'file'
  readonly seq: number | null
  readonly detail: string
  /** Where the damaged bytes were put aside, so that nothing is ever destroyed by a repair. */
  readonly keptAt: string | null
}

export interface LoadedDocument {
  /** Every valid update, oldest first; a snapshot, if there is one, comes first. Applying all of them gives the document. */
  readonly updates: Uint8Array[]
  /** The sequence number of the newest entry; 0 for a document that was never written. */
  readonly seq: number
  readonly damage: Damage[]
}

export interface DocumentSummary {
  readonly document: DocumentName
  readonly seq: number
  /** Entries in the log that no snapshot covers yet, and their bytes: what compaction decides by. */
  readonly logEntries: number
  readonly logBytes: number
}

export type StoreErrorCode = 'in-use' | 'read-only' | 'full' | 'too-new' | 'damaged' | 'closed' | 'unknown'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export interface DocumentStore {
  /**
   * Appends entries, all or none, in order, across documents. Resolves with the newest sequence number once they are on
   * disk (`synchronous=FULL`), rejects with a StoreError when they are not. Calls made in one group share one commit,
   * and one failure. The bytes must not be changed before it resolves.
   */
  append(entries: readonly LogEntry[]): Promise<number>
  /** Resolves when everything appended so far is on disk. */
  flush(): Promise<void>
  /**
   * Reads a document. Throws a StoreError when it can't be read: an unreadable document is never an empty one.
   * `damage` lists all that is known to be wrong with it since the store was opened, missing entries included: a document with damage
   * asks the relay or a peer for what it lacks before anybody trusts it. Damage with no document (`what: 'file'`) may concern any.
   */
  load(document: DocumentName): LoadedDocument
  lastSeq(document: DocumentName): number
  documents(): DocumentSummary[]
  /**
   * Folds the log of a document into a snapshot: `merge` turns the loaded updates into one; it is written, read back and
   * compared by checksum, and only then is the log trimmed. The snapshot before it, and the log since, are kept until the
   * next compaction, so that a damaged snapshot costs nothing (S2, S3). Updates appended meanwhile stay in the log.
   */
  compact(document: DocumentName, merge: (updates: Uint8Array[]) => Uint8Array): void
  /** Small durable facts about the store itself (schema version, workspace id, device settings). */
  getMeta(key: string): string | null
  setMeta(key: string, value: string): void
  /** Several of them in one commit: all or none. */
  setMetas(entries: ReadonlyMap<string, string>): void
  /** Every stored checksum compared, and SQLite's own integrity check. Empty means healthy. */
  check(): Damage[]
  /** A consistent copy of the whole store as one file, while it is in use (S4). */
  backup(toFile: string): void
  /** Flushes, then closes. Idempotent. */
  close(): Promise<void>
}
