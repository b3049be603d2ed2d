import type { ClientBase } from 'pg'
import { z } from 'zod'
import { toRoomName, type RoomName } from '../room-name'
import { assemble, type Kept } from './assemble'
import { checksum } from './checksum'
import { newGeneration } from './generation'
import {
  type Entry,
  type RoomInfo,
  type RoomLog,
  RoomExistsError,
  type Snapshot,
  type WholeLog,
} from './port'

// bigint arrives as text, so numbers are cast to float8, which holds them exactly up to 2^53; bytes arrive as base64, a third
// less than the hex that bytea is otherwise written in
const headRow = z.object({ id: z.int(), name: z.string(), head: z.int() })
const keptRow = z.object({
  kind: z.enum(['room', 'snapshot', 'entry']),
  seq: z.int(),
  crc: z.int(),
  base64: z.string(),
})
const infoRow = z.object({ name: z.string(), head: z.int(), entries: z.int() })
const coveredRow = z.object({ covered: z.int() })

type Row = Record<string, unknown>

/** Adds to each room's count, in order of name so that two nodes never wait for each other; the rows stay locked. */
const advanceSql = `
  INSERT INTO winroom_relay.rooms AS r (name, head) SELECT * FROM unnest($1::text[], $2::bigint[])
  ON CONFLICT (name) DO UPDATE SET head = r.head + excluded.head RETURNING id::float8, name, head::float8`

/** All entries' bytes travel as one string and are cut apart by the server: a list of bytea would travel as hex. */
const addSql = `
  INSERT INTO winroom_relay.entries (room, seq, crc, bytes)
  SELECT room, seq, crc, substring($4::bytea FROM start FOR length)
  FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $5::int[], $6::int[]) AS e (room, seq, crc, start, length)`

/** One statement, so that all of it is of one moment. */
const readSql = `
  WITH room AS (SELECT id, head FROM winroom_relay.rooms WHERE name = $1),
  snapshot AS (
    SELECT s.up_to, s.crc, s.bytes FROM winroom_relay.snapshots s JOIN room ON s.room = room.id
    WHERE s.up_to > $2 ORDER BY s.up_to DESC LIMIT 1
  )
  SELECT 'room' AS kind, head::float8 AS seq, 0::float8 AS crc, '' AS base64 FROM room
  UNION ALL SELECT 'snapshot', up_to::float8, crc::float8, encode(bytes, 'base64') FROM snapshot
  UNION ALL SELECT 'entry', e.seq::float8, e.crc::float8, encode(e.bytes, 'base64')
  FROM winroom_relay.entries e JOIN room ON e.room = room.id
  WHERE e.seq > greatest($2::bigint, coalesce((SELECT up_to FROM snapshot), 0))`

export interface Append {
  readonly room: RoomName
  readonly entries: readonly Uint8Array[]
}

/** Writes `appends` inside the caller's transaction; returns the number of the last entry of each. */
export async function append(client: ClientBase, appends: readonly Append[]): Promise<number[]> {
  const counts = new Map<RoomName, number>()
  for (const { room, entries } of appends) counts.set(room, (counts.get(room) ?? 0) + entries.length)
  const names = [...counts.keys()].sort()
  const { rows } = await client.query<Row>({
    name: 'advance',
    text: advanceSql,
    values: [names, names.map(name => counts.get(name))],
  })
  const next = new Map<string, { id: number; seq: number }>()
  for (const row of rows) {
    const { id, name, head } = headRow.parse(row)
    next.set(name, { id, seq: head - (counts.get(name as RoomName) ?? 0) }) // it is one of those just sent
  }
  const placed = new Placed()
  const heads = appends.map(({ room, entries }) => {
    const at = next.get(room)
    if (!at) throw new Error(`PostgreSQL did not answer for ${room}`)
    for (const bytes of entries) placed.add(at.id, room, { seq: ++at.seq, bytes })
    return at.seq
  })
  await placed.write(client)
  return heads
}

/** Entries on their way into their table. */
class Placed {
  readonly #rooms: number[] = []
  readonly #seqs: number[] = []
  readonly #crcs: number[] = []
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  readonly #bytes: Uint8Array[] = []
  #end = 1 // the first byte's place, for SQL

  add(id: number, room: RoomName, { seq, bytes }: Entry): void {
    this.#rooms.push(id)
    this.#seqs.push(seq)
    this.#crcs.push(checksum(bytes, room, seq))
    this.#starts.push(this.#end)
    this.#lengths.push(bytes.length)
    this.#bytes.push(bytes)
    this.#end += bytes.length
  }

  async write(client: ClientBase): Promise<void> {
    if (this.#rooms.length === 0) return
    const bytes = Buffer.concat(this.#bytes)
    const values = [this.#rooms, this.#seqs, this.#crcs, bytes, this.#starts, this.#lengths]
    const { rowCount } = await client.query({ name: 'add', text: addSql, values })
    if (rowCount !== this.#rooms.length)
      throw new Error(`PostgreSQL took ${rowCount} of ${this.#rooms.length} entries`)
  }
}

export async function readRoom(client: ClientBase, room: RoomName, after: number): Promise<RoomLog> {
  const { rows } = await client.query<Row>({ name: 'read', text: readSql, values: [room, after] })
  let head: number | null = null
  let snapshot: Kept | null = null
  const entries: Kept[] = []
  for (const row of rows) {
    const { kind, base64, ...kept } = keptRow.parse(row)
    if (kind === 'room') head = kept.seq
    else if (kind === 'snapshot') snapshot = { ...kept, bytes: Buffer.from(base64, 'base64') }
    else entries.push({ ...kept, bytes: Buffer.from(base64, 'base64') })
  }
  if (head === null) return { state: 'whole', snapshot: null, entries: [], head: 0 }
  return assemble({ room, after, head, snapshot, entries: entries.sort((a, b) => a.seq - b.seq) })
}

export async function readHeads(
  client: ClientBase,
  rooms: readonly RoomName[],
): Promise<Map<RoomName, number>> {
  const { rows } = await client.query<Row>({
    name: 'heads',
    text: 'SELECT id::float8, name, head::float8 FROM winroom_relay.rooms WHERE name = ANY($1::text[])',
    values: [rooms],
  })
  const found = new Map<string, number>(
    rows.map(row => headRow.parse(row)).map(({ name, head }) => [name, head]),
  )
  return new Map(rooms.map(room => [room, found.get(room) ?? 0]))
}

export async function readRooms(client: ClientBase, after: string, limit: number): Promise<RoomInfo[]> {
  const { rows } = await client.query<Row>(
    `SELECT name, head::float8, (SELECT count(*) FROM winroom_relay.entries WHERE room = r.id)::float8 AS entries
     FROM winroom_relay.rooms r WHERE name > $1 ORDER BY name LIMIT $2`,
    [after, limit],
  )
  return rows.map(row => {
    const { name, head, entries } = infoRow.parse(row)
    const room = toRoomName(name)
    if (room === null) throw new Error('a room has a name that is none')
    return { room, head, entries }
  })
}

/** Returns false, having done nothing, where the present snapshot covers as much. Holds the room's row. */
export async function addSnapshot(
  client: ClientBase,
  room: RoomName,
  { upTo, bytes }: Snapshot,
): Promise<boolean> {
  const { id, head } = await holdRoom(client, room)
  if (upTo > head) throw new Error(`A snapshot up to ${upTo} of a log that ends at ${head}`)
  const { rows } = await client.query<Row>(
    'SELECT coalesce(max(up_to), 0)::float8 AS covered FROM winroom_relay.snapshots WHERE room = $1',
    [id],
  )
  if (upTo <= coveredRow.parse(rows[0]).covered) return false
  await insertSnapshot(client, id, room, { upTo, bytes })
  return true
}

/** Drops the entries and older snapshots that the snapshot at `upTo` stands for. */
export async function trim(client: ClientBase, room: RoomName, upTo: number): Promise<void> {
  const { id } = await holdRoom(client, room)
  await client.query('DELETE FROM winroom_relay.snapshots WHERE room = $1 AND up_to < $2', [id, upTo])
  await client.query('DELETE FROM winroom_relay.entries WHERE room = $1 AND seq <= $2', [id, upTo])
}

/** Writes a whole log, and begins a new generation, which it returns. */
export async function restore(client: ClientBase, room: RoomName, log: WholeLog): Promise<string> {
  const { rows } = await client.query<Row>(
    'INSERT INTO winroom_relay.rooms (name, head) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id::float8, name, head::float8',
    [room, log.head],
  )
  if (rows[0] === undefined) throw new RoomExistsError(room)
  const { id } = headRow.parse(rows[0])
  if (log.snapshot) await insertSnapshot(client, id, room, log.snapshot)
  const placed = new Placed()
  for (const entry of log.entries) placed.add(id, room, entry)
  await placed.write(client)
  const generation = newGeneration()
  await client.query('UPDATE winroom_relay.meta SET generation = $1', [generation])
  return generation
}

async function insertSnapshot(
  client: ClientBase,
  id: number,
  room: RoomName,
  { upTo, bytes }: Snapshot,
): Promise<void> {
  const values = [
    id,
    upTo,
    checksum(bytes, room, upTo),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  ]
  await client.query(
    'INSERT INTO winroom_relay.snapshots (room, up_to, crc, bytes) VALUES ($1, $2, $3, $4)',
    values,
  )
}

async function holdRoom(client: ClientBase, room: RoomName): Promise<z.infer<typeof headRow>> {
  const { rows } = await client.query<Row>(
    'SELECT id::float8, name, head::float8 FROM winroom_relay.rooms WHERE name = $1 FOR NO KEY UPDATE',
    [room],
  )
  if (rows[0] === undefined) throw new Error(`There is no room ${room}`)
  return headRow.parse(rows[0])
}
