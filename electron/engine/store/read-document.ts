import { rowChecksum, type RowKind } from './checksums'
import type { Connection, SqlRow } from './connection'
import { StoreError, type Damage, type DocumentName } from './port'
import { blob, integers } from './sqlite-schema'

/** A row whose bytes don't match its checksum. It is still in its table. */
export interface BadRow {
  readonly kind: RowKind
  /** The row's key in its table: `seq` of an update, `id` of a snapshot. */
  readonly rowid: number
  readonly seq: number
}

export interface Gap {
  /** The newest entry before the gap; 0 when the gap is at the beginning. */
  readonly afterSeq: number
  readonly missing: number
}

/** The state the newest valid snapshot and the log after it give. */
export interface DocumentRead {
  readonly updates: Uint8Array[]
  readonly seq: number
  readonly nth: number
  /** The snapshot that was used. */
  readonly base: { readonly id: number; readonly seq: number } | null
  /** Entries of the log after the base that are whole. */
  readonly logEntries: number
  readonly bad: BadRow[]
  readonly gaps: Gap[]
}

/** What a `LogReader` selects. */
export const rowColumns = `${integers('seq', 'nth', 'crc')}, ${blob('data')}`

/** Finds a document's log entries after `seq`: `[seq, nth, crc, data]`, ascending. */
export type LogReader = (document: string, seq: number) => SqlRow[]

interface Row {
  readonly rowid: number
  readonly seq: number
  readonly nth: number
  readonly data: Uint8Array
}

/** Reads by walking the log: for a connection that has no index in memory (a worker's). */
export function walkLog(connection: Connection): LogReader {
  return (document, seq) =>
    connection.rows(`SELECT ${rowColumns} FROM updates WHERE seq > ? AND document = ? ORDER BY seq`, [
      seq,
      document,
    ])
}

/**
 * Reads a document as far as its rows are whole, within one consistent state of the store.
 * A damaged snapshot gives way to the one before it, from which the log is kept.
 */
export function readDocument(connection: Connection, document: string, log: LogReader): DocumentRead {
  return connection.read(() => {
    const bad: BadRow[] = []
    const base = newestWholeSnapshot(connection, document, bad)
    const updates = base ? [base.data] : []
    const gaps: Gap[] = []
    let seq = base?.seq ?? 0
    let nth = base?.nth ?? 0
    let badSinceLast = 0
    const entries = log(document, seq)
    for (const entry of entries) {
      const row = wholeRow('update', document, entry[0], entry)
      if (!row) {
        bad.push(badUpdate(entry))
        badSinceLast++
        continue
      }
      const missing = row.nth - nth - 1 - badSinceLast
      if (missing > 0) gaps.push({ afterSeq: seq, missing })
      updates.push(row.data)
      seq = row.seq
      nth = row.nth
      badSinceLast = 0
    }
    const logEntries = updates.length - (base ? 1 : 0)
    return { updates, seq, nth, base: base && { id: base.rowid, seq: base.seq }, logEntries, bad, gaps }
  })
}

/** How a gap is told of. */
export function gapDamage(document: DocumentName, afterSeq: number, missing: number): Damage {
  const detail = `${missing} edit(s) of "${document}" after ${afterSeq} are missing`
  return { document, what: 'update', seq: afterSeq, detail, keptAt: null }
}

function newestWholeSnapshot(connection: Connection, document: string, bad: BadRow[]): Row | null {
  const ids = connection.rows(
    `SELECT id, ${integers('seq')} FROM snapshots WHERE document = ? ORDER BY seq DESC, id DESC`,
    [document],
  )
  for (const [id, seq] of ids) {
    const found = connection.rows(`SELECT ${rowColumns} FROM snapshots WHERE id = ?`, [id ?? null])[0]
    const row = found && wholeRow('snapshot', document, id, found)
    if (row) return row
    bad.push({ kind: 'snapshot', rowid: asNumber(id), seq: asNumber(seq) })
  }
  return null
}

function wholeRow(
  kind: RowKind,
  document: string,
  rowid: SqlRow[number] | undefined,
  row: SqlRow,
): Row | null {
  const [seq, nth, crc, data] = row
  if (
    typeof rowid !== 'number' ||
    typeof seq !== 'number' ||
    typeof nth !== 'number' ||
    !(data instanceof Uint8Array)
  )
    return null
  return rowChecksum(kind, { document, seq, nth }, data) === crc ? { rowid, seq, nth, data } : null
}

function badUpdate(row: SqlRow): BadRow {
  const seq = asNumber(row[0])
  return { kind: 'update', rowid: seq, seq }
}

function asNumber(value: SqlRow[number] | undefined): number {
  if (typeof value !== 'number') throw new StoreError('damaged', 'a row has no number')
  return value
}
