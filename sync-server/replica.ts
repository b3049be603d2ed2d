import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Entry, WholeLog } from './store/port'

/** So many entries are applied in one turn of the event loop: a few milliseconds. */
const turnEntries = 200
/** More entries than this that can't even be read, and the log is not one of Yjs updates. */
const maxUnreadable = 64

/** Thrown by a replica that was handed an update no Y.Doc accepts; the replica is then of no more use. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError'

  /** Which of the updates it was; null when that can't be told. */
  constructor(
    message: string,
    readonly index: number | null,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/**
 * The Y.Doc of an open room, made from its log when a difference is asked for and thrown away after: a room that only passes
 * updates on has none.
 */
export class Replica {
  readonly #doc = new Y.Doc()

  /** What a replica that had only this one's state would lack. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** What somebody with `stateVector` lacks, updates that still wait for others included. */
  difference(stateVector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector)
  }

  apply(updates: readonly Uint8Array[]): void {
    let index: number | null = null
    try {
      this.#doc.transact(() => {
        updates.forEach((update, i) => {
          index = i
          Y.applyUpdate(this.#doc, update)
        })
        index = null
      })
    } catch (error) {
      throw new PoisonError('An update can not be applied', index, { cause: error })
    }
  }

  /**
   * Applies `update` and returns what of it was new: an answer to a step one repeats the whole delete set each time, which
   * must neither grow the log nor go to everybody. Null when nothing was.
   */
  contribute(update: Uint8Array): Uint8Array | null {
    const fresh: Uint8Array[] = []
    const collect = (novel: Uint8Array): void => void fresh.push(novel)
    this.#doc.on('update', collect)
    try {
      this.apply([update])
    } finally {
      this.#doc.off('update', collect)
    }
    // what waits for updates that are not here yet raises no event
    const waits = this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null
    if (waits) return update
    return fresh.length === 0 ? null : Y.mergeUpdates(fresh)
  }

  destroy(): void {
    this.#doc.destroy()
  }
}

export interface Built {
  readonly replica: Replica
  /** Entries that no Y.Doc accepts, left out. Well-formed bytes can be that, from a client that is not Yjs. */
  readonly poison: readonly number[]
}

/**
 * A replica of a log. An update that can't be applied may leave a Y.Doc half changed, so what came before it is applied to a new
 * one. Whoever may write can make many such entries: each costs one document, with a turn of the event loop for others after it.
 * Rejects with `PoisonError` when the snapshot itself can't be applied, or the log is none of Yjs updates.
 */
export async function buildReplica(log: WholeLog): Promise<Built> {
  const poison: number[] = []
  let unreadable = 0
  // what has no bytes stands for what a repair has set aside
  let entries = log.entries.filter(({ bytes }) => bytes.length > 0)
  let base = log.snapshot && log.snapshot.bytes.length > 0 ? log.snapshot.bytes : null
  let replica = replicaOf(base)
  for (;;) {
    try {
      await applyInTurns(replica, entries)
      return { replica, poison }
    } catch (error) {
      replica.destroy()
      const index = error instanceof PoisonError ? error.index : null
      const failed = index === null ? undefined : entries[index]
      if (index === null || !failed) throw error
      if (!isReadable(failed.bytes) && ++unreadable > maxUnreadable) throw error
      poison.push(failed.seq)
      replica = replicaOf(base, entries.slice(0, index))
      if (index > 0) base = replica.difference()
      entries = entries.slice(index + 1)
    }
    await setImmediate()
  }
}

/** Rejects with `PoisonError`, whose index is one of `entries`. */
async function applyInTurns(replica: Replica, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += turnEntries) {
    if (from > 0) await setImmediate()
    try {
      replica.apply(entries.slice(from, from + turnEntries).map(({ bytes }) => bytes))
    } catch (error) {
      const index = error instanceof PoisonError ? error.index : null
      if (index === null) throw error
      throw new PoisonError('An update can not be applied', from + index, { cause: error })
    }
  }
}

function replicaOf(base: Uint8Array | null, entries: readonly Entry[] = []): Replica {
  const replica = new Replica()
  if (base) replica.apply([base])
  replica.apply(entries.map(({ bytes }) => bytes))
  return replica
}

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
