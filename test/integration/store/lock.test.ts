import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acquireFolderLock } from '../../../electron/engine/store/lock'
import { openSqliteStore } from '../../../electron/engine/store/sqlite'
import { compactInWorker, runChild } from './child'
import { bytes, name, testFolder } from './support'

describe('One process at a time per folder', () => {
  it('refuses a second holder in the same process, and lets it in after the release', () => {
    const folder = testFolder()
    const first = acquireFolderLock(folder)
    expect(() => acquireFolderLock(folder, 'cli')).toThrow(expect.objectContaining({ code: 'in-use' }))
    first.release()
    first.release()
    expect(existsSync(join(folder, 'lock.json'))).toBe(false)
    acquireFolderLock(folder, 'cli').release()
  })

  it.each(['app', 'cli'] as const)(
    'names the process that holds it (%s), and is free as soon as that one is killed',
    async kind => {
      const folder = testFolder()
      const child = runChild('hold-lock.ts', [folder, kind])
      await child.printed(1)
      const who = kind === 'app' ? 'Winroom' : 'a Winroom command'
      expect(() => acquireFolderLock(folder)).toThrow(`already open in ${who} (process ${child.process.pid})`)
      await child.kill('SIGKILL')
      acquireFolderLock(folder).release()
    },
  )

  it('leaves other folders alone', () => {
    const locks = [acquireFolderLock(testFolder()), acquireFolderLock(testFolder())]
    for (const lock of locks) lock.release()
  })

  it('does not stand in the way of a worker thread of the same process that compacts', async () => {
    const folder = testFolder()
    const lock = acquireFolderLock(folder)
    const store = openSqliteStore({ folder })
    await store.append([{ document: name('board/a'), update: bytes('1') }])
    expect(await compactInWorker(folder, 'board/a')).toMatchObject({ ok: true, foldedEntries: 1 })
    await store.close()
    lock.release()
  })
})
