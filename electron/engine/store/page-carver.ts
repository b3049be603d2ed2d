import { PAGE_SIZE } from './sqlite-schema'
import type { SqlValue } from './connection'

/** A row found on a page: its key and its columns, as SQLite's file format has them. Nothing says yet that they are right. */
export interface CarvedRow {
  readonly rowid: number
  readonly columns: SqlValue[]
}

/** Gives a page's image by number (from 1), or null when it can't be read. */
export type PageReader = (page: number) => Uint8Array | null

const TABLE_LEAF = 0x0d
const FILE_HEADER = 100
const MAX_LOCAL = PAGE_SIZE - 35
const MIN_LOCAL = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23
const OVERFLOW_ROOM = PAGE_SIZE - 4
const MAX_PAYLOAD = 1_000_000_000
const text = new TextDecoder('utf-8', { fatal: true })

/**
 * Finds the rows on one page without any help of the file's structure: no schema, no inner pages, no index, all of which may be
 * damaged. Only leaf pages of tables are read. Rows that can't be decoded are left out; whether the others are right is for
 * the caller's checksums to say. Format: https://www.sqlite.org/fileformat2.html#b_tree_pages
 */
export function carvePage(number: number, image: Uint8Array, readPage: PageReader): CarvedRow[] {
  const start = number === 1 ? FILE_HEADER : 0
  if (image.byteLength < PAGE_SIZE || image[start] !== TABLE_LEAF) return []
  const view = new DataView(image.buffer, image.byteOffset, PAGE_SIZE)
  const content = view.getUint16(start + 5) || PAGE_SIZE
  const rows: CarvedRow[] = []
  // The count of cells may be what is damaged: pointers are followed for as long as there is room for them.
  for (let at = start + 8; at + 2 <= Math.min(content, PAGE_SIZE); at += 2) {
    const pointer = view.getUint16(at)
    if (pointer < start + 8 || pointer > PAGE_SIZE - 4) continue
    const row = carveCell(image, pointer, readPage)
    if (row) rows.push(row)
  }
  return rows
}

function carveCell(page: Uint8Array, at: number, readPage: PageReader): CarvedRow | null {
  try {
    const length = readVarint(page, at)
    const rowid = readVarint(page, length.next)
    if (length.value > MAX_PAYLOAD) return null
    const payload = readPayload(page, rowid.next, length.value, readPage)
    return payload && { rowid: rowid.value, columns: decodeRecord(payload) }
  } catch (error) {
    // A decoder that runs off the end, or meets what is no text: not a row.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

function readPayload(page: Uint8Array, at: number, length: number, readPage: PageReader): Uint8Array | null {
  const local = localLength(length)
  if (at + local > PAGE_SIZE) return null
  if (local === length) return page.subarray(at, at + length)
  const payload = new Uint8Array(length)
  payload.set(page.subarray(at, at + local))
  let filled = local
  let next = new DataView(page.buffer, page.byteOffset, PAGE_SIZE).getUint32(at + local)
  while (filled < length) {
    const image = next === 0 ? null : readPage(next)
    if (!image || image.byteLength < PAGE_SIZE) return null
    const part = Math.min(OVERFLOW_ROOM, length - filled)
    payload.set(image.subarray(4, 4 + part), filled)
    filled += part
    next = new DataView(image.buffer, image.byteOffset, 4).getUint32(0)
  }
  return payload
}

function localLength(length: number): number {
  if (length <= MAX_LOCAL) return length
  const fitting = MIN_LOCAL + ((length - MIN_LOCAL) % OVERFLOW_ROOM)
  return fitting <= MAX_LOCAL ? fitting : MIN_LOCAL
}

function decodeRecord(record: Uint8Array): SqlValue[] {
  const header = readVarint(record, 0)
  const columns: SqlValue[] = []
  let body = header.value
  for (let at = header.next; at < header.value;) {
    const type = readVarint(record, at)
    at = type.next
    const size = columnSize(type.value)
    if (body + size > record.byteLength) throw new RangeError('column beyond the record')
    columns.push(decodeColumn(type.value, record.subarray(body, body + size)))
    body += size
  }
  return columns
}

const INTEGER_SIZES = [0, 1, 2, 3, 4, 6, 8]

function columnSize(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2)
  if (type === 8 || type === 9) return 0
  const size = INTEGER_SIZES[type]
  if (size === undefined) throw new RangeError(`column type ${type}`)
  return size
}

function decodeColumn(type: number, bytes: Uint8Array): SqlValue {
  if (type === 0) return null
  if (type === 8) return 0
  if (type === 9) return 1
  if (type >= 12) return type % 2 === 0 ? bytes.slice() : text.decode(bytes)
  // Two's complement, big-endian, at most 8 bytes; beyond 2^53 it is no number of ours and its checksum will not hold.
  let value = 0
  for (const byte of bytes) value = value * 256 + byte
  return (bytes[0] ?? 0) >= 0x80 ? value - 256 ** bytes.byteLength : value
}

/** SQLite's varint: big-endian, seven bits a byte, the ninth byte whole. */
function readVarint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) throw new RangeError('varint beyond the end')
    if (index === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  throw new RangeError('unreachable: a varint has nine bytes at most')
}
