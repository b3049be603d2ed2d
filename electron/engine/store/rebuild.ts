import { combine, metaChecksum, rowChecksum, rowFingerprint, type RowKey, type RowKind } from './checksums'
import type { Connection, SqlValue } from './connection'
import type { Damage, DocumentName } from './port'
import type { CarvedRow } from './page-carver'
import { gapDamage } from './read-document'
import { adjustTotals } from './sqlite-schema'

/** A damaged totals row may hold any number; one this far beyond what was found is not believed. */
const BELIEVABLE_LOSS = 1_000_000

type Lost = Omit<Damage, 'keptAt'>

/** Takes carved rows, keeps those whose checksum holds, and puts a consistent store together from them. */
export class Rebuild {
  readonly #connection: Connection
  readonly #bad = new Map<string, { kind: RowKind; document: string; seq: number }>()
  /** Rows already brought over, by table and key: the same row is met on every older image of its page. */
  readonly #known = new Map<string, number>()
  #claimedSeq = 0
  rows = 0

  constructor(connection: Connection) {
    this.#connection = connection
  }

  offer(row: CarvedRow): void {
    const [first, ...columns] = row.columns
    // All tables have an integer key, which a record leaves out.
    if (first !== null) return
    if (columns.length === 5) this.#offerSnapshot(row.rowid, columns)
    else if (columns.length === 4) this.#offerUpdate(row.rowid, columns)
    else if (columns.length === 3) this.#offerMetaOrTotals(row.rowid, columns)
  }

  /** Trims what compaction had trimmed, counts everything, and tells what is missing. */
  finish(): Lost[] {
    this.#keepTwoSnapshots()
    this.#connection.exec('DELETE FROM meta WHERE id NOT IN (SELECT max(id) FROM meta GROUP BY key)')
    const newest = this.#count()
    return this.#losses(newest)
  }

  #offerUpdate(seq: number, [nth, document, crc, data]: SqlValue[]): void {
    if (
      typeof nth !== 'number' ||
      typeof document !== 'string' ||
      typeof crc !== 'number' ||
      !(data instanceof Uint8Array)
    )
      return
    if (!this.#judge('update', seq, { document, seq, nth }, crc, data)) return
    this.#connection.run(
      'INSERT OR REPLACE INTO updates (seq, nth, document, crc, data) VALUES (?, ?, ?, ?, ?)',
      [seq, nth, document, crc, data],
    )
  }

  #offerSnapshot(id: number, [document, seq, nth, crc, data]: SqlValue[]): void {
    if (typeof seq !== 'number' || typeof nth !== 'number' || typeof document !== 'string') return
    if (typeof crc !== 'number' || !(data instanceof Uint8Array)) return
    if (!this.#judge('snapshot', id, { document, seq, nth }, crc, data)) return
    this.#connection.run(
      'INSERT OR REPLACE INTO snapshots (id, document, seq, nth, crc, data) VALUES (?, ?, ?, ?, ?, ?)',
      [id, document, seq, nth, crc, data],
    )
  }

  #offerMetaOrTotals(id: number, [a, b, c]: SqlValue[]): void {
    if (typeof a === 'string' && typeof b === 'string' && c === metaChecksum(id, a, b)) {
      this.#connection.run('INSERT OR REPLACE INTO meta (id, key, value, crc) VALUES (?, ?, ?, ?)', [
        id,
        a,
        b,
        c,
      ])
    }
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && id === 1) {
      this.#claimedSeq = Math.max(this.#claimedSeq, a)
    }
  }

  #judge(kind: RowKind, rowid: number, key: RowKey, crc: number, data: Uint8Array): boolean {
    const name = `${kind} ${key.document} ${key.seq}`
    const place = `${kind} ${rowid}`
    const checked = rowChecksum(kind, key, data)
    if (checked === crc) {
      this.#bad.delete(name)
      const isNew = this.#known.get(place) !== crc
      this.#known.set(place, crc)
      return isNew
    }
    if (!this.#has(kind, key)) this.#bad.set(name, { kind, document: key.document, seq: key.seq })
    return false
  }

  #has(kind: RowKind, key: RowKey): boolean {
    const table = kind === 'update' ? 'updates' : 'snapshots'
    return (
      this.#connection.rows(`SELECT 1 FROM ${table} WHERE document = ? AND seq = ?`, [key.document, key.seq])
        .length > 0
    )
  }

  #keepTwoSnapshots(): void {
    for (const [document] of this.#connection.rows('SELECT DISTINCT document FROM snapshots')) {
      const kept = this.#connection.rows(
        'SELECT id, seq FROM snapshots WHERE document = ? ORDER BY seq DESC, id DESC LIMIT 2',
        [document ?? null],
      )
      const [newest, previous] = kept
      if (!newest || !previous) continue
      this.#connection.run('DELETE FROM snapshots WHERE document = ? AND id NOT IN (?, ?)', [
        document ?? null,
        newest[0] ?? null,
        previous[0] ?? null,
      ])
      this.#connection.run('DELETE FROM updates WHERE document = ? AND seq <= ?', [
        document ?? null,
        previous[1] ?? null,
      ])
    }
  }

  /** Writes the totals; gives the newest sequence number that was found. */
  #count(): number {
    let fingerprint = 0
    let rows = 0
    let newest = 0
    const add = (share: number) => {
      fingerprint = combine(fingerprint, share)
      rows++
    }
    for (const kind of ['update', 'snapshot'] as const) {
      const found = this.#connection.rows(
        `SELECT seq, nth, document, crc FROM ${kind === 'update' ? 'updates' : 'snapshots'}`,
      )
      for (const [seq, nth, document, crc] of found) {
        add(
          rowFingerprint(
            kind,
            { seq: Number(seq), nth: Number(nth), document: String(document) },
            Number(crc),
          ),
        )
        newest = Math.max(newest, Number(seq))
      }
    }
    for (const [crc] of this.#connection.rows('SELECT crc FROM meta')) add(Number(crc))
    const seq = this.#claimedSeq < newest + BELIEVABLE_LOSS ? Math.max(newest, this.#claimedSeq) : newest
    adjustTotals(this.#connection, { seq, rows, fingerprint })
    this.rows = rows
    return newest
  }

  #losses(newest: number): Lost[] {
    const gaps = this.#documents().flatMap(document => this.#gaps(document))
    const bad = [...this.#bad.values()].filter(row => this.#matters(row)).map(unreadable)
    const unexplained = this.#claimedSeq > newest && this.#claimedSeq < newest + BELIEVABLE_LOSS
    const settings = this.#connection.number('SELECT count(*) FROM meta') === 0 ? [noSettings] : []
    return [...settings, ...gaps, ...bad, ...(unexplained ? [lostTail(newest, this.#claimedSeq)] : [])]
  }

  /** Unreadable rows count when their document is one of ours and no kept snapshot covers them. */
  #matters(row: { kind: RowKind; document: string; seq: number }): boolean {
    const covered = this.#connection.number(
      'SELECT coalesce(max(seq), -1) FROM snapshots WHERE document = ?',
      [row.document],
    )
    if (covered < 0 && !this.#documents().includes(row.document)) return false
    return row.seq > covered && row.seq <= this.#claimedSeq
  }

  #documents(): string[] {
    return this.#connection
      .rows('SELECT document FROM updates UNION SELECT document FROM snapshots')
      .map(row => String(row[0]))
  }

  #gaps(document: string): Lost[] {
    const base = this.#connection.rows(
      'SELECT seq, nth FROM snapshots WHERE document = ? ORDER BY seq DESC LIMIT 1',
      [document],
    )[0]
    let [seq, nth] = [Number(base?.[0] ?? 0), Number(base?.[1] ?? 0)]
    const found: Lost[] = []
    const rows = this.#connection.rows(
      'SELECT seq, nth FROM updates WHERE document = ? AND seq > ? ORDER BY seq',
      [document, seq],
    )
    for (const [nextSeq, nextNth] of rows) {
      const missing = Number(nextNth) - nth - 1
      if (missing > 0) found.push(gapDamage(document as DocumentName, seq, missing))
      seq = Number(nextSeq)
      nth = Number(nextNth)
    }
    return found
  }
}

/** Whoever asks for a setting next gets none, and must not take that for a store that never had any. */
const noSettings: Lost = {
  document: null,
  what: 'file',
  seq: null,
  detail: 'no settings of the store could be found (if there were any)',
}

function unreadable(row: { kind: RowKind; document: string; seq: number }): Lost {
  return {
    document: row.document as DocumentName,
    what: row.kind,
    seq: row.seq,
    detail: `the ${row.kind} ${row.seq} of "${row.document}" could not be read`,
  }
}

function lostTail(newest: number, claimed: number): Lost {
  return {
    document: null,
    what: 'update',
    seq: newest,
    detail: `the newest edits (${newest + 1} to ${claimed}) could not be found; it is not known to which documents they belong`,
  }
}
