import Database from 'libsql'
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { openSqliteStore } from '../store/sqlite'
import { StoreOpenError } from '../store/store-open-error'
import type { RoomReport } from './report'
import { salvage } from './salvage'
import { readDamaged } from './sqlite-raw'

export interface RepairReport {
  /** Rooms that lack something now. */
  readonly repaired: readonly RoomReport[]
  readonly rooms: number
  /** Rooms whose name could not be read; what they held is in the file set aside, and only there. */
  readonly nameless: number
  /** The damaged file; null when nothing was wrong and nothing was changed. */
  readonly setAside: string | null
}

/**
 * Makes a new store file of all that can be read of a damaged one, which is kept beside it as it was. The relay must not be
 * running. Works on a copy, so an interrupt leaves everything as it is. `stamp` names the file that is set aside.
 */
export async function repairSqlite(file: string, stamp: string): Promise<RepairReport> {
  const copy = `${file}.repairing`
  const fresh = `${file}.repaired`
  const aside = `${file}.set-aside-${stamp}`
  demandAlone(file)
  for (const leftover of [copy, fresh])
    for (const end of ['', '-wal', '-shm']) rmSync(leftover + end, { force: true })
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  const { rooms, nameless } = readDamaged(copy)
  if (rooms.length === 0 && !(await opens(file))) {
    throw new StoreOpenError(`Nothing can be read of ${file}. It was left as it is: restore a backup.`)
  }
  const salvaged = rooms.map(found => ({ room: found.room, ...salvage(found) }))
  const repaired = salvaged.filter(({ lost, log }, i) => lost.length > 0 || log.head !== rooms[i]?.head)
  const isWhole = repaired.length === 0 && nameless === 0 && (await opens(file))
  if (!isWhole) {
    const store = openSqliteStore(fresh)
    for (const { room, log } of salvaged) await store.restore(room, log)
    await store.close()
    for (const end of ['', '-wal']) if (existsSync(file + end)) renameSync(file + end, aside + end)
    renameSync(fresh, file)
  }
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  return { repaired, rooms: rooms.length, nameless, setAside: isWhole ? null : aside }
}

/** A relay that has the file open holds a lock that every opening meets. */
function demandAlone(file: string): void {
  if (!existsSync(file)) throw new StoreOpenError(`There is no store ${file}.`)
  const db = new Database(file)
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK')
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new StoreOpenError(`The store ${file} is in use: stop the relay first.`, { cause: error })
    // damaged: that is why we are here
  } finally {
    db.close()
  }
}

async function opens(file: string): Promise<boolean> {
  try {
    await openSqliteStore(file).close()
    return true
  } catch {
    return false
  }
}
