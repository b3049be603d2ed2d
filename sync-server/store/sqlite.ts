import { type Clock, systemClock } from '../clock'
import type { RoomName } from '../room-name'
import type { LogStore, RoomInfo, RoomLog, Snapshot, Urgency, WholeLog } from './port'
import { type RelayDatabase, closeDatabase, damagedFile, openDatabase } from './sqlite-database'
import { isDamage, readGeneration, readHeads, readRoom, readRooms } from './sqlite-read'
import { prepareWrites } from './sqlite-write'
import { StoreOpenError } from './store-open-error'
import { type SyncFile, WalSync } from './wal-sync'

/** The longest that an append which somebody waits for waits itself, for others to share its transaction. */
const maxGroupMs = 50
/** The same for one that nobody waits for. */
const maxLazyMs = 250
/** Beyond so many bytes or appends nothing waits longer than it must: a commit holds the event loop up while it writes. */
const maxLazyBytes = 256 * 1024
const maxLazyAppends = 100
/** Syncs take at most one part in this many of the time, so that a slow disk makes larger groups, not a busy one. */
const syncShare = 4

interface Waiting {
  readonly room: RoomName
  readonly entries: readonly Uint8Array[]
  readonly resolve: (head: number) => void
  readonly reject: (reason: unknown) => void
}

interface Written {
  readonly one: Waiting
  readonly head: number
}

/**
 * The log in one SQLite file. What is appended before the next commit shares a transaction and a sync of the disk; that comes
 * soon where somebody waits for it. The file is this process's alone while it is open.
 * Throws `StoreOpenError`, in plain words, when the file can't be opened or is damaged as a whole.
 */
export function openSqliteStore(file: string, clock: Clock = systemClock, sync?: SyncFile): LogStore {
  const db = openDatabase(file)
  try {
    return new SqliteStore(db, new WalSync(file, sync), clock)
  } catch (error) {
    closeDatabase(db)
    throw new StoreOpenError(damagedFile(file, error instanceof Error ? error.message : String(error)), {
      cause: error,
    })
  }
}

class SqliteStore implements LogStore {
  readonly #db: RelayDatabase
  readonly #wal: WalSync
  readonly #writes: ReturnType<typeof prepareWrites>
  readonly #clock: Clock
  #generation: string
  #waiting: Waiting[] = []
  #waitingBytes = 0
  /** When the next commit is due, and how to call it off. */
  #dueAt = Infinity
  #callOff: () => void = () => undefined
  #isHurried = false
  #notBefore = 0

  constructor(db: RelayDatabase, wal: WalSync, clock: Clock) {
    this.#db = db
    this.#wal = wal
    this.#writes = prepareWrites(db)
    this.#clock = clock
    this.#generation = readGeneration(db)
  }

  get generation(): string {
    return this.#generation
  }

  append(room: RoomName, entries: readonly Uint8Array[], when: Urgency = 'soon'): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ room, entries, resolve, reject })
      for (const { length } of entries) this.#waitingBytes += length
      if (when === 'soon' || this.#isLarge()) this.hurry()
      else this.#commitIn(maxLazyMs)
    })
  }

  hurry(): void {
    if (this.#waiting.length === 0) return
    // what comes while the disk is busy shares the next sync
    if (this.#wal.isRunning) this.#isHurried = true
    else this.#commitIn(Math.max(0, this.#notBefore - this.#clock.now()))
  }

  read(room: RoomName, after = 0): Promise<RoomLog> {
    return this.#durably(() => {
      try {
        return readRoom(this.#db, room, after)
      } catch (error) {
        if (isDamage(error)) return { state: 'damaged', what: error.message }
        throw error
      }
    })
  }

  heads(rooms: readonly RoomName[]): Promise<ReadonlyMap<RoomName, number>> {
    return this.#durably(() => readHeads(this.#db, rooms))
  }

  /** Two transactions, with a sync and a reading between them: an interrupt leaves one snapshot too many, never one too few (L4). */
  async compact(room: RoomName, snapshot: Snapshot): Promise<void> {
    this.#commit()
    if (!this.#inTransaction(() => this.#writes.addSnapshot(room, snapshot))) return
    const written = await this.#durably(() => readRoom(this.#db, room, 0))
    if (written.state === 'damaged')
      throw new Error(`The snapshot just written can't be read: ${written.what}`)
    if (written.snapshot?.upTo !== snapshot.upTo) throw new Error('The snapshot just written is not there')
    this.#inTransaction(() => this.#writes.trim(room, snapshot.upTo))
  }

  rooms(after = '', limit = 1000): Promise<readonly RoomInfo[]> {
    return this.#durably(() => readRooms(this.#db, after, limit))
  }

  restore(room: RoomName, log: WholeLog): Promise<void> {
    return this.#durably(() => {
      this.#inTransaction(() => this.#writes.restore(room, log))
      this.#generation = readGeneration(this.#db)
    })
  }

  close(): Promise<void> {
    return this.#durably(() => undefined).finally(() => {
      this.#wal.close()
      closeDatabase(this.#db)
    })
  }

  #isLarge(): boolean {
    return this.#waitingBytes > maxLazyBytes || this.#waiting.length > maxLazyAppends
  }

  /** Does `run` after everything that was handed over before, and resolves once all of it is on disk. */
  async #durably<T>(run: () => T): Promise<T> {
    this.#commit()
    const result = run()
    await this.#wal.synced()
    return result
  }

  #commitIn(ms: number): void {
    const at = this.#clock.now() + ms
    if (at >= this.#dueAt) return
    this.#callOff()
    this.#dueAt = at
    if (ms > 0) this.#callOff = this.#clock.after(ms, () => this.#commit())
    else this.#clock.soon(() => this.#commit())
  }

  #commit(): void {
    this.#callOff()
    this.#callOff = () => undefined
    this.#dueAt = Infinity
    const group = this.#waiting
    if (group.length === 0) return
    this.#waiting = []
    this.#waitingBytes = 0
    const written = this.#write(group)
    const begun = this.#clock.now()
    this.#wal.synced().then(
      () => {
        this.#synced(begun)
        for (const { one, head } of written) one.resolve(head)
      },
      (error: unknown) => {
        this.#synced(begun)
        for (const { one } of written) one.reject(error)
      },
    )
  }

  #synced(begun: number): void {
    const ended = this.#clock.now()
    this.#notBefore = ended + Math.min(maxGroupMs, (ended - begun) * (syncShare - 1))
    if (!this.#isHurried) return
    this.#isHurried = false
    this.hurry()
  }

  /** A group fails as one; then each tries alone, so that a damaged room takes no other along. */
  #write(group: readonly Waiting[]): Written[] {
    try {
      const heads = this.#inTransaction(() =>
        group.map(({ room, entries }) => this.#writes.append(room, entries)),
      )
      return group.map((one, i) => ({ one, head: heads[i] ?? 0 }))
    } catch (error) {
      if (group.length > 1) return group.flatMap(one => this.#write([one]))
      for (const { reject } of group) reject(error)
      return []
    }
  }

  #inTransaction<T>(run: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      this.#db.exec('COMMIT')
      this.#wal.wrote()
      return result
    } catch (error) {
      // SQLite itself rolls back on some failures (a full disk); then there is nothing left to roll back
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}
