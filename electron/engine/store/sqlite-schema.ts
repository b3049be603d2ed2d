import { combine } from './checksums'
import { Connection, type SqlRow } from './connection'
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

export interface Totals {
  /** The newest sequence number ever given out. */
  readonly seq: number
  readonly rows: number
  readonly fingerprint: number
}

/** Brings an open file to the newest schema, in one transaction per version. `beforeFirst` takes the backup. */
export function migrate(connection: Connection, from: number, beforeFirst: () => void): void {
  if (from < SCHEMA_VERSION) beforeFirst()
  for (let version = from + 1; version <= SCHEMA_VERSION; version++) {
    connection.write(() => {
      for (const sql of migrations[version - 1] ?? []) connection.exec(sql)
      connection.exec(`PRAGMA user_version=${version}; PRAGMA application_id=${APPLICATION_ID}`)
    })
  }
}

/**
 * The schema's version in the file. Throws 'too-new' when this build does not know it, 'damaged' when the number can't be right:
 * a store's file gets its name only once it has a schema, and a newer schema is never the one we know.
 */
export function readVersion(connection: Connection): number {
  const version = connection.number('PRAGMA user_version')
  const flipped = version > SCHEMA_VERSION && describeSchema(connection) === expectedSchema()
  if (version < 1 || flipped || connection.number('PRAGMA application_id') !== APPLICATION_ID) {
    throw new StoreError('damaged', `the file's marks are wrong (schema version ${version})`)
  }
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      'too-new',
      `The store was written by a newer version of Winroom (schema ${version}, this version knows ${SCHEMA_VERSION}). Please update Winroom.`,
    )
  }
  return version
}

/** Throws 'damaged' unless the tables are exactly those that the migrations make: a flipped bit may have renamed one. */
export function assertSchema(connection: Connection): void {
  if (describeSchema(connection) !== expectedSchema())
    throw new StoreError('damaged', 'the tables are not the ones that were made')
}

function expectedSchema(): string {
  const reference = new Connection(':memory:')
  try {
    migrate(reference, 0, () => undefined)
    return describeSchema(reference)
  } finally {
    reference.close()
  }
}

function describeSchema(connection: Connection): string {
  return JSON.stringify(connection.rows('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name'))
}

export function readTotals(connection: Connection): Totals {
  const [seq, rows, fingerprint] = numbers(
    connection.rows('SELECT seq, rows, fingerprint FROM totals WHERE id = 1')[0],
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
