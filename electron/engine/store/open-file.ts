import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { backupOver } from './backup'
import { openDurable, type Connection } from './connection'
import { scanStore, type Scan } from './log-index'
import { StoreError, type Damage } from './port'
import { finishRepair, removeUnfinished, salvage } from './salvage'
import { assertSchema, migrate, PAGE_SIZE, readVersion, SCHEMA_VERSION } from './sqlite-schema'
import { createStoreFile } from './store-create'
import { errorCode, isDamage, toStoreError } from './store-errors'
import { buildingFile, storeFile, syncFile } from './store-files'
import { readWal } from './wal'

export interface OpenedFile {
  readonly connection: Connection
  readonly scan: Scan
  readonly damage: Damage[]
}

/** Up to here SQLite's own structure check is made at each opening; beyond, it takes too long to wait for, and `check` does it. */
const QUICK_CHECK_BYTES = 64 * 1024 * 1024

/** Opens the folder's store, makes it when there is none, repairs it when it is damaged. What comes back is verified. */
export function openStoreFile(folder: string): OpenedFile {
  try {
    prepareFolder(folder)
    try {
      return { ...openVerified(folder), damage: [] }
    } catch (error) {
      if (!isDamage(error)) throw error
      return salvageAndOpen(folder, error)
    }
  } catch (error) {
    throw toStoreError(error, folder)
  }
}

/** For a store that turned out to be damaged while it was open. Close its connection first. */
export function salvageAndOpen(folder: string, reason: unknown): OpenedFile {
  const damage = salvage(folder, reason instanceof Error ? reason.message : String(reason))
  return { ...openVerified(folder), damage }
}

function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  removeUnfinished(folder)
  finishRepair(folder)
  const file = storeFile(folder)
  const size = (path: string) => (existsSync(path) ? statSync(path).size : 0)
  if (existsSync(file)) return accessSync(file, constants.W_OK)
  // A log without its file is not a new store: the salvage reads it.
  if (size(`${file}-wal`) > 0) return
  createStoreFile(buildingFile(folder))
  syncFile(buildingFile(folder))
  renameSync(buildingFile(folder), file)
  syncFile(file)
}

function openVerified(folder: string): { connection: Connection; scan: Scan } {
  const file = storeFile(folder)
  assertShape(file)
  const connection = openDurable(file)
  try {
    const version = readVersion(connection)
    // Nothing is written; but a file that can't be is noticed now, not at the first edit.
    connection.write(() => undefined)
    migrate(connection, version, () =>
      backupOver(connection, join(folder, `documents.before-v${SCHEMA_VERSION}.sqlite`)),
    )
    assertSchema(connection)
    const scan = scanStore(connection)
    assertStructure(connection, file)
    return { connection, scan }
  } catch (error) {
    connection.close()
    // A statement that was right yesterday makes no sense to SQLite: the schema it was told is not the one we wrote.
    if (errorCode(error) === 'SQLITE_ERROR') throw new StoreError('damaged', String(error), { cause: error })
    throw error
  }
}

function assertStructure(connection: Connection, file: string): void {
  if (statSync(file).size > QUICK_CHECK_BYTES) return
  const said = String(connection.rows('PRAGMA quick_check(1)')[0]?.[0])
  if (said !== 'ok') throw new StoreError('damaged', said)
}

/** What SQLite would take in silence: an emptied file for a new one, a flipped header for another mode, a broken log for a short one. */
function assertShape(file: string): void {
  if (!existsSync(file)) throw new StoreError('damaged', 'the file is gone, its log is there')
  const wal = `${file}-wal`
  const hasWal = existsSync(wal) && statSync(wal).size > 0
  if (hasWal && readWal(wal).damaged)
    throw new StoreError('damaged', 'the write-ahead log is broken in the middle')
  assertHeader(file, !hasWal)
}

function assertHeader(file: string, clean: boolean): void {
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  const size = fstatSync(handle).size
  try {
    readSync(handle, header, 0, header.byteLength, 0)
  } finally {
    closeSync(handle)
  }
  const expected: readonly (readonly [at: number, bytes: readonly number[]])[] = [
    [0, [...Buffer.from('SQLite format 3\0')]],
    [16, [PAGE_SIZE >> 8, PAGE_SIZE & 0xff, 2, 2, 0, 64, 32, 32]],
  ]
  const right = expected.every(([at, bytes]) =>
    header.subarray(at, at + bytes.length).equals(Buffer.from(bytes)),
  )
  if (!right)
    throw new StoreError('damaged', size === 0 ? 'the file is empty' : 'the file does not begin as it should')
  if (clean && header.readUInt32BE(28) * PAGE_SIZE !== size)
    throw new StoreError('damaged', `the file has ${size} bytes, and should have another number`)
}
