import { type Clock, systemClock } from '../clock'
import type { RoomName } from '../room-name'
import type { LogStore, RoomInfo, RoomLog, Snapshot, WholeLog } from './port'
import { type RelayDatabase, closeDatabase, damagedFile, openDatabase } from './sqlite-database'
import { isDamage, readGeneration, readHeads, readRoom, readRooms } from './sqlite-read'
import { prepareWrites } from './sqlite-write'
import { StoreOpenError } from './store-open-error'

/** The most that an append waits for others to share its transaction. */
const maxGroupMs = 50
/** Commits take at most one part in this many of the time, so that a slow disk makes larger groups, not a busy relay. */
const commitShare = 4

interface Waiting {
  readonly room: RoomName
  readonly entries: readonly Uint8Array[]
  readonly resolve: (head: number) => void
  readonly reject: (reason: unknown) => void
}

/**
 * The log in one SQLite file. Everything that was appended in one turn of the event loop shares a transaction, and so a sync
 * of the disk. The file is this process's alone while it is open.
 * Throws `StoreOpenError`, in plain words, when the file can't be opened or is damaged as a whole.
 */
export function openSqliteStore(file: string, clock: Clock = systemClock): LogStore {
  const db = openDatabase(file)
  try {
    return new SqliteStore(db, clock)
  } catch (error) {
    closeDatabase(db)
    throw new StoreOpenError(damagedFile(file, error instanceof Error ? error.message : String(error)), {
      cause: error,
    })
  }
}

class SqliteStore implements LogStore {
  readonly #db: RelayDatabase
  readonly #writes: ReturnType<typeof prepareWrites>
  readonly #clock: Clock
  #generation: string
  #waiting: Waiting[] = []
  #scheduled = false
  #nextCommitAt = 0

  constructor(db: RelayDatabase, clock: Clock) {
    this.#db = db
    this.#writes = prepareWrites(db)
    this.#clock = clock
    this.#generation = readGeneration(db)
  }

  get generation(): string {
    return this.#generation
  }

  append(room: RoomName, entries: readonly Uint8Array[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ room, entries, resolve, reject })
      this.#schedule()
    })
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this store is not; a throw must reject
  async read(room: RoomName, after = 0): Promise<RoomLog> {
    this.#commit()
    try {
      return readRoom(this.#db, room, after)
    } catch (error) {
      if (isDamage(error)) return { state: 'damaged', what: error.message }
      throw error
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async heads(rooms: readonly RoomName[]): Promise<ReadonlyMap<RoomName, number>> {
    this.#commit()
    return readHeads(this.#db, rooms)
  }

  /** Two transactions, with a reading between them: an interrupt leaves one snapshot too many, never one too few (L4). */
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async compact(room: RoomName, snapshot: Snapshot): Promise<void> {
    this.#commit()
    if (!this.#inTransaction(() => this.#writes.addSnapshot(room, snapshot))) return
    const written = readRoom(this.#db, room, 0)
    if (written.state === 'damaged')
      throw new Error(`The snapshot just written can't be read: ${written.what}`)
    if (written.snapshot?.upTo !== snapshot.upTo) throw new Error('The snapshot just written is not there')
    this.#inTransaction(() => this.#writes.trim(room, snapshot.upTo))
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async rooms(after = '', limit = 1000): Promise<readonly RoomInfo[]> {
    this.#commit()
    return readRooms(this.#db, after, limit)
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async restore(room: RoomName, log: WholeLog): Promise<void> {
    this.#commit()
    this.#inTransaction(() => this.#writes.restore(room, log))
    this.#generation = readGeneration(this.#db)
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async close(): Promise<void> {
    this.#commit()
    closeDatabase(this.#db)
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    const wait = this.#nextCommitAt - this.#clock.now()
    if (wait > 0) this.#clock.after(wait, () => this.#commit())
    else this.#clock.soon(() => this.#commit())
  }

  #commit(): void {
    this.#scheduled = false
    const group = this.#waiting
    if (group.length === 0) return
    this.#waiting = []
    const begun = this.#clock.now()
    this.#write(group)
    const ended = this.#clock.now()
    this.#nextCommitAt = ended + Math.min(maxGroupMs, (ended - begun) * (commitShare - 1))
  }

  /** A group fails as one; then each tries alone, so that a damaged room takes no other along. */
  #write(group: readonly Waiting[]): void {
    try {
      const heads = this.#inTransaction(() =>
        group.map(({ room, entries }) => this.#writes.append(room, entries)),
      )
      group.forEach(({ resolve }, i) => resolve(heads[i] ?? 0))
    } catch (error) {
      if (group.length > 1) for (const one of group) this.#write([one])
      else for (const { reject } of group) reject(error)
    }
  }

  #inTransaction<T>(run: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite itself rolls back on some failures (a full disk); then there is nothing left to roll back
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}
