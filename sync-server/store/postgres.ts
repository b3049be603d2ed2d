import pg from 'pg'
import { type Clock, systemClock } from '../clock'
import type { RoomName } from '../room-name'
import type { LogStore, RoomInfo, RoomLog, Snapshot, WholeLog } from './port'
import { demandDurability, migrate, takeDatabase } from './postgres-schema'
import { inTransaction, isStatementsOwn, openError, PostgresSession, sessionConfig } from './postgres-session'
import * as sql from './postgres-sql'
import { StoreOpenError } from './store-open-error'

/** Reads and compactions that run at the same time, beside the session that appends. */
const maxReaders = 4
/** A transaction takes no more bytes than this, or one append. */
const maxGroupBytes = 16 * 1024 * 1024

export type DatabaseUse = 'shared' | 'alone' | 'beside'

export interface PostgresOptions {
  /** `shared`: other nodes serve it as well. `alone`: nobody else may. `beside`: to read while others serve it. */
  readonly use: DatabaseUse
  readonly clock?: Clock
  /** How long to wait for a relay that was killed a moment ago to be let go of by the server. */
  readonly patienceMs?: number
}

interface Waiting extends sql.Append {
  readonly resolve: (head: number) => void
  readonly reject: (reason: unknown) => void
}

/**
 * The log in a PostgreSQL database, in a schema of its own. Appends that come while a transaction runs share the next one.
 * A lost connection rejects what was under way (nobody can tell whether it was committed) and is made again for what comes next.
 * Rejects with `StoreOpenError`, in plain words.
 */
export async function openPostgresStore(
  url: string,
  { use, clock = systemClock, patienceMs = 5_000 }: PostgresOptions,
): Promise<LogStore> {
  let generation = ''
  const writer = new PostgresSession(url, async client => {
    await demandDurability(client)
    if (use !== 'beside') await take(client, use, clock, patienceMs)
    const found = await migrate(client)
    // what this process remembers of rooms is of the generation it began with
    if (generation !== '' && found !== generation)
      throw new StoreOpenError('The database was restored meanwhile.')
    generation = found
  })
  try {
    await writer.run(() => Promise.resolve())
  } catch (error) {
    throw openError(error, url)
  }
  const readers = new pg.Pool({ ...sessionConfig(url), max: maxReaders, idleTimeoutMillis: 30_000 })
  readers.on('error', () => undefined) // an idle one was lost; the next read makes another
  return new PostgresStore({ writer, readers, clock, generation, renew: renewed => (generation = renewed) })
}

async function take(
  client: pg.Client,
  use: 'shared' | 'alone',
  clock: Clock,
  patienceMs: number,
): Promise<void> {
  const end = clock.now() + patienceMs
  while (!(await takeDatabase(client, use === 'shared'))) {
    if (clock.now() > end) throw new StoreOpenError(inUse(use))
    await new Promise<void>(resolve => clock.after(100, resolve))
  }
}

function inUse(use: 'shared' | 'alone'): string {
  if (use === 'shared')
    return 'The database is in use by a relay that has it alone (one without --redis, or a restore).'
  return 'The database is in use by another relay. Several on one database need --redis.'
}

interface Parts {
  readonly writer: PostgresSession
  readonly readers: pg.Pool
  readonly clock: Clock
  readonly generation: string
  readonly renew: (generation: string) => void
}

class PostgresStore implements LogStore {
  readonly #parts: Parts
  #generation: string
  #waiting: Waiting[] = []
  #isWriting = false
  #isScheduled = false
  /** Settles, without an error, when every append made so far has. */
  #lastAppend: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#generation = parts.generation
  }

  get generation(): string {
    return this.#generation
  }

  append(room: RoomName, entries: readonly Uint8Array[]): Promise<number> {
    const appended = new Promise<number>((resolve, reject) => {
      this.#waiting.push({ room, entries, resolve, reject })
    })
    this.#lastAppend = appended.catch(() => undefined)
    this.#schedule()
    return appended
  }

  hurry(): void {
    // nothing is put off
  }

  async read(room: RoomName, after = 0): Promise<RoomLog> {
    await this.#lastAppend
    return this.#reading(client => sql.readRoom(client, room, after))
  }

  async heads(rooms: readonly RoomName[]): Promise<ReadonlyMap<RoomName, number>> {
    await this.#lastAppend
    return this.#reading(client => sql.readHeads(client, rooms))
  }

  /** Two transactions, with a reading between them: an interrupt leaves one snapshot too many, never one too few (L4). */
  async compact(room: RoomName, snapshot: Snapshot): Promise<void> {
    await this.#lastAppend
    const isNews = await this.#writing(client => sql.addSnapshot(client, room, snapshot))
    if (!isNews) return
    const written = await this.read(room)
    if (written.state === 'damaged')
      throw new Error(`The snapshot just written can't be read: ${written.what}`)
    // another node may have compacted further meanwhile
    if ((written.snapshot?.upTo ?? 0) < snapshot.upTo)
      throw new Error('The snapshot just written is not there')
    await this.#writing(client => sql.trim(client, room, snapshot.upTo))
  }

  async rooms(after = '', limit = 1000): Promise<readonly RoomInfo[]> {
    await this.#lastAppend
    return this.#reading(client => sql.readRooms(client, after, limit))
  }

  async restore(room: RoomName, log: WholeLog): Promise<void> {
    await this.#lastAppend
    this.#generation = await this.#writing(client => sql.restore(client, room, log))
    this.#parts.renew(this.#generation)
  }

  async close(): Promise<void> {
    await this.#lastAppend
    await this.#parts.readers.end()
    await this.#parts.writer.close()
  }

  /** Reading twice harms nobody, so a connection that turns out to be dead costs one more attempt. */
  async #reading<T>(job: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      return await this.#borrowing(job)
    } catch (error) {
      if (isStatementsOwn(error)) throw error
      return this.#borrowing(job)
    }
  }

  #writing<T>(job: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#borrowing(client => inTransaction(client, () => job(client)))
  }

  async #borrowing<T>(job: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#parts.readers.connect()
    const ignore = (): void => undefined // the job hears of it too
    client.on('error', ignore)
    try {
      const result = await job(client)
      client.release()
      return result
    } catch (error) {
      client.release(!isStatementsOwn(error)) // true: not to be used again
      throw error
    } finally {
      client.off('error', ignore)
    }
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isWriting) return
    this.#isScheduled = true
    this.#parts.clock.soon(() => {
      this.#isScheduled = false
      void this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) await this.#write(this.#nextGroup())
    this.#isWriting = false
  }

  #nextGroup(): Waiting[] {
    let bytes = 0
    let count = 0
    for (const { entries } of this.#waiting) {
      for (const entry of entries) bytes += entry.length
      if (count > 0 && bytes > maxGroupBytes) break
      count++
    }
    return this.#waiting.splice(0, count)
  }

  /** A group that a statement failed in tries each alone, so that a faulty room takes no other along. */
  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const heads = await this.#parts.writer.run(client =>
        inTransaction(client, () => sql.append(client, group)),
      )
      group.forEach(({ resolve }, i) => resolve(heads[i] ?? 0))
    } catch (error) {
      if (group.length > 1 && isStatementsOwn(error)) for (const one of group) await this.#write([one])
      else for (const { reject } of group) reject(error)
    }
  }
}
