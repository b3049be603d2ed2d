import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupOver } from './backup'
import { openDurable, type Connection } from './connection'
import { assertShape } from './file-shape'
import { scanStore, type Scan } from './log-index'
import { StoreError, type Damage } from './port'
import { finishRepair, removeUnfinished, salvage } from './salvage'
import { migrate, SCHEMA_VERSION } from './sqlite-schema'
import { createStoreFile } from './store-create'
import { errorCode, isDamage, toStoreError } from './store-errors'
import { buildingFile, storeFile, syncFile } from './store-files'

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
  const version = assertShape(file)
  const connection = openDurable(file)
  try {
    // Nothing is written; but a file that can't be is noticed now, not at the first edit.
    connection.write(() => undefined)
    migrate(connection, version, () =>
      backupOver(connection, join(folder, `documents.before-v${SCHEMA_VERSION}.sqlite`)),
    )
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
