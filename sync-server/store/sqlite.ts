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
const maxLazyMs = 500
/** Beyond so many bytes nothing waits for a sync longer than it must. */
const maxLazyBytes = 256 * 1024
/** So many entries or bytes are written at once, whenever the sync may be: to write holds the event loop up. */
const maxGroupEntries = 250
const maxGroupBytes = 64 * 1024
/** The write-ahead log is folded into the file when nothing was appended for so long, and it is about so many pages long. */
const quietMs = 1_000
const foldPages = 1_000
const pageBytes = 4_096
/** Pages that a commit writes anew, beside those that it fills. */
const commitPages = 4
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
  #waitingEntries = 0
  #waitingBytes = 0
  /** In the write-ahead log, and no sync begun for it. */
  #unsynced: Written[] = []
  #unsyncedBytes = 0
  #pages = 0
  #lastWrite = 0
  #isFolding = false
  /** When the next commit is due, and how to call it off. */
  #dueAt = Infinity
  #callOff: () => void = () => undefined
  #isHurried = false
  #isClosed = false
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
      this.#waitingEntries += entries.length
      for (const { length } of entries) this.#waitingBytes += length
      if (this.#waitingEntries >= maxGroupEntries || this.#waitingBytes >= maxGroupBytes) this.#writeWaiting()
      if (when === 'soon' || this.#waitingBytes + this.#unsyncedBytes > maxLazyBytes) this.hurry()
      else this.#commitIn(maxLazyMs)
    })
  }

  hurry(): void {
    if (this.#waiting.length === 0 && this.#unsynced.length === 0) return
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

  /** Transactions with a sync and a reading between them: an interrupt leaves one snapshot too many, never one too few (L4). */
  async compact(room: RoomName, snapshot: Snapshot): Promise<void> {
    this.#commit()
    if (!this.#inTransaction(() => this.#writes.addSnapshot(room, snapshot))) return
    this.#grew(snapshot.bytes.length)
    const written = await this.#durably(() => readRoom(this.#db, room, 0))
    if (written.state === 'damaged')
      throw new Error(`The snapshot just written can't be read: ${written.what}`)
    if (written.snapshot?.upTo !== snapshot.upTo) throw new Error('The snapshot just written is not there')
    while (this.#inTransaction(() => this.#writes.trim(room, snapshot.upTo))) await this.#nextTurn()
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
      this.#isClosed = true
      this.#wal.close()
      closeDatabase(this.#db)
    })
  }

  #nextTurn(): Promise<void> {
    return new Promise(resolve => this.#clock.soon(resolve))
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
    this.#writeWaiting()
    const written = this.#unsynced
    if (written.length === 0) return
    this.#unsynced = []
    this.#unsyncedBytes = 0
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

  #writeWaiting(): void {
    const group = this.#waiting
    if (group.length === 0) return
    this.#unsyncedBytes += this.#waitingBytes
    this.#grew(this.#waitingBytes)
    this.#waiting = []
    this.#waitingEntries = 0
    this.#waitingBytes = 0
    this.#unsynced.push(...this.#write(group))
  }

  #grew(bytes: number): void {
    this.#pages += commitPages + bytes / pageBytes
    this.#lastWrite = this.#clock.now()
    if (this.#pages > foldPages && !this.#isFolding) this.#foldWhenQuiet(quietMs)
  }

  #foldWhenQuiet(ms: number): void {
    this.#isFolding = true
    this.#clock.idly(ms, () => {
      const left = this.#lastWrite + quietMs - this.#clock.now()
      if (left > 0 && !this.#isClosed) return this.#foldWhenQuiet(left)
      this.#isFolding = false
      this.#pages = 0
      if (!this.#isClosed) this.#db.exec('PRAGMA wal_checkpoint(PASSIVE)')
    })
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
      return this.#inTransaction(() => [...byRoom(group)].flatMap(([room, ones]) => this.#append(room, ones)))
    } catch (error) {
      if (group.length > 1) return group.flatMap(one => this.#write([one]))
      for (const { reject } of group) reject(error)
      return []
    }
  }

  /** What one room is given in a group is one list of entries. */
  #append(room: RoomName, ones: readonly Waiting[]): Written[] {
    const entries = ones.flatMap(one => one.entries)
    let head = this.#writes.append(room, entries) - entries.length
    return ones.map(one => ({ one, head: (head += one.entries.length) }))
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

function byRoom(group: readonly Waiting[]): Map<RoomName, Waiting[]> {
  const rooms = new Map<RoomName, Waiting[]>()
  for (const one of group) {
    const ones = rooms.get(one.room)
    if (ones) ones.push(one)
    else rooms.set(one.room, [one])
  }
  return rooms
}
