import { combine } from './checksums'
import { Connection, type SqlRow, type SqlValue } from './connection'
import { StoreError } from './port'

/** Marks the file as ours ("Winr"). */
export const APPLICATION_ID = 0x57696e72
export const PAGE_SIZE = 4096

/**
 * Migrations, each a list of statements that leads to the version of its place in the list (the first gives version 1).
 * A released one is never changed. Each changes some table (one that only changes data adds an empty marker table), because a
 * version number alone could be a flipped bit. They are additive; a backup is taken before any is run on a file that holds something.
 *
 * - `updates`: the log. No index: where a document's entries are is kept in memory, built from the scan that verifies
 *   the file at each opening. `data` comes last, so that the scan does not read it.
 * - `snapshots`: at most two are kept per document.
 * - `totals`: one row; how many rows the three tables hold, and the fingerprint of them all. A row that vanished is noticed.
 * - `set_aside`: raw bytes of what was found damaged; nothing reads it but people and repair tools.
 */
const migrations: readonly (readonly string[])[] = [
  [
    'CREATE TABLE updates (seq INTEGER PRIMARY KEY, nth INTEGER NOT NULL, document TEXT NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL)',
    'CREATE TABLE snapshots (id INTEGER PRIMARY KEY, document TEXT NOT NULL, seq INTEGER NOT NULL, nth INTEGER NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL)',
    'CREATE INDEX snapshots_by_document ON snapshots (document, seq)',
    'CREATE TABLE meta (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, crc INTEGER NOT NULL)',
    'CREATE TABLE totals (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, rows INTEGER NOT NULL, fingerprint INTEGER NOT NULL)',
    'CREATE TABLE set_aside (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, document TEXT, seq INTEGER, detail TEXT NOT NULL, data BLOB)',
    'INSERT INTO totals (id, seq, rows, fingerprint) VALUES (1, 0, 0, 0)',
  ],
]

export const SCHEMA_VERSION = migrations.length

/**
 * Columns of a table, to be selected. The casts are not for taste: where a flipped bit has turned a number into a text, or broken a
 * text's encoding, libsql ends the whole process. A cast number is a number, and a name is read as bytes (`decodeName`).
 */
export function integers(...columns: string[]): string {
  return columns.map(column => `CAST(${column} AS INTEGER)`).join(', ')
}

export function blob(column: string): string {
  return `CAST(${column} AS BLOB)`
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A text that was selected as `blob(...)`. Throws 'damaged' when it is none. */
export function decodeName(value: SqlValue | undefined): string {
  if (!(value instanceof Uint8Array)) throw new StoreError('damaged', 'a name is not there')
  try {
    return utf8.decode(value)
  } catch (error) {
    throw new StoreError('damaged', 'a name is unreadable', { cause: error })
  }
}

export interface Totals {
  /** The newest sequence number ever given out. */
  readonly seq: number
  readonly rows: number
  readonly fingerprint: number
}

/** Brings an open file to the newest schema, in one transaction per version. `beforeFirst` takes the backup. */
export function migrate(
  connection: Connection,
  from: number,
  beforeFirst: () => void,
  to = SCHEMA_VERSION,
): void {
  if (from < to) beforeFirst()
  for (let version = from + 1; version <= to; version++) {
    connection.write(() => {
      for (const sql of migrations[version - 1] ?? []) connection.exec(sql)
      connection.exec(`PRAGMA user_version=${version}; PRAGMA application_id=${APPLICATION_ID}`)
    })
  }
}

/** The rows of `sqlite_schema` in a file of that version. */
export function schemaOf(version: number): SqlRow[] {
  const reference = new Connection(':memory:')
  try {
    migrate(reference, 0, () => undefined, version)
    return reference.rows('SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema')
  } finally {
    reference.close()
  }
}

export function readTotals(connection: Connection): Totals {
  const [seq, rows, fingerprint] = numbers(
    connection.rows(`SELECT ${integers('seq', 'rows', 'fingerprint')} FROM totals WHERE id = 1`)[0],
    3,
  )
  return { seq: seq ?? 0, rows: rows ?? 0, fingerprint: fingerprint ?? 0 }
}

/** Changes the totals by what a transaction adds or removes. Call it inside that transaction. */
export function adjustTotals(
  connection: Connection,
  change: { seq?: number; rows: number; fingerprint: number },
): void {
  const before = readTotals(connection)
  connection.run('UPDATE totals SET seq = ?, rows = ?, fingerprint = ? WHERE id = 1', [
    Math.max(before.seq, change.seq ?? 0),
    before.rows + change.rows,
    combine(before.fingerprint, change.fingerprint),
  ])
}

function numbers(row: SqlRow | undefined, length: number): number[] {
  const values = (row ?? []).filter(value => typeof value === 'number')
  if (values.length !== length) throw new StoreError('damaged', 'the totals are unreadable')
  return values
}
