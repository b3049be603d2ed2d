import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own, small enough to fill, needs root on Linux, which CI has; permission bits would not bind root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()
export const mountReason = canMount ? '' : ' (skipped: mounting needs root on Linux)'

export interface SmallDisk {
  readonly folder: string
  readonly remove: () => void
}

export function smallDisk(size: string): SmallDisk {
  const parent = mkdtempSync(join(tmpdir(), 'winroom-disk-'))
  const folder = join(parent, 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  return {
    folder,
    remove: () => {
      spawnSync('umount', ['-l', folder])
      rmSync(parent, { recursive: true, force: true })
    },
  }
}

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-mount-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (made) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return made
}
