import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { acquireFolderLock } from '../../../electron/engine/store/lock'
import { openSqliteStore } from '../../../electron/engine/store/sqlite'
import { bytes, joined, name, testFolder } from './support'

/** A small file system of its own needs root on Linux, which CI has; permission bits would not bind root. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()
const mounted = canMount ? it : it.skip
const because = canMount ? '' : ' (skipped: mounting needs root on Linux)'

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-mount-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (made) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return made
}

function smallDisk(size: string): string {
  const folder = join(testFolder(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

const board = name('board/a')
const large = new Uint8Array(200_000).fill(7)

describe('S8: a full disk', () => {
  mounted(
    `rejects exactly what could not be written, keeps the rest, and heals when there is room again${because}`,
    async () => {
      const folder = smallDisk('3m')
      const ballast = join(folder, 'ballast')
      writeFileSync(ballast, new Uint8Array(1_500_000))
      const store = openSqliteStore({ folder })
      onTestFinished(() => store.close())
      const kept: number[] = []
      const outcomes = []
      for (let n = 0; n < 12; n++) {
        const marked = large.slice()
        marked[0] = n
        const outcome = await store.append([{ document: board, update: marked }]).then(
          () => 'kept',
          error => error as Error,
        )
        if (outcome === 'kept') kept.push(n)
        outcomes.push(outcome)
      }
      const refused = outcomes.filter(each => each !== 'kept')
      expect(kept.length).toBeGreaterThan(0)
      expect(refused.length).toBeGreaterThan(0)
      for (const error of refused)
        expect(error).toMatchObject({
          code: 'full',
          message: expect.stringContaining('no room left') as string,
        })
      expect(store.load(board).updates.map(update => update[0])).toEqual(kept)
      rmSync(ballast)
      await store.append([{ document: board, update: bytes('healed') }])
      expect(store.load(board).updates.map(update => update[0])).toEqual([...kept, 'h'.charCodeAt(0)])
      expect(store.check()).toEqual([])
      await store.close()
      const again = openSqliteStore({ folder })
      onTestFinished(() => again.close())
      expect(again.damage).toEqual([])
      expect(again.load(board).updates).toHaveLength(kept.length + 1)
    },
  )

  mounted(
    `a group that fails is rejected as a whole, and the numbers go on without a gap${because}`,
    async () => {
      const folder = smallDisk('2m')
      const store = openSqliteStore({ folder })
      onTestFinished(() => store.close())
      await store.append([{ document: board, update: bytes('before') }])
      const huge = new Uint8Array(4_000_000)
      const group = await Promise.allSettled([
        store.append([{ document: board, update: bytes('small') }]),
        store.append([{ document: board, update: huge }]),
      ])
      expect(group.map(each => each.status)).toEqual(['rejected', 'rejected'])
      expect(await store.append([{ document: board, update: bytes('after') }])).toBe(2)
      expect(joined(store.load(board))).toEqual(['before', 'after'])
    },
  )

  mounted(`a backup that does not fit says so, and leaves nothing behind${because}`, async () => {
    const folder = testFolder()
    const disk = smallDisk('300k')
    const store = openSqliteStore({ folder })
    onTestFinished(() => store.close())
    await store.append([{ document: board, update: new Uint8Array(1_000_000) }])
    expect(() => store.backup(join(disk, 'copy.sqlite'))).toThrow(expect.objectContaining({ code: 'full' }))
    expect(readdirSync(disk)).toEqual([])
  })
})

describe('S8: a folder that may not be written', () => {
  mounted(`says which folder, in words, for the store and for its lock${because}`, async () => {
    const folder = smallDisk('2m')
    const store = openSqliteStore({ folder })
    await store.append([{ document: board, update: bytes('1') }])
    await store.close()
    // The same folder again over itself, read-only: the store's own file may stay open until its statements are collected.
    execFileSync('mount', ['--bind', folder, folder])
    execFileSync('mount', ['-o', 'remount,bind,ro', folder])
    onTestFinished(() => void spawnSync('umount', ['-l', folder]))
    const readOnly = expect.objectContaining({
      code: 'read-only',
      message: expect.stringContaining(`may not write to the folder "${folder}"`) as string,
    }) as Error
    expect(() => openSqliteStore({ folder })).toThrow(readOnly)
    expect(() => acquireFolderLock(folder)).toThrow(expect.objectContaining({ code: 'read-only' }))
  })

  it('a file where the folder should be is told of with its path', () => {
    const file = join(testFolder(), 'not-a-folder')
    writeFileSync(file, '')
    expect(() => openSqliteStore({ folder: join(file, 'workspace') })).toThrow(file)
  })
})
