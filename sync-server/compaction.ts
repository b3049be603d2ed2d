import type { RelayLog } from './log'
import { buildReplica } from './replica'
import type { RoomName } from './room-name'
import type { LogStore } from './store/port'

/**
 * Replaces an open room's log by one snapshot. It works on what the store holds and nothing else, so it is right whoever
 * else appends meanwhile: the snapshot covers exactly the entries it was made of.
 * Returns the snapshot's size in bytes. Does nothing where there is nothing to gain; throws when the store does.
 */
export async function compactRoom(
  store: LogStore,
  room: RoomName,
  log: RelayLog,
  minEntries = 2,
): Promise<number> {
  const stored = await store.read(room)
  if (stored.state === 'damaged') throw new Error(`The log of ${room} is damaged: ${stored.what}`)
  if (stored.entries.length < minEntries) return stored.snapshot?.bytes.length ?? 0
  const { replica, poison } = await buildReplica(stored)
  try {
    if (poison.length > 0) log.error({ room, entries: poison }, 'dropped updates that can not be applied')
    const bytes = replica.difference()
    await store.compact(room, { upTo: stored.head, bytes })
    log.debug({ room, upTo: stored.head, entries: stored.entries.length, bytes: bytes.length }, 'compacted')
    return bytes.length
  } finally {
    replica.destroy()
  }
}
