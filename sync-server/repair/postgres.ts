import pg from 'pg'
import { z } from 'zod'
import { toRoomName, type RoomName } from '../room-name'
import { isAsWritten, type Kept } from '../store/assemble'
import { checksum } from '../store/checksum'
import { inTransaction, openError, sessionConfig } from '../store/postgres-session'
import type { RoomReport } from './report'
import { type Found, salvage, type Salvaged } from './salvage'

type Row = Record<string, unknown>

const roomRow = z.object({ id: z.int(), name: z.string(), head: z.int() })
const keptRow = z.object({
  kind: z.enum(['snapshot', 'entry']),
  seq: z.int(),
  crc: z.int(),
  base64: z.string(),
})

const rowsSql = `
  SELECT 'snapshot' AS kind, up_to::float8 AS seq, crc::float8, encode(bytes, 'base64') AS base64
  FROM winroom_relay.snapshots WHERE room = $1
  UNION ALL SELECT 'entry', seq::float8, crc::float8, encode(bytes, 'base64') FROM winroom_relay.entries WHERE room = $1`

/**
 * Repairs the damaged ones of `rooms`, each in a transaction: what can't be vouched for moves to `winroom_relay.set_aside`, the
 * rest stays. Nodes may be running; a room that was closed for its damage opens again when somebody asks for it.
 */
export async function repairPostgres(url: string, rooms: readonly RoomName[]): Promise<RoomReport[]> {
  const client = new pg.Client(sessionConfig(url))
  try {
    await client.connect()
  } catch (error) {
    throw openError(error, url)
  }
  try {
    const reports: RoomReport[] = []
    for (const room of rooms) {
      const salvaged = await inTransaction(client, () => repairRoom(client, room))
      if (salvaged) reports.push({ room, ...salvaged })
    }
    return reports
  } finally {
    await client.end()
  }
}

/** Null where nothing was wrong. Holds the room's row, so that no node appends meanwhile. */
async function repairRoom(client: pg.Client, room: RoomName): Promise<Salvaged | null> {
  const held = await client.query<Row>(
    'SELECT id::float8, name, head::float8 FROM winroom_relay.rooms WHERE name = $1 FOR UPDATE',
    [room],
  )
  const { id, name, head } = roomRow.parse(held.rows[0])
  const found = await readRows(client, id, toRoomName(name) ?? room, head)
  const salvaged = salvage(found)
  if (salvaged.lost.length === 0 && salvaged.log.head === head) return null
  await setAside(client, id, found)
  await fillHoles(client, id, room, salvaged)
  await client.query('UPDATE winroom_relay.rooms SET head = $2 WHERE id = $1', [id, salvaged.log.head])
  return salvaged
}

async function readRows(client: pg.Client, id: number, room: RoomName, head: number): Promise<Found> {
  const snapshots: Kept[] = []
  const entries: Kept[] = []
  const { rows } = await client.query<Row>(rowsSql, [id])
  for (const row of rows) {
    const { kind, base64, ...kept } = keptRow.parse(row)
    const into = kind === 'snapshot' ? snapshots : entries
    into.push({ ...kept, bytes: Buffer.from(base64, 'base64') })
  }
  return { room, head, snapshots, entries }
}

async function setAside(client: pg.Client, id: number, { room, snapshots, entries }: Found): Promise<void> {
  const sources = [
    { kind: 'snapshot', table: 'snapshots', seq: 'up_to', rows: snapshots },
    { kind: 'entry', table: 'entries', seq: 'seq', rows: entries },
  ] as const
  for (const { kind, table, seq, rows } of sources) {
    const bad = rows.filter(kept => !isAsWritten(room, kept)).map(kept => kept.seq)
    await client.query(
      `WITH moved AS (DELETE FROM winroom_relay.${table} WHERE room = $1 AND ${seq} = ANY($2::bigint[]) RETURNING ${seq} AS seq, crc, bytes)
       INSERT INTO winroom_relay.set_aside (room, kind, seq, crc, bytes, why)
       SELECT $3, $4, seq, crc, bytes, 'fails its checksum' FROM moved`,
      [id, bad, room, kind],
    )
  }
}

async function fillHoles(client: pg.Client, id: number, room: RoomName, { log }: Salvaged): Promise<void> {
  const empty = new Uint8Array()
  const holes = log.entries.filter(({ bytes }) => bytes.length === 0).map(({ seq }) => seq)
  await client.query(
    `INSERT INTO winroom_relay.entries (room, seq, crc, bytes)
     SELECT $1, seq, crc, '' FROM unnest($2::bigint[], $3::bigint[]) AS h (seq, crc) ON CONFLICT DO NOTHING`,
    [id, holes, holes.map(seq => checksum(empty, room, seq))],
  )
  if (!log.snapshot) return
  const { upTo } = log.snapshot
  await client.query(
    `INSERT INTO winroom_relay.snapshots (room, up_to, crc, bytes) VALUES ($1, $2, $3, '') ON CONFLICT DO NOTHING`,
    [id, upTo, checksum(empty, room, upTo)],
  )
}
