import { combine, metaChecksum, rowFingerprint, type RowKey } from './checksums'
import type { Connection, SqlRow } from './connection'
import { StoreError } from './port'
import { blob, decodeName, integers, readTotals } from './sqlite-schema'

interface Place {
  /** Sequence numbers of the log's entries, ascending. */
  seqs: number[]
  /** Bytes of each entry, beside its sequence number. */
  bytes: number[]
  lastSeq: number
  lastNth: number
}

/** Where each document's entries are. Kept in memory, because an index in the file could be damaged without being noticed. */
export class LogIndex {
  readonly #places = new Map<string, Place>()

  documents(): string[] {
    return [...this.#places.keys()]
  }

  lastSeq(document: string): number {
    return this.#places.get(document)?.lastSeq ?? 0
  }

  lastNth(document: string): number {
    return this.#places.get(document)?.lastNth ?? 0
  }

  /** Entries newer than `seq`, ascending. */
  seqsAfter(document: string, seq: number): number[] {
    return this.#places.get(document)?.seqs.filter(each => each > seq) ?? []
  }

  /** How much log a snapshot at `seq` does not cover. */
  weightAfter(document: string, seq: number): { entries: number; bytes: number } {
    const place = this.#places.get(document)
    const sizes = place?.bytes.filter((_, index) => (place.seqs[index] ?? 0) > seq) ?? []
    return { entries: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  }

  addEntry(key: RowKey, bytes: number): void {
    const place = this.#advance(key)
    place.seqs.push(key.seq)
    place.bytes.push(bytes)
  }

  addSnapshot(key: RowKey): void {
    this.#advance(key)
  }

  /** Forgets entries that are in the log no more. */
  drop(document: string, gone: (seq: number) => boolean): void {
    const place = this.#places.get(document)
    if (!place) return
    place.bytes = place.bytes.filter((_, index) => !gone(place.seqs[index] ?? 0))
    place.seqs = place.seqs.filter(seq => !gone(seq))
  }

  #advance(key: RowKey): Place {
    const place = this.#places.get(key.document) ?? { seqs: [], bytes: [], lastSeq: 0, lastNth: 0 }
    this.#places.set(key.document, place)
    place.lastSeq = Math.max(place.lastSeq, key.seq)
    place.lastNth = Math.max(place.lastNth, key.nth)
    return place
  }
}

const scanned = `${integers('seq', 'nth')}, ${blob('document')}, ${integers('crc')}, length(data)`

export interface Scan {
  readonly index: LogIndex
  readonly meta: Map<string, string>
  /** The newest sequence number ever given out. */
  readonly seq: number
}

/**
 * Reads every row of the store, all but the documents' bytes, and compares what it finds with the totals. So a row that
 * vanished, or whose name or number changed, is noticed when the store opens, whichever document it belonged to; the bytes
 * are compared with their checksums when they are read. It costs about 4 µs an entry (docs/decisions/0004-store.md).
 * @throws StoreError 'damaged' when anything differs
 */
export function scanStore(connection: Connection): Scan {
  return connection.read(() => {
    const totals = readTotals(connection)
    const found = new Count()
    const index = new LogIndex()
    let newest = 0
    for (const row of connection.rows(`SELECT ${scanned} FROM updates ORDER BY seq`)) {
      const { key, crc, bytes } = parseKey(row)
      found.add(rowFingerprint('update', key, crc))
      index.addEntry(key, bytes)
      newest = Math.max(newest, key.seq)
    }
    for (const row of connection.rows(`SELECT ${scanned} FROM snapshots ORDER BY seq`)) {
      const { key, crc } = parseKey(row)
      found.add(rowFingerprint('snapshot', key, crc))
      index.addSnapshot(key)
    }
    const meta = scanMeta(connection, found)
    if (found.rows !== totals.rows || found.fingerprint !== totals.fingerprint || newest > totals.seq) {
      throw new StoreError(
        'damaged',
        `${totals.rows} rows were written and ${found.rows} were found, or some have changed`,
      )
    }
    return { index, meta, seq: totals.seq }
  })
}

class Count {
  rows = 0
  fingerprint = 0

  add(fingerprint: number): void {
    this.rows++
    this.fingerprint = combine(this.fingerprint, fingerprint)
  }
}

function scanMeta(connection: Connection, found: Count): Map<string, string> {
  const meta = new Map<string, string>()
  const sql = `SELECT id, ${blob('key')}, ${blob('value')}, ${integers('crc')} FROM meta ORDER BY id`
  for (const [id, key, value, crc] of connection.rows(sql)) {
    const [name, content] = [decodeName(key), decodeName(value)]
    if (typeof id !== 'number' || metaChecksum(id, name, content) !== crc) {
      throw new StoreError('damaged', 'a setting does not match its checksum')
    }
    found.add(crc)
    meta.set(name, content)
  }
  return meta
}

function parseKey(row: SqlRow): { key: RowKey; crc: number; bytes: number } {
  const [seq, nth, name, crc, bytes] = row
  if (
    typeof seq !== 'number' ||
    typeof nth !== 'number' ||
    typeof crc !== 'number' ||
    typeof bytes !== 'number'
  ) {
    throw new StoreError('damaged', 'a row holds values of the wrong type')
  }
  return { key: { seq, nth, document: decodeName(name) }, crc, bytes }
}
