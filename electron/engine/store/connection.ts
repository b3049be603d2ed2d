import Database from 'libsql'
import { StoreError } from './port'

export type SqlValue = null | number | string | Uint8Array
export type SqlRow = readonly SqlValue[]

const BUSY_MS = 5_000

/**
 * One SQLite connection with the pragmas the store relies on. Statements are prepared once. Blobs come and go as Uint8Array
 * (libsql gives a Buffer from `get` and an ArrayBuffer from `all`, and aborts the process on `run(buffer)`).
 */
export class Connection {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(file: string) {
    this.#database = new Database(file)
    this.exec(`PRAGMA busy_timeout=${BUSY_MS}`)
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, parameters: readonly SqlValue[] = []): number {
    return this.#statement(sql).run([...parameters]).changes
  }

  rows(sql: string, parameters: readonly SqlValue[] = []): SqlRow[] {
    const found = this.#statement(sql)
      .raw()
      .all([...parameters]) as unknown[][]
    // In place: the scan at each opening reads every row of the log through here.
    for (const row of found) for (let at = 0; at < row.length; at++) row[at] = toSqlValue(row[at])
    return found as SqlValue[][]
  }

  /** The first column of the first row, as a number. Throws when it is none: only counters and pragmas are asked this way. */
  number(sql: string, parameters: readonly SqlValue[] = []): number {
    const value = this.rows(sql, parameters)[0]?.[0]
    if (typeof value !== 'number') throw new StoreError('damaged', `"${sql}" gave no number`)
    return value
  }

  /** Runs `work` in a write transaction: all of it or nothing. The write lock is taken at once, so it can't fail halfway for it. */
  write<T>(work: () => T, waitForOthers = true): T {
    this.#begin(waitForOthers)
    return this.#finish(work)
  }

  /** Runs `work` against one consistent state of the store. */
  read<T>(work: () => T): T {
    if (this.inTransaction) return work()
    this.exec('BEGIN')
    return this.#finish(work)
  }

  close(): void {
    // A prepared statement keeps its connection open until it is collected, and can still write: let go of all of them.
    this.#statements.clear()
    this.#database.close()
  }

  #begin(waitForOthers: boolean): void {
    if (waitForOthers) return this.exec('BEGIN IMMEDIATE')
    this.exec('PRAGMA busy_timeout=0')
    try {
      this.exec('BEGIN IMMEDIATE')
    } finally {
      this.exec(`PRAGMA busy_timeout=${BUSY_MS}`)
    }
  }

  #finish<T>(work: () => T): T {
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk is one).
      if (this.inTransaction) this.exec('ROLLBACK')
      throw error
    }
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

function toSqlValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (value instanceof Uint8Array) return value
  throw new StoreError('damaged', `a stored value is of an unknown type (${typeof value})`)
}

/**
 * Opens the store's file for reading and durable writing.
 * Throws when the live connection does not say `synchronous=FULL` and WAL: an acknowledgement would be a lie (S1).
 */
export function openDurable(file: string): Connection {
  const connection = new Connection(file)
  try {
    // Not memory-mapped: a bad disk then gives an error instead of a signal that kills the process.
    connection.exec(
      'PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY',
    )
    connection.rows('PRAGMA journal_mode=WAL')
    // After a large import the WAL is cut back; fullfsync asks macOS to empty the drive's own cache too.
    connection.exec(
      'PRAGMA journal_size_limit=8388608; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON',
    )
    assertDurable(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function assertDurable(connection: Connection): void {
  const mode = connection.rows('PRAGMA journal_mode')[0]?.[0]
  const synchronous = connection.number('PRAGMA synchronous')
  if (mode !== 'wal' || synchronous !== 2) {
    throw new StoreError(
      'unknown',
      `The store can't promise durability here (journal_mode=${String(mode)}, synchronous=${synchronous}).`,
    )
  }
}
