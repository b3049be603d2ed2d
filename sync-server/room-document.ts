import type { Clock } from './clock'
import { compactRoom } from './compaction'
import type { Limits } from './limits'
import type { RelayLog } from './log'
import type { Received } from './merge'
import { buildReplica, PoisonError, type Replica } from './replica'
import type { Nodes } from './nodes/port'
import type { RoomName } from './room-name'
import type { LogStore, Urgency } from './store/port'
import type { Submitter } from './submitter'

/** A document that was asked within so long, or whose log begins with more than so many bytes, is kept up to date. */
const busyMs = 1_000
const smallBytes = 256 * 1024

/** The room's stored bytes are not what was written. */
export class DamagedRoomError extends Error {
  override readonly name = 'DamagedRoomError'
}

export interface DocumentDeps {
  readonly store: LogStore
  readonly log: RelayLog
  readonly limits: Limits
  readonly clock: Clock
  /** Where the store is shared: the other nodes. */
  readonly nodes?: Nodes
  /** Runs one compaction after the other, so that many rooms never hold many documents for it. */
  readonly oneByOne: <T>(job: () => Promise<T>) => Promise<T>
}

export interface DocumentOwner {
  /** Appends what the room has received and not handed over yet. */
  collect(): void
  /** The log was read, up to the entry `head`. */
  loaded(head: number): void
  /** What this sender has said is accepted by no Y.Doc. */
  poisoned(from: Submitter): void
  /** An append failed: what was broadcast is not on disk. */
  lost(error: unknown): void
}

/**
 * What an open room holds: its log, written through to the store, and a replica of it while differences are asked for.
 * Updates are not applied when they come in but when somebody asks.
 */
export class RoomDocument {
  readonly #name: RoomName
  readonly #deps: DocumentDeps
  readonly #owner: DocumentOwner
  #durable: Promise<void> = Promise.resolve()
  #replica: Replica | null = null
  #loading: Promise<void> | null = null
  /** Appended after the replica was made, not applied to it yet. Empty while there is none. */
  #behind: Received<Submitter | null>[] = []
  #cancelIdle: (() => void) | null = null
  #lastUse = 0
  #lastAppend = 0
  #cancelDue: (() => void) | null = null
  #compacting: Promise<void> | null = null
  #logEntries = 0
  #logBytes = 0
  #snapshotBytes = 0

  constructor(name: RoomName, deps: DocumentDeps, owner: DocumentOwner) {
    this.#name = name
    this.#deps = deps
    this.#owner = owner
  }

  /** Writes a turn's updates to the log. Resolves with the number of the last once they are there; `durable()` tells it of all. */
  append(turn: readonly Received<Submitter>[], when: Urgency): Promise<number> {
    const updates = turn.map(({ update }) => update)
    const written = this.#deps.store.append(this.#name, updates, when)
    if (this.#replica || this.#loading) this.#fallBehind(turn)
    this.#lastAppend = this.#deps.clock.now()
    this.#logEntries += updates.length
    for (const update of updates) this.#logBytes += update.length
    this.#durable = Promise.all([this.#durable, written]).then(() => this.#compactIfDue())
    this.#durable.catch((error: unknown) => this.#owner.lost(error))
    return written
  }

  /** Takes what another node has appended; it is on disk. */
  follow(updates: readonly Uint8Array[]): void {
    if (this.#replica || this.#loading) this.#fallBehind(updates.map(update => ({ update, from: null })))
  }

  /** Resolves when everything appended so far is on disk; rejects when it will not be. */
  durable(): Promise<void> {
    this.#deps.store.hurry()
    return this.#durable
  }

  /**
   * Calls `use` with a replica that holds everything received so far, in this turn where there is one already.
   * Rejects with `DamagedRoomError`, or with what the store throws.
   */
  async withReplica<T>(use: (replica: Replica) => T): Promise<T> {
    for (;;) {
      const replica = this.#upToDate()
      if (replica) return use(replica)
      await (this.#loading ??= this.#load())
    }
  }

  /**
   * What of a client's answer is worth appending: null when nothing is. With no replica at hand all of it is.
   * Throws `PoisonError` when no Y.Doc accepts it.
   */
  contribute(update: Uint8Array): Uint8Array | null {
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return null
    const replica = this.#upToDate()
    if (!replica) return update
    try {
      return replica.contribute(update)
    } catch (error) {
      this.#dropReplica()
      throw error
    }
  }

  /** All that was begun is done. Never rejects. */
  async settled(): Promise<void> {
    await this.durable().catch(() => undefined)
    if (this.#cancelDue) this.#compact()
    await this.#compacting
  }

  stop(): void {
    this.#callOffDue()
    this.#dropReplica()
  }

  async #load(): Promise<void> {
    this.#behind = []
    try {
      await this.durable()
      const stored = await this.#deps.store.read(this.#name)
      if (stored.state === 'damaged') throw new DamagedRoomError(stored.what)
      // before anything is appended that it does not hold
      this.#logEntries = stored.entries.length
      this.#logBytes = stored.entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
      this.#snapshotBytes = stored.snapshot?.bytes.length ?? 0
      const { replica, poison } = await buildReplica(stored)
      this.#replica = replica
      this.#owner.loaded(stored.head)
      if (poison.length > 0) this.#dropPoison(poison)
    } catch (error) {
      throw error instanceof PoisonError ? new DamagedRoomError(error.message, { cause: error }) : error
    } finally {
      this.#loading = null
    }
  }

  /** They would cost each loading anew what they cost this one. */
  #dropPoison(entries: readonly number[]): void {
    const { log } = this.#deps
    log.error(
      { room: this.#name, count: entries.length, entries: entries.slice(0, 20) },
      'updates that can not be applied',
    )
    this.#compact(1)
  }

  #fallBehind(turn: readonly Received<Submitter | null>[]): void {
    // copied, since an update is often a small view on a large network buffer
    for (const { update, from } of turn) this.#behind.push({ update: update.slice(), from })
    if (this.#replica && this.#behind.length > this.#deps.limits.maxBehind) this.#tooFarBehind()
  }

  /** A room that is written to much and asked seldom needs no document: to apply an update costs more than all else that is done for it. */
  #tooFarBehind(): void {
    const { clock } = this.#deps
    if (clock.now() - this.#lastUse > busyMs && this.#snapshotBytes <= smallBytes) this.#dropReplica()
    else this.#catchUp()
  }

  #upToDate(): Replica | null {
    this.#owner.collect()
    this.#catchUp()
    if (this.#replica) this.#keepForAWhile()
    return this.#replica
  }

  #catchUp(): void {
    if (!this.#replica) return
    const behind = this.#behind
    this.#behind = []
    try {
      this.#replica.apply(behind.map(({ update }) => update))
    } catch (error) {
      // it is in the log already; the next replica is made without it
      this.#deps.log.error({ room: this.#name, err: error }, 'dropped a replica')
      this.#dropReplica()
      const index = error instanceof PoisonError ? error.index : null
      const from = index === null ? null : behind[index]?.from
      if (from) this.#owner.poisoned(from)
    }
  }

  #keepForAWhile(): void {
    const { clock, limits } = this.#deps
    this.#lastUse = clock.now()
    const look = (): void => {
      const left = this.#lastUse + limits.replicaIdleMs - clock.now()
      if (left <= 0) {
        this.#catchUp() // so that nobody's updates go unproven
        this.#dropReplica()
      } else this.#cancelIdle = clock.idly(left, look)
    }
    this.#cancelIdle ??= clock.idly(limits.replicaIdleMs, look)
  }

  #dropReplica(): void {
    this.#cancelIdle?.()
    this.#cancelIdle = null
    this.#replica?.destroy()
    this.#replica = null
    this.#behind = []
  }

  #compactIfDue(): void {
    const { limits } = this.#deps
    if (this.#compacting || !this.#isLong(limits.compactEntries, limits.compactBytes)) return
    if (this.#isLong(limits.overdueEntries, limits.overdueBytes)) this.#compact()
    else if (!this.#cancelDue) this.#compactWhenQuiet(limits.compactQuietMs)
  }

  #compactWhenQuiet(ms: number): void {
    const { clock, limits } = this.#deps
    this.#cancelDue = clock.idly(ms, () => {
      const left = this.#lastAppend + limits.compactQuietMs - clock.now()
      if (left > 0) this.#compactWhenQuiet(left)
      else this.#compact()
    })
  }

  #callOffDue(): void {
    this.#cancelDue?.()
    this.#cancelDue = null
  }

  /** To write a large snapshot anew for few small entries costs more than to read them. */
  #isLong(entries: number, bytes: number): boolean {
    const isWorthIt = this.#logBytes >= this.#snapshotBytes / 8 || this.#logEntries >= 10 * entries
    return (
      (this.#logEntries >= entries && isWorthIt) || this.#logBytes >= Math.max(bytes, this.#snapshotBytes)
    )
  }

  #compact(minEntries?: number): void {
    this.#callOffDue()
    if (this.#compacting) return
    const { oneByOne, store, log } = this.#deps
    this.#compacting = oneByOne(() => compactRoom(store, this.#name, log, minEntries)).then(
      size => this.#compacted(size),
      (error: unknown) => {
        log.error({ room: this.#name, err: error }, 'compaction failed; the log is as it was')
        this.#compacted(this.#snapshotBytes) // not again before the next threshold
      },
    )
  }

  #compacted(snapshotBytes: number): void {
    this.#compacting = null
    this.#snapshotBytes = snapshotBytes
    this.#logEntries = 0
    this.#logBytes = 0
  }
}
