import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type * as Y from 'yjs'
import { readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { FileNames, fileNameOf } from '../../../core/exchange/file-names'
import { readContent } from '../../../core/page/content/read'
import { imageHashes } from '../../../core/page/content/text'
import type { Block, ImageBlock } from '../../../core/page/content/blocks'
import { readPages, type Page } from '../../../core/page/read'
import { subtreeOf, treeOf, type TreeNode } from '../../../core/page/tree'
import { err, ok, type Result } from '../../../core/result'
import { extensionOf, imageAddress } from '../markdown/image-address'
import { writeMarkdown } from '../markdown/write-markdown'
import { headNames } from './directory'
import { writeFrontMatter } from './front-matter'
import { headFields } from './head-fields'

export interface WikiSource {
  readonly workspace: WorkspaceDocument
  readonly page: (id: PageId) => Y.Doc
  /** Null while its bytes are not on this computer. */
  readonly picture: (hash: string) => Uint8Array | null
}

export interface WikiExported {
  readonly pages: number
  readonly pictures: number
  /** Pictures whose bytes are not here: their pages name them all the same. */
  readonly missingPictures: number
}
export type WikiExportProblem = {
  readonly code: 'no-such-page' | 'not-empty' | 'not-a-folder' | 'cannot-write'
  readonly detail: string
}

export interface WikiExportOptions {
  /** The page without what is beneath it. */
  readonly alone?: boolean
  /** Called before each page; what it throws ends the export, and nothing of it stays. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Writes pages as Markdown files: one page with what is beneath it, or all. A page's children are in a folder of its name, pictures in
 * `images`, and references between pages of the export are links between their files. The folder must not be there yet, or be
 * empty; it is whole, or it is not there.
 */
export function exportWiki(
  source: WikiSource,
  root: PageId | null,
  out: string,
  { alone = false, onProgress = () => undefined }: WikiExportOptions = {},
): Result<WikiExported, WikiExportProblem> {
  const files = filesOf(source.workspace, root, alone)
  if (files === null) return err({ code: 'no-such-page', detail: root ?? '' })
  if (existsSync(out)) {
    const found = listing(out)
    if (found !== null && found.length > 0) return err({ code: 'not-empty', detail: out })
    if (found === null) return err({ code: 'not-a-folder', detail: out })
  }
  // A name that nobody has: what is called `.part` there may be somebody's own.
  const beside = `${out.replace(/[/\\]+$/, '')}.${randomUUID()}.part`
  try {
    const done = writeFiles(source, files, beside, onProgress)
    rmSync(out, { recursive: true, force: true })
    renameSync(beside, out)
    return ok(done)
  } catch (error) {
    takeAway(beside)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (typeof code === 'string' && CANNOT_WRITE.has(code)) return err({ code: 'cannot-write', detail: `${out}: ${code}` }) // prettier-ignore
    throw error
  }
}

function takeAway(half: string): void {
  try {
    rmSync(half, { recursive: true, force: true })
  } catch {
    // Where it could not even be begun, removing it fails too; what is to be told is why it could not be written.
  }
}

/** What the folder, its disk or the way to it refuses: another place may take it. */
const CANNOT_WRITE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG']) // prettier-ignore

function listing(folder: string): string[] | null {
  try {
    return readdirSync(folder)
  } catch {
    return null
  }
}

interface PageFile {
  readonly page: Page
  /** From the top of the export, with `/`. */
  readonly path: string
  readonly order: number
}

/** Each page's file, in the order of the tree; null when there is no such page. */
function filesOf(workspace: WorkspaceDocument, root: PageId | null, alone: boolean): PageFile[] | null {
  const pages = new Map(readPages(workspace).map(page => [page.id, page]))
  const { nodes } = treeOf([...pages.values()])
  const wanted = root === null ? null : new Set([root, ...(alone ? [] : subtreeOf(nodes, root))])
  if (root !== null && !nodes.some(node => node.id === root)) return null
  const folders = new Map<PageId | null, { path: string; names: FileNames; count: number }>()
  folders.set(null, { path: '', names: new FileNames(['images']), count: 0 })
  return nodes.flatMap((node: TreeNode): PageFile[] => {
    const page = pages.get(node.id)
    if (page === undefined || (wanted !== null && !wanted.has(node.id))) return []
    const folder = folders.get(node.id === root ? null : node.parentId)
    if (folder === undefined) return []
    const name = folder.names.take(fileNameOf(page.title, 'Untitled'))
    const inside = posix.join(folder.path, name)
    folders.set(node.id, { path: inside, names: new FileNames(), count: 0 })
    return [{ page, path: `${inside}.md`, order: ++folder.count }]
  })
}

function writeFiles(
  source: WikiSource,
  files: readonly PageFile[],
  folder: string,
  onProgress: (done: number, total: number) => void,
): WikiExported {
  const pictures = new Map<string, ImageBlock>()
  const paths = new Map(files.map(file => [file.page.id as string, file.path]))
  mkdirSync(folder, { recursive: true })
  for (const [at, file] of files.entries()) {
    onProgress(at, files.length)
    const doc = source.page(file.page.id)
    const blocks = readContent(doc)
    for (const image of imagesIn(blocks)) pictures.set(image.hash, image)
    const target = join(folder, file.path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, pageText(source.workspace, file, doc, blocks, paths), { flag: 'wx' })
  }
  let missing = 0
  for (const image of pictures.values()) {
    onProgress(files.length, files.length)
    const bytes = source.picture(image.hash)
    if (bytes === null) {
      missing++
      continue
    }
    mkdirSync(join(folder, 'images'), { recursive: true })
    writeFileSync(join(folder, 'images', `${image.hash}.${extensionOf(image.mime)}`), bytes)
  }
  return { pages: files.length, pictures: pictures.size - missing, missingPictures: missing }
}

function imagesIn(blocks: readonly Block[]): ImageBlock[] {
  if (imageHashes(blocks).length === 0) return []
  const images: ImageBlock[] = []
  JSON.parse(JSON.stringify(blocks), (_name, value: { type?: unknown } | null) => {
    if (value?.type === 'image') images.push(value as ImageBlock)
    return value
  })
  return images
}

function pageText(
  workspace: WorkspaceDocument,
  { page, path, order }: PageFile,
  doc: Y.Doc,
  blocks: readonly Block[],
  paths: ReadonlyMap<string, string>,
): string {
  const from = posix.dirname(path)
  const relative = (to: string): string => encodeURI(posix.relative(from, to)).replace(/[()#?]/g, encodeURIComponent) // prettier-ignore
  const top = posix.relative(from, 'images')
  const head = headFields(doc, page.kind, headNames(workspace))
  const { title, id, kind } = page
  const tags = page.tags.flatMap(tag => readRecord(workspace, 'tags', tag)?.name ?? [])
  const template = page.template?.language
  const frontMatter = writeFrontMatter({ title, id, kind, order, template, tags, head })
  const text = writeMarkdown(blocks, {
    addressOf: image => imageAddress(image, top),
    hrefOf: ({ kind: what, target }) => {
      const file = what === 'page' ? paths.get(target) : undefined
      return file === undefined ? null : relative(file)
    },
  })
  return text === '' ? frontMatter : `${frontMatter}\n${text}`
}
