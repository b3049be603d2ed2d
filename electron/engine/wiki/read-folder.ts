import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path'
import { maxBlobBytes, sniffImage } from '../../contract/blobs'
import type { FileTrouble } from '../../contract/wiki-files'
import { MAX_MARKDOWN_BYTES } from '../markdown/read-markdown'

export interface FoundText {
  /** From the top, with `/`. */
  readonly path: string
  readonly text: string
}
export interface FoundPicture {
  readonly hash: string
  readonly mime: string
  readonly file: string
}

/** Markdown files and pictures under one folder; nothing outside of it is ever read. */
export interface SourceFolder {
  readonly name: string
  readonly texts: readonly FoundText[]
  /** Every folder that holds a text somewhere beneath it, parents first. */
  readonly folders: readonly string[]
  readonly troubles: readonly FileTrouble[]
  /** The picture at an address that a text names; null where there is none. */
  picture(from: string, url: string): FoundPicture | FileTrouble | null
}

const MAX_FILES = 20_000
const MAX_FOLDERS_DEEP = 32
/** Programs' own folders: what hides, and what is installed. */
const SKIPPED = /^\.|^node_modules$/

/** Reads a folder, or one file. Links are refused, not followed: they may lead anywhere. */
export function readSource(path: string): SourceFolder {
  const full = resolve(path)
  const info = lstatSync(full, { throwIfNoEntry: false })
  if (info === undefined) return empty(basename(full), [{ code: 'not-there', path: basename(full) }])
  if (info.isSymbolicLink()) return empty(basename(full), [{ code: 'link', path: basename(full) }])
  const top = info.isDirectory() ? full : dirname(full)
  const walk = new Walk(top)
  if (info.isDirectory()) walk.folder('', 0)
  else walk.file(basename(full), info.size, info.isFile())
  if (walk.texts.length === 0 && walk.troubles.length === 0)
    walk.troubles.push({ code: 'no-markdown', path: basename(full) })
  const folders = [...new Set(walk.texts.flatMap(({ path: file }) => foldersAbove(file)))].sort()
  return { name: basename(full), texts: walk.texts, folders, troubles: walk.troubles, picture: (from, url) => pictureAt(top, from, url) } // prettier-ignore
}

function empty(name: string, troubles: FileTrouble[]): SourceFolder {
  return { name, texts: [], folders: [], troubles, picture: () => null }
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

class Walk {
  readonly texts: FoundText[] = []
  readonly troubles: FileTrouble[] = []
  #files = 0

  constructor(readonly top: string) {}

  folder(inside: string, depth: number): void {
    if (depth > MAX_FOLDERS_DEEP) return void this.troubles.push({ code: 'too-deep', path: inside })
    const entries = readdirSync(join(this.top, inside), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = posix.join(inside, entry.name)
      if (SKIPPED.test(entry.name)) continue
      if (++this.#files > MAX_FILES) return void this.#tooMany(path)
      if (entry.isSymbolicLink()) this.troubles.push({ code: 'link', path })
      else if (entry.isDirectory()) this.folder(path, depth + 1)
      else this.file(path, null, entry.isFile())
    }
  }

  #tooMany(path: string): void {
    if (this.#files === MAX_FILES + 1) this.troubles.push({ code: 'too-many', path })
  }

  file(path: string, known: number | null, isFile: boolean): void {
    if (!/\.(?:md|markdown|mdown)$/i.test(path)) return
    const file = join(this.top, path)
    // A pipe or a device would be waited for.
    if (!isFile) return void this.troubles.push({ code: 'not-text', path })
    if ((known ?? lstatSync(file).size) > MAX_MARKDOWN_BYTES) return void this.troubles.push({ code: 'too-large', path }) // prettier-ignore
    const text = decoded(readFileSync(file))
    if (text === null) this.troubles.push({ code: 'not-text', path })
    else this.texts.push({ path, text })
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function pictureAt(top: string, from: string, url: string): FoundPicture | FileTrouble | null {
  const written = pathIn(url)
  if (written === null) return null
  const file = resolve(top, posix.dirname(from), written)
  const inside = relative(top, file)
  const path = `${from}: ${url.slice(0, 200)}`
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(top, inside) !== file)
    return { code: 'outside', path }
  return readPictureFile(top, inside, path)
}

/** Each step of the way must be a folder of its own: a link among them may lead outside. */
function readPictureFile(top: string, inside: string, path: string): FoundPicture | FileTrouble | null {
  const steps = inside.split(sep)
  for (let at = 1; at <= steps.length; at++) {
    const info = lstatSync(join(top, ...steps.slice(0, at)), { throwIfNoEntry: false })
    if (info === undefined) return null
    if (info.isSymbolicLink()) return { code: 'link', path }
    if (at < steps.length) continue
    if (!info.isFile()) return null
    if (info.size > maxBlobBytes) return { code: 'too-large', path }
  }
  const file = join(top, inside)
  const bytes = readFileSync(file)
  const mime = sniffImage(bytes)
  if (mime === null) return { code: 'no-picture', path }
  return { hash: createHash('sha256').update(bytes).digest('hex'), mime, file }
}

/** The path that an address names, without its fragment; null where it names no file. */
export function pathIn(url: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^$/i.test(url)) return null
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, ''))
    return path === '' || path.includes('\0') ? null : path.replaceAll('\\', '/')
  } catch {
    return null
  }
}
