import { oneByOne } from '../one-by-one'
import { directoryKind, toRoomName, type RoomName } from '../room-name'
import type { LogStore } from '../store/port'
import { type Applied, applyEntry, type Directory } from './directory'

/** Kept in memory at once; a workspace beyond is read from the store again. */
const maxKept = 1_000

/** The log that holds a workspace's entries. It is kept like a room and is none: nobody can open it as one. */
function directoryRoom(workspace: string): RoomName | null {
  return toRoomName(`${workspace}/${directoryKind}`)
}

interface Kept {
  directory: Directory | null
  /** Number of the last log entry that was looked at. */
  cursor: number
  readAt: number
  readonly alone: <T>(job: () => Promise<T>) => Promise<T>
}

export interface DirectoriesDeps {
  readonly store: LogStore
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** How old an answer may be where other nodes write too. What this node wrote is known at once. */
  readonly freshMs: number
  readonly changed: (workspace: string) => void
}

/**
 * The signed entries of each workspace, kept in the relay's own store. Entries that do not follow the chain are skipped when
 * they are read, so two nodes that append at the same time come to the same result: the first in the log counts.
 */
export class Directories {
  readonly #deps: DirectoriesDeps
  readonly #kept = new Map<string, Kept>()

  constructor(deps: DirectoriesDeps) {
    this.#deps = deps
  }

  /** Who belongs to a workspace; null for one that was never created. Rejects when the store can't say. */
  async get(workspace: string): Promise<Directory | null> {
    const kept = this.#keep(workspace)
    if (kept.directory && this.#deps.now() - kept.readAt < this.#deps.freshMs) return kept.directory
    await kept.alone(() => this.#read(workspace, kept))
    return kept.directory
  }

  /** Takes one signed entry, durable when it is answered. */
  append(workspace: string, jws: string): Promise<Applied> {
    const kept = this.#keep(workspace)
    return kept.alone(async () => {
      await this.#read(workspace, kept)
      const applied = await applyEntry(kept.directory, workspace, jws)
      const room = directoryRoom(workspace)
      if (!applied.ok || room === null) return applied
      await this.#deps.store.append(room, [Buffer.from(jws)])
      const accepted = await this.#read(workspace, kept)
      if (accepted.includes(jws)) return applied
      return { ok: false, why: 'stale', what: 'another entry came first' }
    })
  }

  /** The accepted entries that follow number `after`, as they were sent. */
  async entries(workspace: string, after: number): Promise<string[]> {
    const all: Kept = { ...this.#keep(workspace), directory: null, cursor: 0 }
    return (await this.#read(workspace, all, false)).slice(after)
  }

  /** Another node has said that there is something new. */
  async refresh(workspace: string): Promise<void> {
    const kept = this.#keep(workspace)
    await kept.alone(() => this.#read(workspace, kept))
  }

  async #read(workspace: string, kept: Kept, isNews = true): Promise<string[]> {
    const room = directoryRoom(workspace)
    if (room === null) return []
    const log = await this.#deps.store.read(room, kept.cursor)
    if (log.state === 'damaged') throw new Error(`The entries of ${workspace} are damaged: ${log.what}`)
    const accepted: string[] = []
    for (const { seq, bytes } of log.entries) {
      const jws = Buffer.from(bytes).toString('latin1')
      const applied = await applyEntry(kept.directory, workspace, jws)
      if (applied.ok) accepted.push(jws)
      if (applied.ok) kept.directory = applied.directory
      kept.cursor = seq
    }
    kept.readAt = this.#deps.now()
    if (isNews && accepted.length > 0) this.#deps.changed(workspace)
    return accepted
  }

  /** The least recently used goes first; a workspace that does not exist is not kept past its question. */
  #keep(workspace: string): Kept {
    const kept = this.#kept.get(workspace) ?? {
      directory: null,
      cursor: 0,
      readAt: -Infinity,
      alone: oneByOne(),
    }
    this.#kept.delete(workspace)
    this.#kept.set(workspace, kept)
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > maxKept && !oldest.done) this.#kept.delete(oldest.value)
    return kept
  }
}
