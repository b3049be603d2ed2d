import { z } from 'zod'
import type { RoomName } from '../room-name'
import { checksum } from './checksum'
import { newGeneration } from './generation'
import { RoomExistsError, type Snapshot, type WholeLog } from './port'
import type { RelayDatabase } from './sqlite-database'

const roomRow = z.object({ id: z.int(), head: z.int() })
const idRow = z.object({ id: z.int() })
const coveredRow = z.object({ upTo: z.int().nullable() })

/** Entries that are dropped in one transaction: a few milliseconds. */
const trimEntries = 1_000
const maxJoinedBytes = 512 * 1024

/** The writing statements, prepared once. Each runs inside its caller's transaction. */
export function prepareWrites(db: RelayDatabase) {
  const advance = db.prepare(
    `INSERT INTO rooms (name, head) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET head = head + excluded.head RETURNING id, CAST(head AS INTEGER) AS head`,
  )
  const addEntries = db.prepare(
    `INSERT INTO entries (room, seq, crc, bytes)
     SELECT ?1, ?2 + key, value ->> 0, substr(?3, value ->> 1, value ->> 2) FROM json_each(?4)`,
  )
  const addEntry = db.prepare('INSERT INTO entries (room, seq, crc, bytes) VALUES (?, ?, ?, ?)')
  const findRoom = db.prepare('SELECT id, CAST(head AS INTEGER) AS head FROM rooms WHERE name = ?')
  const covered = db.prepare('SELECT CAST(max(up_to) AS INTEGER) AS upTo FROM snapshots WHERE room = ?')
  const addSnapshot = db.prepare('INSERT INTO snapshots (room, up_to, crc, bytes) VALUES (?, ?, ?, ?)')
  const dropSnapshots = db.prepare('DELETE FROM snapshots WHERE room = ? AND up_to < ?')
  const dropEntries = db.prepare(
    `DELETE FROM entries WHERE room = ?1 AND seq <= min(?2, (SELECT min(seq) FROM entries WHERE room = ?1) + ?3)`,
  )

  const addRoom = db.prepare('INSERT INTO rooms (name, head) VALUES (?, ?) RETURNING id')
  const setGeneration = db.prepare('UPDATE meta SET generation = ?')

  // every `run` takes its values in one array: libsql reads a lone buffer as named parameters and aborts the process
  return {
    /** Returns the number of the last entry. */
    append(room: RoomName, entries: readonly Uint8Array[]): number {
      const { id, head } = roomRow.parse(advance.get([room, entries.length]))
      const first = head - entries.length + 1
      if (isWorthJoining(entries)) {
        const { bytes, places } = joined(room, first, entries)
        addEntries.run([id, first, bytes, JSON.stringify(places)])
      } else {
        for (const [i, bytes] of entries.entries())
          addEntry.run([id, first + i, checksum(bytes, room, first + i), bytes])
      }
      return head
    },
    /** Returns false, having done nothing, where the present snapshot covers as much. */
    addSnapshot(room: RoomName, { upTo, bytes }: Snapshot): boolean {
      const { id, head } = roomRow.parse(findRoom.get([room]))
      if (upTo > head) throw new Error(`A snapshot up to ${upTo} of a log that ends at ${head}`)
      const present = coveredRow.parse(covered.get([id])).upTo ?? 0
      if (upTo <= present) return false
      addSnapshot.run([id, upTo, checksum(bytes, room, upTo), bytes])
      return true
    },
    /** Writes a whole log, and begins a new generation. */
    restore(room: RoomName, { head, snapshot, entries }: WholeLog): void {
      if (findRoom.get([room]) !== undefined) throw new RoomExistsError(room)
      const { id } = idRow.parse(addRoom.get([room, head]))
      if (snapshot) {
        const { upTo, bytes } = snapshot
        addSnapshot.run([id, upTo, checksum(bytes, room, upTo), bytes])
      }
      for (const { seq, bytes } of entries) addEntry.run([id, seq, checksum(bytes, room, seq), bytes])
      setGeneration.run([newGeneration()])
    },
    /** Drops older snapshots and some of the entries that the snapshot at `upTo` stands for. False when none is left. */
    trim(room: RoomName, upTo: number): boolean {
      const { id } = roomRow.parse(findRoom.get([room]))
      dropSnapshots.run([id, upTo])
      return dropEntries.run([id, upTo, trimEntries - 1]).changes === trimEntries
    },
  }
}

/** One statement for many small entries costs half of what one each does; large ones are not copied for it. */
function isWorthJoining(entries: readonly Uint8Array[]): boolean {
  return entries.length > 2 && entries.reduce((sum, { length }) => sum + length, 0) <= maxJoinedBytes
}

/** The entries' bytes in one, and of each its checksum, where it begins (SQLite counts from 1), and how long it is. */
function joined(room: RoomName, first: number, entries: readonly Uint8Array[]) {
  let at = 2
  const places = entries.map((bytes, i) => {
    const place = [checksum(bytes, room, first + i), at, bytes.length]
    at += bytes.length
    return place
  })
  // a byte before them, since a blob of none is NULL
  return { bytes: Buffer.concat([Uint8Array.of(0), ...entries]), places }
}
