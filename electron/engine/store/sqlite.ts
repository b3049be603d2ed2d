import { performance } from 'node:perf_hooks'
import { assertEntries, Plan, writeRows } from './append-plan'
import { backupOver } from './backup'
import { checkOver } from './check'
import { combine, metaChecksum } from './checksums'
import { compactOver, type Merge } from './compaction'
import type { Connection } from './connection'
import { GroupCommit, loopTimers, type Timers } from './group-commit'
import type { LogIndex } from './log-index'
import { openStoreFile, salvageAndOpen, type OpenedFile } from './open-file'
import {
  StoreError,
  type Damage,
  type DocumentName,
  type DocumentStore,
  type DocumentSummary,
  type LoadedDocument,
  type LogEntry,
} from './port'
import { gapDamage, readDocument, rowColumns, type DocumentRead, type LogReader } from './read-document'
import { setAside } from './set-aside'
import { adjustTotals, blob, decodeName, integers } from './sqlite-schema'
import { isDamage, toStoreError } from './store-errors'
import { storeFile } from './store-files'

export interface SqliteStoreOptions {
  /** The workspace's folder; it is made when missing. Take its lock first (`acquireFolderLock`). */
  readonly folder: string
  /** Milliseconds, monotonic. */
  readonly clock?: () => number
  readonly timers?: Timers
  /** How long a group gathers after a commit that took so many milliseconds (for measurements). */
  readonly gather?: (lastCommitMs: number) => number
  /** Told of each damage as it is found: at the opening, or when a document is read. */
  readonly onDamage?: (damage: Damage) => void
}

export interface SqliteStore extends DocumentStore {
  readonly folder: string
  /** Everything found damaged since the store was opened. */
  readonly damage: readonly Damage[]
  /** Read from the live connection: 2 is FULL. */
  synchronous(): number
}

/**
 * Opens the store of a folder. A damaged file is repaired, and told of through `onDamage`; the damaged one is kept.
 * @throws StoreError 'read-only', 'full', 'too-new', or 'damaged' when not even a repair is possible
 */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new SqliteDocumentStore(options)
}

class SqliteDocumentStore implements SqliteStore {
  readonly folder: string
  readonly #options: SqliteStoreOptions
  readonly #group: GroupCommit
  readonly #damage: Damage[] = []
  #opened: OpenedFile
  #seq: number
  #closing: Promise<void> | null = null
  #closed = false

  constructor(options: SqliteStoreOptions) {
    this.folder = options.folder
    this.#options = options
    this.#group = new GroupCommit({
      commit: (calls, wait) => this.#commit(calls, wait),
      clock: options.clock ?? (() => performance.now()),
      timers: options.timers ?? loopTimers,
      ...(options.gather && { gather: options.gather }),
    })
    this.#opened = openStoreFile(options.folder)
    this.#seq = this.#opened.scan.seq
    this.#tell(this.#opened.damage)
  }

  get damage(): readonly Damage[] {
    return this.#damage
  }

  synchronous(): number {
    return this.#live().number('PRAGMA synchronous')
  }

  async append(entries: readonly LogEntry[]): Promise<number> {
    this.#live()
    assertEntries(entries)
    try {
      return await this.#group.append(entries)
    } catch (error) {
      throw toStoreError(error, this.folder)
    }
  }

  async flush(): Promise<void> {
    await this.append([])
  }

  load(document: DocumentName): LoadedDocument {
    const read = this.#repairing(() => readDocument(this.#live(), document, this.#logByIndex()))
    const aside = this.#putAside(document, read)
    const gaps = read.gaps.map(gap => gapDamage(document, gap.afterSeq, gap.missing))
    const known = this.#damage.filter(each => each.document === document)
    this.#tell([...aside, ...gaps].filter(each => !known.some(other => sameDamage(each, other))))
    const damage = this.#damage.filter(each => each.document === document)
    return { updates: read.updates, seq: this.#index.lastSeq(document), damage }
  }

  lastSeq(document: DocumentName): number {
    this.#live()
    return this.#index.lastSeq(document)
  }

  documents(): DocumentSummary[] {
    const covered = this.#repairing(
      () =>
        new Map(
          this.#live()
            .rows(`SELECT ${blob('document')}, ${integers('max(seq)')} FROM snapshots GROUP BY document`)
            .map(([name, seq]) => [decodeName(name), Number(seq)] as const),
        ),
    )
    return this.#index.documents().map(name => {
      const weight = this.#index.weightAfter(name, covered.get(name) ?? 0)
      return {
        document: name as DocumentName,
        seq: this.#index.lastSeq(name),
        logEntries: weight.entries,
        logBytes: weight.bytes,
      }
    })
  }

  compact(document: DocumentName, merge: Merge): void {
    // Loading tells of damage and sets it aside, so that a fold never hides it.
    this.load(document)
    this.#repairing(() => {
      const from = { file: storeFile(this.folder), log: this.#logByIndex(), acceptGaps: true }
      const { trimmedTo } = compactOver(this.#live(), document, merge, from)
      this.#index.drop(document, seq => seq <= trimmedTo)
    })
  }

  getMeta(key: string): string | null {
    this.#live()
    return this.#opened.scan.meta.get(key) ?? null
  }

  setMeta(key: string, value: string): void {
    this.setMetas(new Map([[key, value]]))
  }

  setMetas(entries: ReadonlyMap<string, string>): void {
    this.#repairing(() => {
      const connection = this.#live()
      connection.write(() => entries.forEach((value, key) => writeMeta(connection, key, value)))
    })
    for (const [key, value] of entries) this.#opened.scan.meta.set(key, value)
  }

  check(): Damage[] {
    this.#group.commitNow()
    return checkOver(this.#live())
  }

  backup(toFile: string): void {
    this.#group.commitNow()
    backupOver(this.#live(), toFile)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  get #index(): LogIndex {
    return this.#opened.scan.index
  }

  #live(): Connection {
    if (this.#closed) throw new StoreError('closed', `The store in "${this.folder}" is closed.`)
    return this.#opened.connection
  }

  #close(): Promise<void> {
    this.#group.commitNow()
    this.#closed = true
    try {
      this.#opened.connection.rows('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // What is not checkpointed stays in the write-ahead log, which is as durable; a full disk must not keep the app from closing.
    }
    this.#opened.connection.close()
    return Promise.resolve()
  }

  #commit(calls: readonly (readonly LogEntry[])[], wait: boolean): number[] {
    return this.#repairing(() => {
      const plan = new Plan(this.#seq, this.#index)
      const seqs = calls.map(entries => plan.add(entries))
      if (plan.rows.length > 0) {
        writeRows(this.#live(), plan, wait)
        for (const row of plan.rows) this.#index.addEntry(row.key, row.data.byteLength)
        this.#seq = plan.seq
      }
      return seqs
    })
  }

  /** Reads by the sequence numbers in memory. An entry that was there and is not any more is damage of the file. */
  #logByIndex(): LogReader {
    return (document, after) => {
      const connection = this.#live()
      const wanted = this.#index.seqsAfter(document, after)
      const rows = connection.rows(
        `SELECT ${rowColumns} FROM updates WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        [JSON.stringify(wanted)],
      )
      if (rows.length === wanted.length) return rows
      this.#forgetTrimmed(connection, document)
      if (rows.length !== this.#index.seqsAfter(document, after).length) {
        throw new StoreError(
          'damaged',
          `${wanted.length} edits of "${document}" were written and ${rows.length} were found`,
        )
      }
      return rows
    }
  }

  /** A worker may have compacted: what is older than both snapshots is gone by right. */
  #forgetTrimmed(connection: Connection, document: DocumentName | string): void {
    const kept = connection.rows(
      `SELECT ${integers('seq')} FROM snapshots WHERE document = ? ORDER BY seq DESC`,
      [document],
    )
    if (kept.length < 2) return
    const previous = Number(kept.at(-1)?.[0])
    this.#index.drop(document, seq => seq <= previous)
  }

  #putAside(document: DocumentName, read: DocumentRead): Damage[] {
    if (read.bad.length === 0) return []
    const gone = new Set(read.bad.filter(row => row.kind === 'update').map(row => row.seq))
    try {
      const damage = setAside(this.#live(), document, read.bad, Date.now())
      this.#index.drop(document, seq => gone.has(seq))
      return damage
    } catch (error) {
      const why = toStoreError(error, this.folder).message
      return read.bad.map(row => ({
        document,
        what: row.kind,
        seq: row.seq,
        detail: `does not match its checksum, and could not be set aside: ${why}`,
        keptAt: null,
      }))
    }
  }

  /** Runs `work`; when the file turns out to be damaged, salvages it and runs `work` once more, on what could be saved. */
  #repairing<T>(work: () => T): T {
    try {
      try {
        return work()
      } catch (error) {
        if (!isDamage(error)) throw error
        this.#salvage(error)
        return work()
      }
    } catch (error) {
      throw toStoreError(error, this.folder)
    }
  }

  #salvage(reason: unknown): void {
    this.#live().close()
    try {
      this.#opened = salvageAndOpen(this.folder, reason)
    } catch (error) {
      this.#closed = true
      throw toStoreError(error, this.folder)
    }
    this.#seq = Math.max(this.#seq, this.#opened.scan.seq)
    this.#tell(this.#opened.damage)
  }

  #tell(damage: readonly Damage[]): void {
    for (const each of damage) {
      this.#damage.push(each)
      this.#options.onDamage?.(each)
    }
  }
}

function writeMeta(connection: Connection, key: string, value: string): void {
  const old = connection.rows(`SELECT id, ${integers('crc')} FROM meta WHERE key = ?`, [key])
  const id = connection.number('SELECT coalesce(max(id), 0) + 1 FROM meta')
  const crc = metaChecksum(id, key, value)
  connection.run('DELETE FROM meta WHERE key = ?', [key])
  connection.run('INSERT INTO meta (id, key, value, crc) VALUES (?, ?, ?, ?)', [id, key, value, crc])
  const fingerprint = old.reduce((sum, row) => combine(sum, Number(row[1])), crc)
  adjustTotals(connection, { rows: 1 - old.length, fingerprint })
}

function sameDamage(a: Damage, b: Damage): boolean {
  return a.what === b.what && a.seq === b.seq && a.document === b.document
}
