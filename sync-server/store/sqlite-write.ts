import { z } from 'zod'
import type { RoomName } from '../room-name'
import { checksum } from './checksum'
import { newGeneration } from './generation'
import { RoomExistsError, type Snapshot, type WholeLog } from './port'
import type { RelayDatabase } from './sqlite-database'

const roomRow = z.object({ id: z.int(), head: z.int() })
const idRow = z.object({ id: z.int() })
const coveredRow = z.object({ upTo: z.int().nullable() })

/** The writing statements, prepared once. Each runs inside its caller's transaction. */
export function prepareWrites(db: RelayDatabase) {
  const advance = db.prepare(
    `INSERT INTO rooms (name, head) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET head = head + excluded.head RETURNING id, CAST(head AS INTEGER) AS head`,
  )
  const addEntry = db.prepare('INSERT INTO entries (room, seq, crc, bytes) VALUES (?, ?, ?, ?)')
  const findRoom = db.prepare('SELECT id, CAST(head AS INTEGER) AS head FROM rooms WHERE name = ?')
  const covered = db.prepare('SELECT CAST(max(up_to) AS INTEGER) AS upTo FROM snapshots WHERE room = ?')
  const addSnapshot = db.prepare('INSERT INTO snapshots (room, up_to, crc, bytes) VALUES (?, ?, ?, ?)')
  const dropSnapshots = db.prepare('DELETE FROM snapshots WHERE room = ? AND up_to < ?')
  const dropEntries = db.prepare('DELETE FROM entries WHERE room = ? AND seq <= ?')

  const addRoom = db.prepare('INSERT INTO rooms (name, head) VALUES (?, ?) RETURNING id')
  const setGeneration = db.prepare('UPDATE meta SET generation = ?')

  // every `run` takes its values in one array: libsql reads a lone buffer as named parameters and aborts the process
  return {
    /** Returns the number of the last entry. */
    append(room: RoomName, entries: readonly Uint8Array[]): number {
      const { id, head } = roomRow.parse(advance.get([room, entries.length]))
      let seq = head - entries.length
      for (const bytes of entries) addEntry.run([id, ++seq, checksum(bytes, room, seq), bytes])
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
    /** Drops the entries and older snapshots that the snapshot at `upTo` stands for. */
    trim(room: RoomName, upTo: number): void {
      const { id } = roomRow.parse(findRoom.get([room]))
      dropSnapshots.run([id, upTo])
      dropEntries.run([id, upTo])
    },
  }
}
