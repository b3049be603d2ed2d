import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupPictures } from './backup-pictures'
import { checkOver } from './check'
import { Connection } from './connection'
import { assertShape, openExisting } from './file-shape'
import { StoreError } from './port'
import { readTotals } from './sqlite-schema'
import { toStoreError } from './store-errors'
import { storeFile, syncFile } from './store-files'

/**
 * A backup of all of a workspace: its documents, and the pictures and versions that they name (S4). Pictures come first, so that a
 * backup that has its name is whole, and those that were added meanwhile after it.
 */
export function backupWorkspace(folder: string, toFile: string, documents: () => void): void {
  try {
    backupPictures(folder, toFile)
    documents()
    backupPictures(folder, toFile)
  } catch (error) {
    throw toStoreError(error, dirname(toFile))
  }
}

/**
 * Writes a consistent copy of the store, while it is in use, over a connection of its own: for a worker thread (S4, S10).
 * The copy gets its name only after it was opened, checked row by row and counted against the original.
 */
export function backupFolder(folder: string, toFile: string): void {
  let connection: Connection | null = null
  try {
    connection = openExisting(storeFile(folder))
    backupOver(connection, toFile)
  } catch (error) {
    throw toStoreError(error, folder)
  } finally {
    connection?.close()
  }
}

export function backupOver(connection: Connection, toFile: string): void {
  mkdirSync(dirname(toFile), { recursive: true })
  const partial = `${toFile}.partial`
  removeDatabase(partial)
  try {
    const atLeast = readTotals(connection).seq
    connection.run('VACUUM INTO ?', [partial])
    verifyBackup(partial, atLeast)
    syncFile(partial)
    renameSync(partial, toFile)
    syncFile(toFile)
  } catch (error) {
    removeDatabase(partial)
    throw toStoreError(error, dirname(toFile))
  }
}

function verifyBackup(file: string, atLeastSeq: number): void {
  if (!existsSync(file)) throw new StoreError('unknown', `The backup "${file}" was not written.`)
  assertShape(file)
  const copy = new Connection(file)
  try {
    const wrong = checkOver(copy)[0]
    if (wrong) throw new StoreError('damaged', `The backup is not whole: ${wrong.detail}.`)
    if (readTotals(copy).seq < atLeastSeq)
      throw new StoreError('damaged', 'The backup lacks the newest edits.')
  } finally {
    copy.close()
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
