import { combine, rowFingerprint } from './checksums'
import type { Connection } from './connection'
import type { Damage, DocumentName } from './port'
import type { BadRow } from './read-document'
import { adjustTotals, blob, integers } from './sqlite-schema'

/**
 * Moves damaged rows out of the way, bytes and all, so that they are reported once and never read as a document again,
 * and never destroyed either. Returns what to tell.
 */
export function setAside(
  connection: Connection,
  document: DocumentName,
  bad: readonly BadRow[],
  now: number,
): Damage[] {
  return connection.write(() => bad.map(row => moveRow(connection, document, row, now)))
}

const tables = {
  update: { name: 'updates', key: 'seq' },
  snapshot: { name: 'snapshots', key: 'id' },
} as const

function moveRow(connection: Connection, document: DocumentName, row: BadRow, now: number): Damage {
  const table = tables[row.kind]
  const detail = `the ${row.kind === 'update' ? 'edit' : 'snapshot'} ${row.seq} of "${document}" does not match its checksum`
  const where = `FROM ${table.name} WHERE ${table.key} = ?`
  const [nth, crc] = connection.rows(`SELECT ${integers('nth', 'crc')} ${where}`, [row.rowid])[0] ?? []
  connection.run(
    `INSERT INTO set_aside (at, what, document, seq, detail, data) SELECT ?, ?, ?, seq, ?, ${blob('data')} ${where}`,
    [now, row.kind, document, detail, row.rowid],
  )
  const id = connection.number('SELECT last_insert_rowid()')
  connection.run(`DELETE ${where}`, [row.rowid])
  const fingerprint = rowFingerprint(row.kind, { document, seq: row.seq, nth: Number(nth) }, Number(crc))
  adjustTotals(connection, { rows: -1, fingerprint: combine(0, fingerprint) })
  return { document, what: row.kind, seq: row.seq, detail, keptAt: `set_aside/${id}` }
}
