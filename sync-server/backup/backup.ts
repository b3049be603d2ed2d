import type { LogStore } from '../store/port'
import { type BackupRecord, encodeRecord, magic } from './format'

const page = 200
/** Small records travel together. */
const chunkBytes = 256 * 1024

/**
 * The bytes of a backup of `store`, which may be in use meanwhile: each room is as it was at one moment, later rooms at later
 * ones, and rooms do not depend on each other. One room is in memory at a time. A damaged one is named and left out.
 * `at`: UTC milliseconds.
 */
export async function* backupOf(store: LogStore, at: number): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [magic]
  let size = 0
  for await (const record of recordsOf(store, at)) {
    const bytes = encodeRecord(record)
    waiting.push(bytes)
    size += bytes.length
    if (size < chunkBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  yield Buffer.concat(waiting)
}

async function* recordsOf(store: LogStore, at: number): AsyncGenerator<BackupRecord> {
  yield { is: 'begin', at, generation: store.generation }
  const count = { rooms: 0, entries: 0 }
  for (let after = ''; ;) {
    const found = await store.rooms(after, page)
    for (const { room } of found) {
      const log = await store.read(room)
      if (log.state === 'damaged') {
        yield { is: 'damaged', room, what: log.what }
        continue
      }
      const { head, snapshot, entries } = log
      yield { is: 'room', room, head, snapshot, entries: entries.length }
      for (const entry of entries) yield { is: 'entry', entry }
      count.rooms++
      count.entries += entries.length
    }
    const last = found.at(-1)
    if (!last || found.length < page) break
    after = last.room
  }
  yield { is: 'end', ...count }
}
