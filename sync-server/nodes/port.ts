import type { RoomName } from '../room-name'
import type { PresenceState } from '../wire'
import type { OtherNode } from './other-node'

/** The other nodes on the same store, as this node's rooms see them. */
export interface Nodes {
  /** `room` is open here from now on, until its link's `leave`. */
  enter(room: RoomName, here: RoomHere): RoomLink
  /** Tells `watcher` what other nodes append in `workspace`, until the returned function is called. */
  watch(workspace: string, watcher: Watcher): () => void
  /** How many others have been heard of lately. */
  others(): number
  /** Tells the others that this node goes. The store must still be open. */
  close(): Promise<void>
}

/** Somebody who wants to know what moves in a workspace, be the rooms open on this node or not. */
export interface Watcher {
  /**
   * The log of `room` has reached `last`; `updates` are its last entries, or none where the store is to be asked.
   * On disk; in any order, perhaps twice.
   */
  moved(room: RoomName, last: number, updates: readonly Uint8Array[]): void
  /** Called once at the beginning, and whenever something may have been missed: what moved before is not known. */
  missed(): void
}

/** An open room of this node, as the other nodes' word reaches it. */
export interface RoomHere {
  /** Entries that other nodes appended, in the order of their numbers; they are on disk. */
  follow(updates: readonly Uint8Array[]): void
  /** A node tells what has changed with its clients' presence. */
  meet(node: OtherNode, states: readonly PresenceState[]): void
  /** A node tells all that its clients say; what it said before and does not say now has ended. */
  roll(node: OtherNode, states: readonly PresenceState[]): void
  nodeLeft(node: OtherNode): void
  /** What this node's own clients say. */
  presence(): readonly PresenceState[]
  /** The room can't go on: its log is damaged, has gone back, or can't be read. */
  lost(error: unknown): void
}

/** What an open room tells the others. */
export interface RoomLink {
  /** The room was read from the store, up to `head`. What follows will be told by `follow`. */
  loaded(head: number): void
  /** `updates` of this node are on disk, the last with the number `head`. */
  appended(head: number, updates: readonly Uint8Array[]): void
  /** What has changed with the presence of this node's clients. */
  presence(states: readonly PresenceState[]): void
  /**
   * Resolves when all that was on disk when this was called, whoever wrote it, has been told by `follow`.
   * Rejects when the store can't say.
   */
  caughtUp(): Promise<void>
  leave(): void
}
