import Database from 'libsql'
import { z } from 'zod'
import { toRoomName, type RoomName } from '../room-name'
import { assemble, type Kept } from './assemble'
import type { RoomInfo, RoomLog } from './port'
import type { RelayDatabase } from './sqlite-database'

// One flipped bit on disk changes the type of a column, so rows are parsed, not trusted, and every column is cast: libsql
// aborts the whole process when a TEXT it is to hand out is no UTF-8, so text is read as bytes too.
// libsql hands blobs out as ArrayBuffers from `all` and as Buffers from `get`.
const blob = z.union([
  z.instanceof(ArrayBuffer).transform(bytes => new Uint8Array(bytes)),
  z.instanceof(Uint8Array),
])
const keptRow = z.object({ seq: z.int(), crc: z.int(), bytes: blob })
const roomRow = z.object({ id: z.int(), head: z.int() })
const metaRow = z.object({ generation: blob })
const infoRow = z.object({ name: blob, head: z.int(), entries: z.int() })

const int = (column: string, as = column): string => `CAST(${column} AS INTEGER) AS ${as}`
const raw = (column: string): string => `CAST(${column} AS BLOB) AS ${column}`

/** Bytes on disk that are not what was written. Never leaves the store: it becomes a `damaged` log. */
class Damage extends Error {
  override readonly name = 'Damage'
}

/** True for our own finding, and for SQLite's. */
export function isDamage(error: unknown): error is Error {
  return (
    error instanceof Damage ||
    (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT'))
  )
}

/** One room's log after `after`. Throws `Damage` or what SQLite throws. */
export function readRoom(db: RelayDatabase, room: RoomName, after: number): RoomLog {
  const row: unknown = db.prepare(`SELECT id, ${int('head')} FROM rooms WHERE name = ?`).get([room])
  if (row === undefined) return { state: 'whole', snapshot: null, entries: [], head: 0 }
  const { id, head } = parse(roomRow, row)
  const snapshot = readSnapshot(db, id, after)
  const entries = readEntries(db, id, Math.max(after, snapshot?.seq ?? 0))
  return assemble({ room, after, head, snapshot, entries })
}

/** The number of the last entry of each of `rooms`. */
export function readHeads(db: RelayDatabase, rooms: readonly RoomName[]): Map<RoomName, number> {
  const find = db.prepare(`SELECT id, ${int('head')} FROM rooms WHERE name = ?`)
  return new Map(
    rooms.map(room => {
      const row: unknown = find.get([room])
      return [room, row === undefined ? 0 : parse(roomRow, row).head]
    }),
  )
}

/** Which generation the store's numbers belong to. */
export function readGeneration(db: RelayDatabase): string {
  const row: unknown = db.prepare(`SELECT ${raw('generation')} FROM meta`).get()
  return Buffer.from(parse(metaRow, row).generation).toString()
}

/** The newest snapshot, unless whoever asks has all that it covers. */
function readSnapshot(db: RelayDatabase, id: number, after: number): Kept | null {
  const newest: unknown = db
    .prepare(
      `SELECT ${int('up_to', 'seq')}, ${int('crc')}, ${raw('bytes')} FROM snapshots WHERE room = ? AND up_to > ? ORDER BY up_to DESC LIMIT 1`,
    )
    .all([id, after])[0]
  return newest === undefined ? null : parse(keptRow, newest)
}

function readEntries(db: RelayDatabase, id: number, after: number): Kept[] {
  const rows = db
    .prepare(
      `SELECT ${int('seq')}, ${int('crc')}, ${raw('bytes')} FROM entries WHERE room = ? AND seq > ? ORDER BY seq`,
    )
    .all([id, after])
  return rows.map(row => parse(keptRow, row))
}

function parse<T>(schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row)
  if (!parsed.success) throw new Damage('a row has the wrong shape')
  return parsed.data
}

/** See the port. */
export function readRooms(db: RelayDatabase, after: string, limit: number): RoomInfo[] {
  const rows = db
    .prepare(
      `SELECT ${raw('name')}, ${int('head')}, (SELECT count(*) FROM entries WHERE room = rooms.id) AS entries
       FROM rooms WHERE name > ? ORDER BY name LIMIT ?`,
    )
    .all([after, limit])
  return rows.map(row => {
    const { name, head, entries } = parse(infoRow, row)
    const room = toRoomName(Buffer.from(name).toString())
    if (room === null) throw new Damage('a room has a name that is none')
    return { room, head, entries }
  })
}
