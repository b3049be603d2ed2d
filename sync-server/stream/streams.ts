import { randomUUID } from 'node:crypto'
import type { Nodes } from '../nodes/port'
import { type RoomName, workspaceOf } from '../room-name'
import type { Appended } from '../room'
import type { Submitter } from '../submitter'
import { Journal } from './journal'

/** A stream that follows its workspace. */
export interface Follower {
  /** Entries of `room` are on disk. */
  appended(room: RoomName, entries: readonly Appended[]): void
  /** The log of `room` now ends at `head`; what was appended is in the store. */
  moved(room: RoomName, head: number): void
  /** Something may have been missed: what moved is to be looked for. */
  missed(): void
}

/** Stands for the other nodes where it is asked from whom an entry came. */
const otherNodes: Submitter = { close: () => undefined }

/** Who follows which workspace, and what has moved. */
export class Streams {
  readonly #nodes: Nodes | null
  readonly #journal = new Journal(randomUUID())
  readonly #followers = new Map<string, Set<Follower>>()
  readonly #unwatch = new Map<string, () => void>()

  constructor(nodes: Nodes | null) {
    this.#nodes = nodes
  }

  /** Stands for everything that has moved so far. Other nodes' moves are not all known here, so beside them nothing is promised. */
  position(): string {
    return this.#nodes ? '' : this.#journal.position()
  }

  /** The rooms of `workspace` that moved after `position`, with their heads; null when that is not known. */
  since(position: string, workspace: string): [RoomName, number][] | null {
    return this.#nodes ? null : this.#journal.since(position, workspace)
  }

  follow(workspace: string, follower: Follower): void {
    const others = this.#followers.get(workspace)
    if (others) return void others.add(follower)
    this.#followers.set(workspace, new Set([follower]))
    this.#watch(workspace)
  }

  unfollow(workspace: string, follower: Follower): void {
    const others = this.#followers.get(workspace)
    if (!others?.delete(follower) || others.size > 0) return
    this.#followers.delete(workspace)
    this.#unwatch.get(workspace)?.()
    this.#unwatch.delete(workspace)
  }

  isFollowed(workspace: string): boolean {
    return this.#followers.has(workspace)
  }

  /** Entries that follow each other in `room` are on disk. */
  appended(room: RoomName, entries: readonly Appended[]): void {
    const last = entries.at(-1)
    if (!last) return
    this.#journal.note(room, last.seq)
    for (const follower of this.#of(workspaceOf(room))) follower.appended(room, entries)
  }

  #watch(workspace: string): void {
    if (!this.#nodes) return
    const unwatch = this.#nodes.watch(workspace, {
      moved: (room, last, updates) => this.#movedElsewhere(room, last, updates),
      missed: () => this.#of(workspace).forEach(follower => follower.missed()),
    })
    this.#unwatch.set(workspace, unwatch)
  }

  #movedElsewhere(room: RoomName, last: number, updates: readonly Uint8Array[]): void {
    const entries = updates.map((update, i) => ({
      update,
      seq: last - updates.length + 1 + i,
      from: otherNodes,
    }))
    for (const follower of this.#of(workspaceOf(room))) {
      if (entries.length > 0) follower.appended(room, entries)
      else follower.moved(room, last)
    }
  }

  #of(workspace: string): Follower[] {
    return [...(this.#followers.get(workspace) ?? [])]
  }
}
