import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copyBlobFile } from './blob-files'
import { storeFile } from './store-files'

/** Where the pictures of a backup are: beside it, or, where it is named as the store of a folder, in that folder's own place for them. */
export function picturesOf(backup: string): string {
  const file = resolve(backup)
  return storeFile(dirname(file)) === file ? join(dirname(file), 'blobs') : `${file}.pictures`
}

/**
 * Copies a workspace's pictures and the states of its pages' versions beside a backup (S4). Each is named by its hash, so a backup
 * made again at the same place copies only what is new; nothing that is there is touched. What is damaged is left out: the
 * relay or a colleague may have it whole.
 * @returns how many were copied
 */
export function backupPictures(folder: string, backup: string): number {
  const from = join(folder, 'blobs')
  if (!existsSync(from)) return 0
  const to = picturesOf(backup)
  let copied = 0
  for (const part of readdirSync(from).filter(name => /^[0-9a-f]{2}$/.test(name)))
    for (const hash of readdirSync(join(from, part)).filter(name => /^[0-9a-f]{64}$/.test(name))) {
      const target = join(to, part, hash)
      if (existsSync(target)) continue
      mkdirSync(dirname(target), { recursive: true })
      if (copyBlobFile(folder, hash, target)) copied++
    }
  return copied
}
