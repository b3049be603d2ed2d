import type { RoomName } from '../room-name'
import { assemble, type Kept } from './assemble'
import { checksum } from './checksum'
import { newGeneration } from './generation'
import {
  type LogStore,
  type RoomInfo,
  type RoomLog,
  type Snapshot,
  type WholeLog,
  RoomExistsError,
} from './port'

export interface MemoryRoom {
  head: number
  snapshot: Kept | null
  entries: Kept[]
}

/** Beside the rooms, as a file would keep it. */
const generations = new WeakMap<Map<string, MemoryRoom>, string>()

/**
 * The port's twin without a disk, for tests and for peers that keep nothing. `disk` outlives the store as a file would.
 */
export function createMemoryStore(disk: Map<string, MemoryRoom> = new Map()): LogStore {
  const keep = (room: string, seq: number, bytes: Uint8Array): Kept => ({
    seq,
    bytes: bytes.slice(),
    crc: checksum(bytes, room, seq),
  })

  if (!generations.has(disk)) generations.set(disk, newGeneration())

  return {
    get generation() {
      return generations.get(disk) ?? ''
    },
    append(room, entries) {
      const at = disk.get(room) ?? { head: 0, snapshot: null, entries: [] }
      disk.set(room, at)
      for (const bytes of entries) at.entries.push(keep(room, ++at.head, bytes))
      return Promise.resolve(at.head)
    },
    hurry: () => undefined,
    read(room, after = 0) {
      return Promise.resolve(readRoom(room, disk.get(room), after))
    },
    heads: rooms => Promise.resolve(new Map(rooms.map(room => [room, disk.get(room)?.head ?? 0]))),
    compact(room, snapshot) {
      const at = disk.get(room)
      if (at) trim(at, snapshot, keep(room, snapshot.upTo, snapshot.bytes))
      return Promise.resolve()
    },
    rooms(after = '', limit = 1000) {
      const found = [...disk].filter(([name]) => name > after).sort(([a], [b]) => (a < b ? -1 : 1))
      return Promise.resolve(found.slice(0, limit).map(([name, at]) => infoOf(name as RoomName, at)))
    },
    restore(room, { head, snapshot, entries }: WholeLog) {
      if (disk.has(room)) return Promise.reject(new RoomExistsError(room))
      disk.set(room, {
        head,
        snapshot: snapshot && keep(room, snapshot.upTo, snapshot.bytes),
        entries: entries.map(({ seq, bytes }) => keep(room, seq, bytes)),
      })
      generations.set(disk, newGeneration())
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}

function readRoom(room: RoomName, at: MemoryRoom | undefined, after: number): RoomLog {
  if (!at) return { state: 'whole', snapshot: null, entries: [], head: 0 }
  const copy = (kept: Kept): Kept => ({ ...kept, bytes: kept.bytes.slice() })
  const snapshot = at.snapshot && at.snapshot.seq > after ? copy(at.snapshot) : null
  const entries = at.entries.filter(({ seq }) => seq > after).map(copy)
  return assemble({ room, after, head: at.head, snapshot, entries })
}

function trim(at: MemoryRoom, { upTo }: Snapshot, kept: Kept): void {
  if (upTo <= (at.snapshot?.seq ?? 0)) return
  if (upTo > at.head) throw new Error(`A snapshot up to ${upTo} of a log that ends at ${at.head}`)
  at.snapshot = kept
  at.entries = at.entries.filter(entry => entry.seq > upTo)
}

function infoOf(room: RoomName, at: MemoryRoom): RoomInfo {
  return { room, head: at.head, entries: at.entries.length }
}
