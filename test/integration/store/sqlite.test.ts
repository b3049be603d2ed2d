import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backupFolder } from '../../../electron/engine/store/backup'
import { checkFolder } from '../../../electron/engine/store/check'
import { compactDocument } from '../../../electron/engine/store/compaction'
import { Connection } from '../../../electron/engine/store/connection'
import { openSqliteStore } from '../../../electron/engine/store/sqlite'
import { compactInWorker } from './child'
import { bytes, joinAll, joined, name, testFolder } from './support'

const [a, b] = [name('board/a'), name('board/b')]
const openIn = (folder: string) => {
  const store = openSqliteStore({ folder })
  onTestFinished(() => store.close())
  return store
}

describe('S1: durable is durable', () => {
  it('the live connection says synchronous=FULL, and so does every connection of a worker', () => {
    expect(openIn(testFolder()).synchronous()).toBe(2)
  })

  const strace = spawnSync('strace', ['-V']).status === 0
  const counted = strace ? it : it.skip
  counted(
    `every acknowledged group is synced to the disk${strace ? '' : ' (skipped: strace is not installed)'}`,
    () => {
      const folder = testFolder()
      const child = fileURLToPath(new URL('./children/count-groups.ts', import.meta.url))
      const syncs = (groups: number) => {
        const log = join(folder, `strace-${groups}`)
        const args = [
          '-f',
          '-c',
          '-e',
          'trace=fdatasync,fsync',
          '-o',
          log,
          process.execPath,
          '--import',
          'tsx',
          child,
          join(folder, `store-${groups}`),
          `${groups}`,
        ]
        const run = spawnSync('strace', args, { encoding: 'utf8' })
        expect(run.stdout, run.stderr).toBe('synchronous 2\n')
        const lines = readFileSync(log, 'utf8')
          .split('\n')
          .filter(line => /f(data)?sync$/.test(line.trim()))
        return lines.reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[3]), 0)
      }
      // What opening costs is taken off, so that it does not stand in for syncs that were not made.
      const [none, some] = [syncs(0), syncs(40)]
      expect(some - none).toBeGreaterThanOrEqual(40)
    },
  )
})

describe('S2: compaction', () => {
  it('keeps the snapshot before, and the log since, until the next one', async () => {
    const folder = testFolder()
    const store = openIn(folder)
    for (let round = 0; round < 4; round++) {
      await store.append([{ document: a, update: bytes(`${round}`) }])
      store.compact(a, joinAll)
    }
    const raw = new Connection(join(folder, 'documents.sqlite'))
    expect(raw.rows('SELECT seq FROM snapshots ORDER BY seq')).toEqual([[3], [4]])
    expect(raw.rows('SELECT seq FROM updates ORDER BY seq')).toEqual([[4]])
    raw.close()
  })

  it('in a worker thread, while the engine appends: nothing is lost, the engine sees the folded document', async () => {
    const store = openIn(testFolder())
    let n = 0
    const write = async () => {
      for (let i = 0; i < 60; i++)
        await store.append([
          { document: a, update: bytes(`${n++}`) },
          { document: b, update: bytes('b') },
        ])
    }
    await write()
    for (let round = 0; round < 3; round++) {
      const [done] = await Promise.all([compactInWorker(store.folder, a), write()])
      expect(done).toMatchObject({ ok: true })
    }
    expect(joined(store.load(a)).flatMap(each => each.split('+'))).toEqual(
      Array.from({ length: n }, (_, i) => `${i}`),
    )
    expect(store.load(b).updates).toHaveLength(n)
    expect(store.load(a)).toMatchObject({ seq: store.lastSeq(a), damage: [] })
    expect(store.load(a).updates.length).toBeLessThan(n)
    expect(store.check()).toEqual([])
  })

  it('an append waits without holding the loop while another connection writes', async () => {
    const store = openIn(testFolder())
    await store.append([{ document: a, update: bytes('1') }])
    const other = new Connection(join(store.folder, 'documents.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    let settled = false
    const appended = store.append([{ document: a, update: bytes('2') }]).finally(() => (settled = true))
    for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setTimeout(resolve, 1))
    expect(settled).toBe(false)
    other.exec('COMMIT')
    other.close()
    await appended
    expect(joined(store.load(a))).toEqual(['1', '2'])
  })

  it('refuses to fold a damaged document in a worker: the engine must tell of it first', async () => {
    const folder = testFolder()
    const store = openSqliteStore({ folder })
    await store.append(['1', '2', '3'].map(text => ({ document: a, update: bytes(text) })))
    await store.close()
    const raw = new Connection(join(folder, 'documents.sqlite'))
    raw.run('UPDATE updates SET data = zeroblob(1) WHERE seq = 2')
    raw.close()
    expect(() => compactDocument(folder, a, joinAll)).toThrow(expect.objectContaining({ code: 'damaged' }))
    expect(checkFolder(folder)).toMatchObject([{ document: 'board/a', what: 'update', seq: 2 }])
    const again = openIn(folder)
    expect(again.load(a).damage).toHaveLength(1)
    expect(compactDocument(folder, a, joinAll, { acceptGaps: true })).toEqual({
      trimmedTo: 0,
      foldedEntries: 2,
    })
    expect(joined(again.load(a))).toEqual(['1+3'])
  })
})

describe('S4: backup', () => {
  it('is a whole store of its own, made while the store is in use', async () => {
    const store = openIn(testFolder())
    await store.append([
      { document: a, update: bytes('1') },
      { document: b, update: bytes('2') },
    ])
    store.compact(a, joinAll)
    store.setMeta('workspaceId', 'w1')
    const late = store.append([{ document: b, update: bytes('3') }])
    const folder = join(testFolder(), 'restored')
    store.backup(join(folder, 'documents.sqlite'))
    await late
    await store.append([{ document: b, update: bytes('not in the backup') }])
    expect(readdirSync(folder)).toEqual(['documents.sqlite'])
    const copy = openIn(folder)
    expect(copy.damage).toEqual([])
    expect([joined(copy.load(a)), joined(copy.load(b)), copy.getMeta('workspaceId')]).toEqual([
      ['1'],
      ['2', '3'],
      'w1',
    ])
  })

  it('can be made by a worker, and replaces an older one only when it is whole', async () => {
    const store = openIn(testFolder())
    await store.append([{ document: a, update: bytes('1') }])
    const file = join(testFolder(), 'backup.sqlite')
    backupFolder(store.folder, file)
    const first = readFileSync(file)
    await store.append([{ document: a, update: bytes('2') }])
    const raw = new Connection(join(store.folder, 'documents.sqlite'))
    raw.run('UPDATE updates SET data = zeroblob(1) WHERE seq = 1')
    raw.close()
    expect(() => backupFolder(store.folder, file)).toThrow(expect.objectContaining({ code: 'damaged' }))
    expect(readFileSync(file).equals(first)).toBe(true)
    expect(existsSync(`${file}.partial`)).toBe(false)
  })
})

describe('The schema', () => {
  it('refuses a file of a newer version, and leaves it as it is', async () => {
    const folder = testFolder()
    await openSqliteStore({ folder }).close()
    const raw = new Connection(join(folder, 'documents.sqlite'))
    raw.exec('CREATE TABLE from_the_future (id INTEGER PRIMARY KEY); PRAGMA user_version=99')
    raw.close()
    expect(() => openSqliteStore({ folder })).toThrow(
      expect.objectContaining({
        code: 'too-new',
        message: expect.stringContaining('update Winroom') as string,
      }),
    )
    expect(readdirSync(folder).filter(file => file.includes('damaged'))).toEqual([])
  })

  it('takes a version number that can not be right for damage, not for a newer version', async () => {
    const folder = testFolder()
    const store = openSqliteStore({ folder })
    await store.append([{ document: a, update: bytes('1') }])
    store.setMeta('workspaceId', 'w1')
    await store.close()
    const raw = new Connection(join(folder, 'documents.sqlite'))
    raw.exec('PRAGMA user_version=257')
    raw.close()
    const again = openIn(folder)
    expect(again.damage).toMatchObject([{ what: 'file' }])
    expect([joined(again.load(a)), again.getMeta('workspaceId')]).toEqual([['1'], 'w1'])
  })
})
