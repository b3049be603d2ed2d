import Database from 'libsql'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { createMemoryStore, type MemoryRoom } from '../../../sync-server/store/memory'
import { openSqliteStore } from '../../../sync-server/store/sqlite'
import { storeContract } from './store-contract'

describe('a memory store', () => {
  storeContract(() => {
    const disk = new Map<string, MemoryRoom>()
    const entriesOf = (name: string) => disk.get(name)!.entries
    return {
      open: () => createMemoryStore(disk),
      flip: (name, seq) => (entriesOf(name).find(entry => entry.seq === seq)!.bytes[0]! ^= 1),
      rewind: (name, head) => (disk.get(name)!.head = head),
      lose: (name, seq) => (disk.get(name)!.entries = entriesOf(name).filter(entry => entry.seq !== seq)),
    }
  })
})

describe('a sqlite store', () => {
  storeContract(() => {
    const folder = mkdtempSync(join(tmpdir(), 'winroom-store-'))
    const file = join(folder, 'relay.db')
    const tamper = (sql: string, name: string, seq: number): void => {
      const db = new Database(file)
      const { changes } = db.prepare(sql).run([name, seq])
      expect(changes).toBe(1)
      db.close()
    }
    const where = 'WHERE room = (SELECT id FROM rooms WHERE name = ?) AND seq = ?'
    return {
      open: () => openSqliteStore(file),
      flip: (name, seq) => tamper(`UPDATE entries SET bytes = x'ff' ${where}`, name, seq),
      retype: (name, seq) => tamper(`UPDATE entries SET bytes = CAST(x'ff' AS TEXT) ${where}`, name, seq),
      rewind: (name, head) => tamper(`UPDATE rooms SET head = ?2 WHERE name = ?1`, name, head),
      lose: (name, seq) => tamper(`DELETE FROM entries ${where}`, name, seq),
      end: () => rmSync(folder, { recursive: true, force: true }),
    }
  })
})
