import Database from 'libsql'
import { z } from 'zod'
import { toRoomName, type RoomName } from '../room-name'
import { checksum } from './checksum'
import type { Entry, RoomInfo, RoomLog, Snapshot } from './port'
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
type Kept = z.infer<typeof keptRow>

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
  const snapshot = readSnapshot(db, room, id, after)
  const from = Math.max(after, snapshot?.upTo ?? 0)
  const entries = readEntries(db, room, id, from)
  entries.forEach(({ seq }, i) => {
    if (seq !== from + 1 + i) throw new Damage(`entry ${from + 1 + i} is missing`)
  })
  const last = from + entries.length
  // a cursor beyond the head is the caller's, from a log that was since restored; anything else is a row of ours gone wrong
  if (last !== head && !(after > head && entries.length === 0)) {
    throw new Damage(
      last < head
        ? `entry ${last + 1} of ${head} is missing`
        : `the log ends at ${last}, its room says ${head}`,
    )
  }
  return { state: 'whole', snapshot, entries, head }
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
function readSnapshot(db: RelayDatabase, room: RoomName, id: number, after: number): Snapshot | null {
  const newest: unknown = db
    .prepare(
      `SELECT ${int('up_to', 'seq')}, ${int('crc')}, ${raw('bytes')} FROM snapshots WHERE room = ? AND up_to > ? ORDER BY up_to DESC LIMIT 1`,
    )
    .all([id, after])[0]
  if (newest === undefined) return null
  const kept = verified(newest, room, 'snapshot')
  return { upTo: kept.seq, bytes: kept.bytes }
}

function readEntries(db: RelayDatabase, room: RoomName, id: number, after: number): Entry[] {
  const rows = db
    .prepare(
      `SELECT ${int('seq')}, ${int('crc')}, ${raw('bytes')} FROM entries WHERE room = ? AND seq > ? ORDER BY seq`,
    )
    .all([id, after])
  return rows.map(row => {
    const { seq, bytes } = verified(row, room, 'entry')
    return { seq, bytes }
  })
}

function verified(row: unknown, room: RoomName, kind: string): Kept {
  const kept = parse(keptRow, row)
  if (checksum(kept.bytes, room, kept.seq) !== kept.crc)
    throw new Damage(`${kind} ${kept.seq} fails its checksum`)
  return kept
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
