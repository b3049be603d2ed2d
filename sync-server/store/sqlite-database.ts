import Database from 'libsql'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreOpenError } from './store-open-error'

export type RelayDatabase = Database.Database

/** "WRLY": says whose file it is to whoever finds it. */
const applicationId = 0x57524c59
const schemaVersion = 2

/** 64 MiB. */
const maxWalPages = 16_384

/** Since version 2. One row: which generation the numbers belong to. */
const metaSchema = `
  CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 1), generation TEXT NOT NULL);
  INSERT INTO meta (id, generation) VALUES (1, lower(hex(randomblob(16))));
  PRAGMA user_version = ${schemaVersion};
`

/** `entries` keeps `crc` before `bytes`: a row cut short is then damage in what comes last, not in what proves it. */
const schema = `
  CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, head INTEGER NOT NULL);
  CREATE TABLE entries (
    room INTEGER NOT NULL, seq INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE TABLE snapshots (
    room INTEGER NOT NULL, up_to INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (room, up_to)
  );
  PRAGMA application_id = ${applicationId};
  ${metaSchema}
`

/** Opens or makes the file, for this process alone, and checks what every room depends on. Throws `StoreOpenError`. */
export function openDatabase(file: string): RelayDatabase {
  let db: RelayDatabase | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    db = new Database(file)
    prepare(db, file)
    return db
  } catch (error) {
    if (db) release(db)
    throw error instanceof StoreOpenError ? error : new StoreOpenError(inWords(error, file), { cause: error })
  }
}

/**
 * Folds the write-ahead log into the file and gives the lock back. libsql's `close` alone does neither: the connection
 * lives on until the garbage collector has taken its last statement.
 */
export function closeDatabase(db: RelayDatabase): void {
  try {
    pragma(db, 'journal_mode = DELETE')
    pragma(db, 'locking_mode = NORMAL')
    pragma(db, 'user_version') // the lock goes with the next reading
  } finally {
    db.close()
  }
}

function prepare(db: RelayDatabase, file: string): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE')
  db.exec('PRAGMA journal_mode = WAL')
  // what a commit has written is synced by `WalSync`; this keeps checkpoints and new headers in order
  db.exec('PRAGMA synchronous = NORMAL')
  // folding the log into the file syncs both on the event loop: the store does it when nothing else is done, this is its end
  db.exec(`PRAGMA wal_autocheckpoint = ${maxWalPages}`)
  // an exclusive lock is taken by the first write, and never given back
  db.exec('BEGIN IMMEDIATE; COMMIT')
  const synchronous = pragma(db, 'synchronous')
  if (synchronous !== 1)
    throw new Error(`asked SQLite for synchronous=NORMAL (1), have ${String(synchronous)}`)
  migrate(db, file)
  checkRooms(db, file)
}

function release(db: RelayDatabase): void {
  try {
    closeDatabase(db)
  } catch {
    // the reason why it could not be opened is the one to tell
  }
}

function migrate(db: RelayDatabase, file: string): void {
  const version = pragma(db, 'user_version')
  if (version === 0) db.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`)
  else if (pragma(db, 'application_id') !== applicationId) {
    throw new StoreOpenError(`${file} is a database of another program. It was left as it is.`)
  } else if (version === 1) db.exec(`BEGIN IMMEDIATE; ${metaSchema} COMMIT`)
  else if (version !== schemaVersion) {
    throw new StoreOpenError(
      `${file} was written by a newer relay (format ${String(version)}, this one knows ${schemaVersion}).`,
    )
  }
}

/**
 * The table of rooms is small and everything hangs on it: a room whose name can't be found would be served as an empty one.
 * So it is checked whole at each start; the rooms' own rows are checked when they are read.
 */
function checkRooms(db: RelayDatabase, file: string): void {
  const found = pragma(db, "integrity_check('rooms')")
  if (found !== 'ok') throw new StoreOpenError(damagedFile(file, String(found)))
}

function pragma(db: RelayDatabase, source: string): unknown {
  const row: unknown = db.prepare(`PRAGMA ${source}`).raw().get()
  return Array.isArray(row) ? row[0] : row
}

/** What to tell whoever starts a relay on a file that is damaged as a whole. */
export function damagedFile(file: string, what: string): string {
  return `The store ${file} is damaged (${what}). It was left as it is. Restore a backup, or move it away to start with an empty store: connected apps then send again what they hold.`
}

function inWords(error: unknown, file: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Database.SqliteError ? error.code : codeOf(error)
  if (code.startsWith('SQLITE_BUSY')) return `The store ${file} is in use by another relay.`
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return damagedFile(file, message)
  if (code === 'EACCES' || code === 'EROFS' || code.startsWith('SQLITE_READONLY'))
    return `The data folder ${dirname(file)} can't be written to (${message}).`
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `The data folder ${dirname(file)} can't be made: there is a file of that name (${message}).`
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return `No space is left for the store ${file}.`
  return `The store ${file} can't be opened (${message}).`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
