import { combine, rowChecksum, rowFingerprint, type RowKey } from './checksums'
import { openDurable, type Connection } from './connection'
import { assertShape } from './file-shape'
import { StoreError, type DocumentName } from './port'
import { readDocument, walkLog, type LogReader } from './read-document'
import { adjustTotals, blob, integers, SCHEMA_VERSION } from './sqlite-schema'
import { storeFile } from './store-files'
import { toStoreError } from './store-errors'

export type Merge = (updates: Uint8Array[]) => Uint8Array

export interface CompactionOptions {
  /** Fold in spite of entries that are missing: right once `load` has told of them, wrong before. */
  readonly acceptGaps?: boolean
}

export interface Compaction {
  /** Log entries up to this sequence number are gone: the snapshot kept before the new one covers them. */
  readonly trimmedTo: number
  readonly foldedEntries: number
}

/**
 * Compacts one document over a connection of its own: for a worker thread, while the engine goes on appending.
 * Reading and merging happen outside of the write transactions, so the engine is never held for longer than it takes to write one snapshot.
 * @throws StoreError 'damaged' when a row is damaged (the engine repairs, on its next load), or when the snapshot did not read back
 */
export function compactDocument(
  folder: string,
  document: DocumentName,
  merge: Merge,
  options: CompactionOptions = {},
): Compaction {
  try {
    if (assertShape(storeFile(folder)) !== SCHEMA_VERSION)
      throw new StoreError('unknown', 'The store has not been opened by this version yet.')
    const connection = openDurable(storeFile(folder))
    try {
      return compactOver(connection, document, merge, {
        file: storeFile(folder),
        log: walkLog(connection),
        ...options,
      })
    } finally {
      connection.close()
    }
  } catch (error) {
    throw toStoreError(error, folder)
  }
}

/** The steps: read, merge, write the snapshot, read it back through another connection, and only then trim. */
export function compactOver(
  connection: Connection,
  document: DocumentName,
  merge: Merge,
  from: { file: string; log: LogReader } & CompactionOptions,
): Compaction {
  const before = readDocument(connection, document, from.log)
  const damaged = before.bad.length > 0 || (before.gaps.length > 0 && !from.acceptGaps)
  if (damaged)
    throw new StoreError(
      'damaged',
      `"${document}" has damaged entries, which must be told of and set aside first.`,
    )
  if (before.logEntries === 0) return { trimmedTo: before.base?.seq ?? 0, foldedEntries: 0 }
  const key = { document, seq: before.seq, nth: before.nth }
  const data = merge(before.updates)
  const id = writeSnapshot(connection, key, data)
  verifySnapshot(connection, from.file, id, key, data)
  const keep = before.base
  trim(connection, document, keep ? [keep.id, id] : [id], keep?.seq ?? 0)
  return { trimmedTo: keep?.seq ?? 0, foldedEntries: before.logEntries }
}

function writeSnapshot(connection: Connection, key: RowKey, data: Uint8Array): number {
  const crc = rowChecksum('snapshot', key, data)
  return connection.write(() => {
    connection.run('INSERT INTO snapshots (document, seq, nth, crc, data) VALUES (?, ?, ?, ?, ?)', [
      key.document,
      key.seq,
      key.nth,
      crc,
      data,
    ])
    adjustTotals(connection, { rows: 1, fingerprint: rowFingerprint('snapshot', key, crc) })
    return connection.number('SELECT last_insert_rowid()')
  })
}

/** A fresh connection reads it: the writer's own page cache would only give back what was meant to be written. */
function verifySnapshot(
  connection: Connection,
  file: string,
  id: number,
  key: RowKey,
  data: Uint8Array,
): void {
  const reader = openDurable(file)
  const [crc, stored] =
    reader.rows(`SELECT ${integers('crc')}, ${blob('data')} FROM snapshots WHERE id = ?`, [id])[0] ?? []
  reader.close()
  const whole =
    stored instanceof Uint8Array &&
    rowChecksum('snapshot', key, stored) === crc &&
    Buffer.compare(stored, data) === 0
  if (whole) return
  remove(connection, 'snapshot', key.document, 'id = ?', [id])
  throw new StoreError(
    'damaged',
    `The snapshot of "${key.document}" did not read back as it was written; the log was kept.`,
  )
}

function trim(connection: Connection, document: string, keepIds: readonly number[], toSeq: number): void {
  const kept = keepIds.map(() => '?').join(', ')
  remove(connection, 'snapshot', document, `document = ? AND id NOT IN (${kept})`, [document, ...keepIds])
  remove(connection, 'update', document, 'seq <= ? AND document = ?', [toSeq, document])
}

function remove(
  connection: Connection,
  kind: 'update' | 'snapshot',
  document: string,
  where: string,
  parameters: readonly (string | number)[],
): void {
  const table = kind === 'update' ? 'updates' : 'snapshots'
  connection.write(() => {
    const rows = connection.rows(
      `SELECT ${integers('seq', 'nth', 'crc')} FROM ${table} WHERE ${where}`,
      parameters,
    )
    if (rows.length === 0) return
    const fingerprint = rows.reduce(
      (sum, [seq, nth, crc]) =>
        combine(sum, rowFingerprint(kind, { document, seq: Number(seq), nth: Number(nth) }, Number(crc))),
      0,
    )
    const removed = connection.run(`DELETE FROM ${table} WHERE ${where}`, parameters)
    if (removed !== rows.length)
      throw new StoreError('damaged', `${rows.length} rows were to be trimmed, ${removed} were`)
    adjustTotals(connection, { rows: -removed, fingerprint })
  })
}
