import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { crc32 } from 'node:zlib'
import { type RoomName, toRoomName } from '../room-name'
import type { Entry, Snapshot } from '../store/port'

/**
 * A backup file: these bytes, then records. A record is its length and its CRC-32 (four bytes each, big-endian) and its body;
 * the last one is `end`, so that a file cut short is known to be. It is the same whatever store it was taken of.
 */
export const magic: Uint8Array = Buffer.from('WRLYBK1\n')
const headBytes = 8
/** A record holds one entry or snapshot; a length beyond this is damage. */
const maxRecord = 1024 * 1024 * 1024
const kind = { begin: 0, room: 1, entry: 2, damaged: 3, end: 4 } as const

export type BackupRecord =
  /** `at`: UTC milliseconds. */
  | { readonly is: 'begin'; readonly at: number; readonly generation: string }
  /** `entries` records of its entries follow. */
  | {
      readonly is: 'room'
      readonly room: RoomName
      readonly head: number
      readonly snapshot: Snapshot | null
      readonly entries: number
    }
  | { readonly is: 'entry'; readonly entry: Entry }
  /** A room that could not be read and is not in the backup. */
  | { readonly is: 'damaged'; readonly room: RoomName; readonly what: string }
  | { readonly is: 'end'; readonly rooms: number; readonly entries: number }

/** The file is no backup, was cut short, or is not what was written. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

export function encodeRecord(record: BackupRecord): Uint8Array {
  const body = encoding.encode(encoder => writeBody(encoder, record))
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(body.length, 0)
  head.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([head, body])
}

function writeBody(encoder: encoding.Encoder, record: BackupRecord): void {
  encoding.writeVarUint(encoder, kind[record.is])
  switch (record.is) {
    case 'begin':
      encoding.writeVarUint(encoder, record.at)
      return encoding.writeVarString(encoder, record.generation)
    case 'room':
      encoding.writeVarString(encoder, record.room)
      encoding.writeVarUint(encoder, record.head)
      encoding.writeVarUint(encoder, record.entries)
      encoding.writeVarUint(encoder, record.snapshot ? 1 : 0)
      if (record.snapshot) encoding.writeVarUint(encoder, record.snapshot.upTo)
      if (record.snapshot) encoding.writeVarUint8Array(encoder, record.snapshot.bytes)
      return
    case 'entry':
      encoding.writeVarUint(encoder, record.entry.seq)
      return encoding.writeVarUint8Array(encoder, record.entry.bytes)
    case 'damaged':
      encoding.writeVarString(encoder, record.room)
      return encoding.writeVarString(encoder, record.what)
    case 'end':
      encoding.writeVarUint(encoder, record.rooms)
      return encoding.writeVarUint(encoder, record.entries)
  }
}

/** The records of a backup, as its bytes come. Throws `BackupError`, at the latest at its end. */
export async function* decodeBackup(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  const source = new Source(chunks)
  const begin = await source.take(magic.length)
  if (begin === null || Buffer.compare(begin, magic) !== 0)
    throw new BackupError('This is no backup of a relay.')
  for (;;) {
    const head = await source.take(headBytes)
    if (head === null) throw new BackupError('The backup was cut short.')
    const length = head.readUInt32BE(0)
    const body = length > maxRecord ? null : await source.take(length)
    if (body === null) throw new BackupError('The backup was cut short, or is damaged.')
    if (crc32(body) !== head.readUInt32BE(4)) throw new BackupError('The backup is damaged.')
    const record = readBody(body)
    yield record
    if (record.is === 'end') break
  }
  if ((await source.take(1)) !== null) throw new BackupError('The backup goes on after its end.')
}

function readBody(body: Uint8Array): BackupRecord {
  const decoder = decoding.createDecoder(body)
  const code = decoding.readVarUint(decoder)
  switch (code) {
    case kind.begin:
      return { is: 'begin', at: decoding.readVarUint(decoder), generation: decoding.readVarString(decoder) }
    case kind.room:
      return readRoomRecord(decoder)
    case kind.entry:
      return {
        is: 'entry',
        entry: { seq: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) },
      }
    case kind.damaged:
      return { is: 'damaged', room: readName(decoder), what: decoding.readVarString(decoder) }
    case kind.end:
      return { is: 'end', rooms: decoding.readVarUint(decoder), entries: decoding.readVarUint(decoder) }
    default:
      throw new BackupError('The backup was written by a newer relay.')
  }
}

function readRoomRecord(decoder: decoding.Decoder): BackupRecord {
  const room = readName(decoder)
  const head = decoding.readVarUint(decoder)
  const entries = decoding.readVarUint(decoder)
  if (decoding.readVarUint(decoder) === 0) return { is: 'room', room, head, snapshot: null, entries }
  const snapshot = { upTo: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) }
  return { is: 'room', room, head, snapshot, entries }
}

function readName(decoder: decoding.Decoder): RoomName {
  const room = toRoomName(decoding.readVarString(decoder))
  if (room === null) throw new BackupError('The backup names a room that is none.')
  return room
}

/** Bytes in the portions that they are asked for. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Null when there are not that many. */
  async take(count: number): Promise<Buffer | null> {
    if (this.#bytes.length - this.#at < count && !(await this.#fetch(count))) return null
    return this.#bytes.subarray(this.#at, (this.#at += count))
  }

  async #fetch(count: number): Promise<boolean> {
    const waiting: Uint8Array[] = [this.#bytes.subarray(this.#at)]
    let size = this.#bytes.length - this.#at
    while (size < count) {
      const next = await this.#chunks.next()
      if (next.done === true) return false
      waiting.push(next.value)
      size += next.value.length
    }
    this.#bytes = Buffer.concat(waiting)
    this.#at = 0
    return true
  }
}
