import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packageNames, parseUnlinked } from './libraries'
import { withLock } from './lock'
import { parseMajors, refusal } from './majors'

describe('supported Electrons', () => {
  const majors = parseMajors('>=33 <=45')
  test.each(['33.2.1', '40.0.0-beta.1', '45.4.1'])('%s runs', version =>
    expect(refusal(version, majors)).toBeNull(),
  )
  test.each(['32.9.9', '46.0.0', 'of unknown version', ''])('%j is refused in words', version => {
    expect(refusal(version, majors)).toMatch(/not supported: Winroom runs on Electron 33 to 45/)
  })
  test('a range that can’t be read is an error', () => expect(() => parseMajors('33-45')).toThrow())
})

describe('system libraries', () => {
  test('what the linker misses is found in ldd’s words', () => {
    const output =
      '\tlinux-vdso.so.1 (0x0)\n\tlibgbm.so.1 => not found\n\tlibnss3.so => /lib/libnss3.so (0x1)\n\tlibasound.so.2 => not found\n'
    expect(parseUnlinked(output)).toEqual(['libgbm.so.1', 'libasound.so.2'])
  })
  test('each has its package, the newer name first', () => {
    expect(packageNames('libasound.so.2')).toEqual(['libasound2t64', 'libasound2'])
    expect(packageNames('Xvfb')).toEqual(['xvfb'])
  })
})

describe('the lock', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'winroom-lock-'))
    file = path.join(folder, 'lock')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('two at once take turns, and the second is told', async () => {
    const events: string[] = []
    let release = () => {}
    const held = new Promise<void>(resolve => (release = resolve))
    const first = withLock(file, async () => {
      events.push('first in')
      await held
      events.push('first out')
    })
    await expect.poll(() => events).toContain('first in')
    const second = withLock(
      file,
      () => Promise.resolve(events.push('second in')),
      () => events.push('second waits'),
    )
    await expect.poll(() => events).toContain('second waits')
    release()
    await Promise.all([first, second])
    expect(events).toEqual(['first in', 'second waits', 'first out', 'second in'])
    expect(existsSync(file)).toBe(false)
  })

  test('a dead owner’s lock is taken over', async () => {
    writeFileSync(file, '999999999')
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
  })

  test('an error frees it', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })
})
