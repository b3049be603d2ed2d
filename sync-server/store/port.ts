import type { RoomName } from '../room-name'

/**
 * Whether somebody waits for an append: `later` lets more of them share a sync of the disk, which costs more than all else.
 * A store may take it for `soon`, which is what it is when nothing is said.
 */
export type Urgency = 'soon' | 'later'

/**
 * The relay's memory: one log per room of opaque byte strings, numbered 1, 2, 3, ... without gaps.
 *
 * The store never looks inside the bytes. A room whose entries are sealed with a key that only members hold is kept,
 * read from a cursor and compacted like any other.
 *
 * Rules (the contract tests name them):
 * - **L1** `append` answers when its entries are on disk, with the number of the last; entries of one call are whole or absent.
 * - **L2** Calls take effect in the order they were made; a `read` sees every `append` made before it.
 * - **L3** Numbers are never reused, also after compaction and across restarts.
 * - **L4** `compact` makes the snapshot durable and verifies it before it trims one entry that the snapshot covers.
 * - **L5** Bytes that are not what was written are never handed out: the log is `damaged`, and only that room's.
 * - **L6** What can't be read or written throws. It is never an empty log.
 * - **L7** A number means something within one `generation` only: a store that was made anew, restored or repaired has another.
 */
export interface LogStore {
  /** Says whose numbers these are. Whoever keeps a cursor keeps this beside it, and begins anew when it has changed. */
  readonly generation: string
  /** Appends `entries` (at least one) to `room`, which comes to be with its first entry. */
  append(room: RoomName, entries: readonly Uint8Array[], when?: Urgency): Promise<number>
  /** Somebody has begun to wait for what was appended `later`. */
  hurry(): void
  /** What somebody who has everything up to `after` lacks: a snapshot if entries they lack were trimmed, and the entries that follow. */
  read(room: RoomName, after?: number): Promise<RoomLog>
  /** The number of the last entry of each of `rooms`, 0 for one that never was: what has moved, in one question. */
  heads(rooms: readonly RoomName[]): Promise<ReadonlyMap<RoomName, number>>
  /** Replaces every entry up to `snapshot.upTo` by `snapshot`. One that is older than the present one changes nothing. */
  compact(room: RoomName, snapshot: Snapshot): Promise<void>
  /** Up to `limit` rooms whose name follows `after`, in order of name. */
  rooms(after?: string, limit?: number): Promise<readonly RoomInfo[]>
  /** Writes a log as it was read elsewhere, numbers included, and begins a new generation. Throws where the room exists. */
  restore(room: RoomName, log: WholeLog): Promise<void>
  /** Writes what is under way, then lets go of everything. */
  close(): Promise<void>
}

/** One without bytes stands for what could not be read and was set aside by a repair: readers pass over it. */
export interface Entry {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** Stands for every entry up to and including `upTo`. */
export interface Snapshot {
  readonly upTo: number
  readonly bytes: Uint8Array
}

export interface WholeLog {
  readonly state: 'whole'
  readonly snapshot: Snapshot | null
  readonly entries: readonly Entry[]
  /** Number of the last entry ever appended; 0 for a room that never was. */
  readonly head: number
}

export type RoomLog = WholeLog | { readonly state: 'damaged'; readonly what: string }

export interface RoomInfo {
  readonly room: RoomName
  readonly head: number
  /** Entries not covered by a snapshot. */
  readonly entries: number
}

/** A room was to be restored that is there already. */
export class RoomExistsError extends Error {
  override readonly name = 'RoomExistsError'

  constructor(room: RoomName) {
    super(`The room ${room} is there already`)
  }
}
