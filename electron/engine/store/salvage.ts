import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename } from 'node:path'
import { Connection } from './connection'
import type { Damage } from './port'
import { carvePage, type PageReader } from './page-carver'
import { Rebuild } from './rebuild'
import { PAGE_SIZE } from './sqlite-schema'
import { buildingFile, damagedFile, repairedFile, storeFile, syncFile } from './store-files'
import { createStoreFile, removeStoreFile } from './store-create'
import { readWal, type WalFrame } from './wal'

/**
 * Makes a whole store out of a damaged one: puts the damaged files aside under a new name, and brings over every row, of every page,
 * whose checksum holds. Returns what was lost, the file itself first.
 *
 * A kill at any moment leaves either the damaged store (salvaged again at the next opening) or a finished repair
 * (`documents.repaired.sqlite`, which `finishRepair` puts in place).
 */
export function salvage(folder: string, reason: string): Damage[] {
  const building = buildingFile(folder)
  createStoreFile(building)
  const connection = new Connection(building)
  connection.exec('PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF')
  const rebuild = new Rebuild(connection)
  connection.write(() => carveInto(rebuild, storeFile(folder)))
  const lost = connection.write(() => rebuild.finish())
  connection.exec('PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  syncFile(building)
  removeStoreFile(building, ['-wal', '-shm', '-journal'])
  renameSync(building, repairedFile(folder))
  const keptAt = finishRepair(folder) ?? storeFile(folder)
  const file: Damage = {
    document: null,
    what: 'file',
    seq: null,
    detail: `The store's file was damaged (${reason}). It was kept as "${basename(keptAt)}"; ${rebuild.rows} entries were brought over.`,
    keptAt,
  }
  return [file, ...lost.map(damage => ({ ...damage, keptAt }))]
}

/** Puts a finished repair in the place of the damaged file, which is kept. Gives the name it is kept under, or null if there was none. */
export function finishRepair(folder: string): string | null {
  const repaired = repairedFile(folder)
  if (!existsSync(repaired)) return null
  const store = storeFile(folder)
  const aside = damagedFile(folder)
  for (const suffix of ['', '-wal']) keep(store + suffix, aside + suffix)
  // The old log goes before the new file comes: SQLite would apply it to whatever file stands beside it.
  removeStoreFile(store, ['-wal', '-shm'])
  renameSync(repaired, store)
  syncFile(store)
  return aside
}

function keep(file: string, as: string): void {
  if (!existsSync(file)) return
  try {
    // A second name for the same bytes: at once, and needs no room on a full disk.
    linkSync(file, as)
  } catch {
    copyFileSync(file, as, constants.COPYFILE_EXCL)
  }
}

/** Reads the file's pages, then the log's, so that of two versions of a row the newer is kept. */
function carveInto(rebuild: Rebuild, file: string): void {
  const frames = existsSync(`${file}-wal`) ? readWal(`${file}-wal`).frames : []
  const newest = new Map(frames.map((frame: WalFrame) => [frame.page, frame.image]))
  const main = openPages(file)
  try {
    const current: PageReader = page => newest.get(page) ?? main.read(page)
    const carve = (page: number, image: Uint8Array) => {
      // A long row's further pages may be newer than its first: both versions are tried, and the checksum says which is right.
      for (const row of carvePage(page, image, main.read)) rebuild.offer(row)
      if (newest.size > 0) for (const row of carvePage(page, image, current)) rebuild.offer(row)
    }
    for (let page = 1; page <= main.count; page++) {
      const image = main.read(page)
      if (image) carve(page, image)
    }
    for (const frame of frames) carve(frame.page, frame.image)
  } finally {
    main.close()
  }
}

interface Pages {
  readonly count: number
  read: PageReader
  close(): void
}

function openPages(file: string): Pages {
  if (!existsSync(file)) return { count: 0, read: () => null, close: () => undefined }
  const handle = openSync(file, 'r')
  const count = Math.ceil(fstatSync(handle).size / PAGE_SIZE)
  return {
    count,
    read: page => readPage(handle, page, count),
    close: () => closeSync(handle),
  }
}

/** A page that a cut-off file holds in part is filled up with zeros: the rows in its rest may be whole. */
function readPage(handle: number, page: number, count: number): Uint8Array | null {
  if (page < 1 || page > count) return null
  const image = new Uint8Array(PAGE_SIZE)
  try {
    readSync(handle, image, 0, PAGE_SIZE, (page - 1) * PAGE_SIZE)
    return image
  } catch {
    // An unreadable sector costs the rows on it, no others.
    return null
  }
}

/** Removes what a repair that was killed has left behind. */
export function removeUnfinished(folder: string): void {
  removeStoreFile(buildingFile(folder), ['', '-wal', '-shm', '-journal'])
  rmSync(`${buildingFile(folder)}.partial`, { force: true })
}
