import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The store's file in a workspace's folder. SQLite keeps `-wal` and `-shm` beside it. */
export function storeFile(folder: string): string {
  return join(folder, 'documents.sqlite')
}

/** A store being made: it is nothing yet, whatever it holds. */
export function buildingFile(folder: string): string {
  return join(folder, 'documents.building.sqlite')
}

/** A finished repair that has not taken the damaged file's place yet: the next opening completes it. */
export function repairedFile(folder: string): string {
  return join(folder, 'documents.repaired.sqlite')
}

/** The first free name for a damaged file. */
export function damagedFile(folder: string): string {
  for (let n = 1; ; n++) {
    const file = join(folder, `documents.damaged-${n}.sqlite`)
    if (!existsSync(file) && !existsSync(`${file}-wal`)) return file
  }
}

/** Makes a file's content, then its name, survive a power cut. */
export function syncFile(file: string): void {
  syncPath(file)
  // Windows can't open a folder for syncing, and does not need it.
  if (process.platform !== 'win32') syncPath(dirname(file))
}

function syncPath(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
