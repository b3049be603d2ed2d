import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { openDurable, type Connection } from './connection'
import { carvePage } from './page-carver'
import { StoreError } from './port'
import { APPLICATION_ID, PAGE_SIZE, SCHEMA_VERSION, schemaOf } from './sqlite-schema'
import { readWal } from './wal'

/**
 * Opens a store that must be there, after a look at its first page without SQLite: some damage SQLite takes in silence (an emptied
 * file for a new one, a broken log for a short one), and some ends the process (libsql panics on a name that is not UTF-8).
 * @throws StoreError 'damaged' or 'too-new'
 */
export function openExisting(file: string): Connection {
  assertShape(file)
  return openDurable(file)
}

/** Gives the schema's version, when the file looks as one of that version does. */
export function assertShape(file: string): number {
  if (!existsSync(file)) throw new StoreError('damaged', 'the file is gone')
  const wal = `${file}-wal`
  const log = existsSync(wal) && statSync(wal).size > 0 ? readWal(wal) : null
  if (log?.damaged) throw new StoreError('damaged', 'the write-ahead log is broken in the middle')
  const { page, size } = readFirstPage(file)
  if (size === 0) throw new StoreError('damaged', 'the file is empty')
  assertHeader(page, log !== null)
  const sizeSaid = page.readUInt32BE(28) * PAGE_SIZE
  if (!log && sizeSaid !== size)
    throw new StoreError('damaged', `the file has ${size} bytes and should have ${sizeSaid}`)
  const newest = log?.frames.findLast(frame => frame.page === 1)?.image ?? page
  return assertSchema(newest)
}

function readFirstPage(file: string): { page: Buffer; size: number } {
  const page = Buffer.alloc(PAGE_SIZE)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, page, 0, PAGE_SIZE, 0)
    return { page, size: fstatSync(handle).size }
  } finally {
    closeSync(handle)
  }
}

function assertHeader(page: Buffer, hasLog: boolean): void {
  // A backup (VACUUM INTO) says that it has no write-ahead log; that is right as long as there is none.
  const modes = hasLog ? [2] : [2, 1]
  const begins = (mode: number) =>
    Buffer.concat([
      Buffer.from('SQLite format 3\0'),
      Buffer.from([PAGE_SIZE >> 8, PAGE_SIZE & 0xff, mode, mode, 0, 64, 32, 32]),
    ])
  const right = modes.some(mode => page.subarray(0, 24).equals(begins(mode)))
  // Text is stored as UTF-8 (1).
  if (!right || page.readUInt32BE(56) !== 1)
    throw new StoreError('damaged', 'the file does not begin as it should')
}

/** The tables are exactly those of the version that the file claims. A flipped bit may have renamed one, or changed the version. */
function assertSchema(image: Uint8Array): number {
  const view = new DataView(image.buffer, image.byteOffset, PAGE_SIZE)
  const version = view.getUint32(60)
  if (view.getUint32(68) !== APPLICATION_ID || version < 1) {
    throw new StoreError('damaged', `the file's marks are wrong (schema version ${version})`)
  }
  const found = describe(
    carvePage(1, image, () => null).map(row => row.columns),
    view.getUint16(103),
  )
  if (found === describe(schemaOf(Math.min(version, SCHEMA_VERSION)))) {
    if (version <= SCHEMA_VERSION) return version
    throw new StoreError('damaged', `the schema version ${version} can't be right`)
  }
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      'too-new',
      `The store was written by a newer version of Winroom (schema ${version}, this version knows ${SCHEMA_VERSION}). Please update Winroom.`,
    )
  }
  throw new StoreError('damaged', 'the tables are not the ones that were made')
}

/** Type, name, table and statement of each table and index; where they begin in the file differs between copies. */
function describe(rows: readonly (readonly unknown[])[], count = rows.length): string {
  const lines = rows
    .slice(0, count)
    .map(([type, name, table, , sql]) => JSON.stringify([type, name, table, sql]))
  return `${count} ${lines.sort().join()}`
}
