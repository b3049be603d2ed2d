import { combine, rowChecksum, rowFingerprint, type RowKey } from './checksums'
import type { Connection } from './connection'
import type { LogIndex } from './log-index'
import { StoreError, type LogEntry } from './port'
import { adjustTotals } from './sqlite-schema'

/** Larger entries are refused before they take a whole group down with them (SQLite's own limit is 10^9 bytes). */
const MAX_UPDATE_BYTES = 512 * 1024 * 1024

interface PlannedRow {
  readonly key: RowKey
  readonly crc: number
  readonly data: Uint8Array
}

/** The rows a group will write, numbered on from what is stored. Nothing else changes until they are. */
export class Plan {
  readonly rows: PlannedRow[] = []
  readonly #index: LogIndex
  readonly #nths = new Map<string, number>()
  seq: number

  constructor(seq: number, index: LogIndex) {
    this.seq = seq
    this.#index = index
  }

  add(entries: readonly LogEntry[]): number {
    for (const { document, update } of entries) {
      const nth = (this.#nths.get(document) ?? this.#index.lastNth(document)) + 1
      this.#nths.set(document, nth)
      const key = { document, seq: ++this.seq, nth }
      this.rows.push({ key, crc: rowChecksum('update', key, update), data: update })
    }
    return this.seq
  }
}

export function writeRows(connection: Connection, plan: Plan, wait: boolean): void {
  connection.write(() => {
    let fingerprint = 0
    for (const { key, crc, data } of plan.rows) {
      connection.run('INSERT INTO updates (seq, nth, document, crc, data) VALUES (?, ?, ?, ?, ?)', [
        key.seq,
        key.nth,
        key.document,
        crc,
        data,
      ])
      fingerprint = combine(fingerprint, rowFingerprint('update', key, crc))
    }
    adjustTotals(connection, { seq: plan.seq, rows: plan.rows.length, fingerprint })
  }, wait)
}

export function assertEntries(entries: readonly LogEntry[]): void {
  for (const { document, update } of entries) {
    if (document.length === 0 || document.length > 512 || document.includes('\0'))
      throw new StoreError('unknown', `"${document}" is no name for a document.`)
    if (update.byteLength > MAX_UPDATE_BYTES)
      throw new StoreError(
        'unknown',
        `An edit of "${document}" is too large to be stored (${update.byteLength} bytes).`,
      )
  }
}
