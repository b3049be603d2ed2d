import type { RoomName } from '../room-name'
import type { Entry, LogStore, WholeLog } from '../store/port'
import { BackupError, type BackupRecord, decodeBackup } from './format'

export interface BackupContents {
  readonly rooms: number
  readonly entries: number
  /** UTC milliseconds. */
  readonly at: number
  /** Rooms that could not be read when it was taken, and are not in it. */
  readonly damaged: readonly RoomName[]
}

/** Reads a backup to its end. Throws `BackupError` for anything but a whole one. */
export async function verifyBackup(chunks: AsyncIterable<Uint8Array>): Promise<BackupContents> {
  const damaged: RoomName[] = []
  let at = 0
  let entries = 0
  let rooms = 0
  for await (const record of decodeBackup(chunks)) {
    if (record.is === 'begin') at = record.at
    if (record.is === 'damaged') damaged.push(record.room)
    if (record.is === 'room') rooms++
    if (record.is === 'entry') entries++
    if (record.is === 'end' && (record.rooms !== rooms || record.entries !== entries))
      throw new BackupError('The backup does not hold what it says it does.')
  }
  return { rooms, entries, at, damaged }
}

/** Writes the rooms of a backup (verified before) to `store`, which must not have any of them. */
export async function restoreBackup(chunks: AsyncIterable<Uint8Array>, store: LogStore): Promise<void> {
  let open: { room: RoomName; log: Omit<WholeLog, 'entries'>; left: number; entries: Entry[] } | null = null
  for await (const record of decodeBackup(chunks)) {
    open = begun(record) ?? open
    if (!open) continue
    if (record.is === 'entry') {
      open.entries.push(record.entry)
      open.left--
    }
    if (open.left > 0) continue
    await store.restore(open.room, { ...open.log, entries: open.entries })
    open = null
  }
}

function begun(record: BackupRecord) {
  if (record.is !== 'room') return null
  const { room, head, snapshot, entries } = record
  return { room, log: { state: 'whole', head, snapshot } as const, left: entries, entries: [] }
}
