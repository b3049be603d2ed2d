import { rmSync } from 'node:fs'
import { Connection } from './connection'
import { migrate, PAGE_SIZE } from './sqlite-schema'

/**
 * Makes an empty store under a working name. It gets its real name by a rename, once it is whole: so a store's file that is
 * empty or half made is always damage, never a new store.
 */
export function createStoreFile(file: string): void {
  removeStoreFile(file, ['', '-wal', '-shm', '-journal'])
  const connection = new Connection(file)
  try {
    connection.exec(`PRAGMA page_size=${PAGE_SIZE}; PRAGMA synchronous=FULL`)
    migrate(connection, 0, () => undefined)
    connection.exec('PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

export function removeStoreFile(file: string, suffixes: readonly string[]): void {
  for (const suffix of suffixes) rmSync(file + suffix, { force: true })
}
