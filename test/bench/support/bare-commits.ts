import path from 'node:path'
import Database from 'libsql'
import { temporaryFolder } from './build-copy'

export interface BareCommits {
  /** One row of so many bytes, committed; in milliseconds. */
  once(): number
  close(): void
}

/** What the disk itself asks for one edit: a row in SQLite, WAL, `synchronous=FULL`, one commit. */
export async function bareCommits(bytes: number): Promise<BareCommits> {
  const database = new Database(path.join(await temporaryFolder('commits'), 'bare.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec('CREATE TABLE log (seq INTEGER PRIMARY KEY, data BLOB NOT NULL)')
  const insert = database.prepare('INSERT INTO log (data) VALUES (?)')
  const data = Buffer.alloc(bytes, 7)
  return {
    once: () => {
      const began = performance.now()
      insert.run([data])
      return performance.now() - began
    },
    close: () => void database.close(),
  }
}
