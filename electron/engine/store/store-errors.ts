import { statfsSync } from 'node:fs'
import { StoreError, type StoreErrorCode } from './port'

/** Below this much free room a vague input/output error of SQLite is taken for a full disk (its -shm file can't grow then). */
const NO_ROOM_BYTES = 256 * 1024

const byPrefix: readonly (readonly [string, StoreErrorCode])[] = [
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
]

/** The code of an error of SQLite or of the file system, `''` when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** Another connection is writing at this moment: nothing is wrong, the caller tries again. */
export function isBusy(error: unknown): boolean {
  const origin = error instanceof StoreError ? error.cause : error
  return errorCode(origin).startsWith('SQLITE_BUSY')
}

/** The file's content is not what SQLite (or we) wrote. */
export function isDamage(error: unknown): boolean {
  return error instanceof StoreError ? error.code === 'damaged' : classify(errorCode(error)) === 'damaged'
}

/**
 * The StoreError for whatever SQLite or the file system threw, in words for a person.
 * @param folder the workspace's folder, named in the message
 */
export function toStoreError(error: unknown, folder: string): StoreError {
  if (error instanceof StoreError) return error
  const code = classify(errorCode(error)) ?? guessFromDisk(error, folder)
  return new StoreError(code, sentence(code, folder, error), { cause: error })
}

function classify(code: string): StoreErrorCode | undefined {
  return byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1]
}

function guessFromDisk(error: unknown, folder: string): StoreErrorCode {
  const vague = /IOERR|CANTOPEN|ConnectionFailed/.test(`${errorCode(error)} ${String(error)}`)
  return vague && freeBytes(folder) < NO_ROOM_BYTES ? 'full' : 'unknown'
}

function freeBytes(folder: string): number {
  try {
    const disk = statfsSync(folder)
    return disk.bavail * disk.bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function sentence(code: StoreErrorCode, folder: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  switch (code) {
    case 'full':
      return `There is no room left on the disk that holds "${folder}". Nothing that was saved is lost; free some room and try again.`
    case 'read-only':
      return `Winroom may not write to the folder "${folder}". Check that the folder and its disk are not write-protected.`
    case 'damaged':
      return `The store in "${folder}" is damaged (${why}).`
    case 'in-use':
      return `The folder "${folder}" is in use by another process.`
    case 'too-new':
      return `The store in "${folder}" was written by a newer version of Winroom.`
    case 'closed':
      return `The store in "${folder}" is closed.`
    case 'unknown':
      return `The store in "${folder}" could not be used (${why}).`
  }
}
