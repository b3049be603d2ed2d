import { rowChecksum, type RowKind } from './checksums'
import type { Connection } from './connection'
import { openExisting } from './file-shape'
import { scanStore } from './log-index'
import type { Damage, DocumentName } from './port'
import { blob, decodeName, integers } from './sqlite-schema'
import { toStoreError } from './store-errors'
import { storeFile } from './store-files'

/** Rows whose bytes are in memory at a time. */
const BATCH = 64

/** Checks a store over a connection of its own: for a worker thread, or while the app is closed. */
export function checkFolder(folder: string): Damage[] {
  try {
    const connection = openExisting(storeFile(folder))
    try {
      return checkOver(connection)
    } finally {
      connection.close()
    }
  } catch (error) {
    throw toStoreError(error, folder)
  }
}

/** Every stored checksum compared, every row counted, and SQLite's own integrity check. Empty means healthy. */
export function checkOver(connection: Connection): Damage[] {
  return [...checkFile(connection), ...checkRows(connection, 'update'), ...checkRows(connection, 'snapshot')]
}

function checkFile(connection: Connection): Damage[] {
  try {
    scanStore(connection)
    const said = connection.rows('PRAGMA integrity_check(10)').map(row => String(row[0]))
    return said.filter(line => line !== 'ok').map(fileDamage)
  } catch (error) {
    return [fileDamage(error instanceof Error ? error.message : String(error))]
  }
}

function checkRows(connection: Connection, kind: RowKind): Damage[] {
  const [table, key] = kind === 'update' ? ['updates', 'seq'] : ['snapshots', 'id']
  const sql = `SELECT ${key}, ${integers('seq', 'nth')}, ${blob('document')}, ${integers('crc')}, ${blob('data')} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${BATCH}`
  const found: Damage[] = []
  try {
    for (let after = 0; ;) {
      const rows = connection.rows(sql, [after])
      for (const [rowid, seq, nth, name, crc, data] of rows) {
        after = Number(rowid)
        const document = decodeName(name)
        const checked = rowChecksum(
          kind,
          { document: document, seq: Number(seq), nth: Number(nth) },
          data instanceof Uint8Array ? data : new Uint8Array(),
        )
        if (checked !== crc) found.push(rowDamage(kind, document, Number(seq)))
      }
      if (rows.length < BATCH) return found
    }
  } catch (error) {
    return [...found, fileDamage(error instanceof Error ? error.message : String(error))]
  }
}

function rowDamage(kind: RowKind, document: string, seq: number): Damage {
  return {
    document: document as DocumentName,
    what: kind,
    seq,
    detail: `the ${kind} ${seq} of "${document}" does not match its checksum`,
    keptAt: null,
  }
}

function fileDamage(detail: string): Damage {
  return { document: null, what: 'file', seq: null, detail, keptAt: null }
}
