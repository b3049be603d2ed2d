import type { RoomName } from '../room-name'
import { checksum } from './checksum'
import type { RoomLog } from './port'

/** A stored snapshot or entry, not verified yet. */
export interface Kept {
  readonly seq: number
  readonly crc: number
  readonly bytes: Uint8Array
}

/** What a store found of one room, for somebody who has everything up to `after`. */
export interface Found {
  readonly room: RoomName
  readonly after: number
  readonly head: number
  /** The newest, if it covers more than `after`. */
  readonly snapshot: Kept | null
  /** Those that follow the snapshot, or `after`, in order. */
  readonly entries: readonly Kept[]
}

/** Verifies every byte and that no number is missing (L5): what can't be vouched for is `damaged`. */
export function assemble(found: Found): RoomLog {
  const { head, snapshot, entries } = found
  const what = damageIn(found)
  if (what !== null) return { state: 'damaged', what }
  return {
    state: 'whole',
    snapshot: snapshot && { upTo: snapshot.seq, bytes: snapshot.bytes },
    entries: entries.map(({ seq, bytes }) => ({ seq, bytes })),
    head,
  }
}

function damageIn({ room, after, head, snapshot, entries }: Found): string | null {
  if (snapshot && !isAsWritten(room, snapshot)) return `snapshot ${snapshot.seq} fails its checksum`
  const from = Math.max(after, snapshot?.seq ?? 0)
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== from + 1 + i) return `entry ${from + 1 + i} is missing`
    if (!isAsWritten(room, entry)) return `entry ${entry.seq} fails its checksum`
  }
  const last = from + entries.length
  // a cursor beyond the head is the caller's, from a log that was since restored; anything else is a row of ours gone wrong
  if (last === head || (after > head && entries.length === 0)) return null
  return last < head
    ? `entry ${last + 1} of ${head} is missing`
    : `the log ends at ${last}, its room says ${head}`
}

/** True when `kept` is what was written there. */
export function isAsWritten(room: string, { seq, crc, bytes }: Kept): boolean {
  return checksum(bytes, room, seq) === crc
}
