import Database from 'libsql'
import { z } from 'zod'
import { toRoomName } from '../room-name'
import type { Kept } from '../store/assemble'
import type { Found } from './salvage'

/** After this many keys in a row that SQLite can't step over, the rest of a table is given up. */
const maxBlind = 10_000

const blob = z.union([
  z.instanceof(ArrayBuffer).transform(buffer => new Uint8Array(buffer)),
  z.instanceof(Uint8Array).transform(view => view.slice()),
])
const keptRow = z.object({ seq: z.int(), crc: z.int(), bytes: blob })
const roomRow = z.object({ name: blob, head: z.int() })
const keyRow = z.object({ key: z.int().nullable() })

const kept = (table: string, seq: string): string =>
  `SELECT CAST(${seq} AS INTEGER) AS seq, CAST(crc AS INTEGER) AS crc, CAST(bytes AS BLOB) AS bytes
   FROM ${table} WHERE room = ? AND ${seq} = ?`
const sql = {
  room: 'SELECT CAST(name AS BLOB) AS name, CAST(head AS INTEGER) AS head FROM rooms WHERE id = ?',
  nextRoom: 'SELECT CAST(min(id) AS INTEGER) AS key FROM rooms WHERE id > ?',
  entry: kept('entries', 'seq'),
  nextEntry: 'SELECT CAST(min(seq) AS INTEGER) AS key FROM entries WHERE room = ? AND seq > ?',
  snapshot: kept('snapshots', 'up_to'),
  nextSnapshot: 'SELECT CAST(min(up_to) AS INTEGER) AS key FROM snapshots WHERE room = ? AND up_to > ?',
  nameless: 'SELECT count(DISTINCT room) AS key FROM entries WHERE room NOT IN (SELECT id FROM rooms)',
} as const

export interface Readable {
  readonly rooms: readonly Found[]
  /** Rooms that have entries, and no name that could be read. */
  readonly nameless: number
}

/** Reads row by row, by key, and passes over what SQLite can't read. Throws when it can't even open the file. */
export function readDamaged(file: string): Readable {
  const db = new Database(file)
  try {
    return new Reader(db).all()
  } finally {
    db.close()
  }
}

class Reader {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  all(): Readable {
    const rooms: Found[] = []
    let nameless = this.#row(keyRow, sql.nameless, [])?.key ?? 0
    for (const id of this.#keys(sql.nextRoom, [])) {
      const row = this.#row(roomRow, sql.room, [id])
      if (!row) continue
      const room = toRoomName(Buffer.from(row.name).toString())
      if (room === null) nameless++
      else rooms.push({ room, head: row.head, ...this.#rows(id) })
    }
    return { rooms, nameless }
  }

  #rows(id: number): Pick<Found, 'snapshots' | 'entries'> {
    const snapshots: Kept[] = []
    for (const seq of this.#keys(sql.nextSnapshot, [id])) {
      // one that is there and can't be read fails its checksum, so that it counts as lost
      snapshots.push(this.#row(keptRow, sql.snapshot, [id, seq]) ?? { seq, crc: -1, bytes: new Uint8Array() })
    }
    const entries: Kept[] = []
    for (const seq of this.#keys(sql.nextEntry, [id])) {
      const entry = this.#row(keptRow, sql.entry, [id, seq])
      if (entry) entries.push(entry)
    }
    return { snapshots, entries }
  }

  /** The keys in a table, in order; where SQLite can't say which is next, every number, for a while. */
  *#keys(next: string, of: readonly number[]): Generator<number> {
    let at = 0
    for (let blind = 0; blind < maxBlind;) {
      const row = this.#row(keyRow, next, [...of, at])
      if (row?.key === null) return
      if (!row) {
        blind++
        at++
        continue
      }
      blind = 0
      at = row.key ?? at + 1
      yield at
    }
  }

  /** Null for a row that is not there, or can't be read, or is none. */
  #row<T>(schema: z.ZodType<T>, text: string, values: readonly number[]): T | null {
    try {
      const statement = this.#statements.get(text) ?? this.#db.prepare(text)
      this.#statements.set(text, statement)
      const parsed = schema.safeParse(statement.get([...values]))
      return parsed.success ? parsed.data : null
    } catch {
      return null
    }
  }
}
