import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { storeFile } from '../store/store-files'

/** What is under a path that is to be written. A link is what it leads to. */
export type OutputKind = 'none' | 'file' | 'folder' | 'stream'

export function outputKind(path: string): OutputKind {
  const info = statSync(path, { throwIfNoEntry: false })
  if (info === undefined) return 'none'
  if (info.isFile()) return 'file'
  return info.isDirectory() ? 'folder' : 'stream'
}

/** Where the bytes end up: links are followed, so that a link is not replaced by a file. */
export function realOutput(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const folder = dirname(full)
  return existsSync(folder) ? join(realpathSync(folder), basename(full)) : full
}

/** The files that a workspace's folder and the app's data folder keep, whatever SQLite puts beside them. */
const OWN = /^((documents|projection|lock)\.|(cli-keys|keyring|workspaces|window)\.json)/i

/**
 * Why a file can't be written there, in words for whoever chose it; null when it can.
 * @param folder the workspace that is written from
 */
export function refusedOutput(folder: string, path: string, what: 'export' | 'backup'): string | null {
  const real = realOutput(path)
  const kind = outputKind(real)
  if (kind === 'folder') return `"${path}" is a folder; name a file in it.`
  if (kind === 'stream' && what === 'backup')
    return `"${path}" is not a regular file; a backup needs a file of its own.`
  const into = dirname(real)
  const isOurs = existsSync(folder) && into === realpathSync(folder)
  // A backup may be named as the store of another folder: that is how it is put back. An export never is.
  const isAnother = what === 'export' && existsSync(storeFile(into))
  return OWN.test(basename(real)) && (isOurs || isAnother)
    ? `"${path}" is one of the workspace's own files; choose another name for the ${what}.`
    : null
}
