import { posix } from 'node:path'
import type { Block, ImageBlock } from '../../../core/page/content/blocks'
import { textOf } from '../../../core/page/content/text'
import type { FileTrouble } from '../../contract/wiki-files'
import { readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import { randomId, type PageId } from '../../../core/ids'
import { MAX_TITLE } from '../../../core/page/schema'
import { nameKey } from '../../../core/workspace/names'
import { exportedImage } from '../markdown/image-address'
import { readMarkdown } from '../markdown/read-markdown'
import { readFrontMatter, type FrontMatter } from './front-matter'
import { pathIn, type FoundPicture, type FoundText, type SourceFolder } from './read-folder'

/** One page that an import makes. */
export interface PlannedPage {
  readonly id: PageId
  readonly path: string
  readonly parentId: PageId | null
  readonly title: string
  readonly frontMatter: FrontMatter
  readonly blocks: readonly Block[]
}

export interface WikiPlan {
  /** Parents before their children, neighbours in their order. */
  readonly pages: readonly PlannedPage[]
  readonly pictures: readonly FoundPicture[]
  readonly newTags: readonly string[]
  readonly links: number
  readonly troubles: readonly FileTrouble[]
}

export interface PlanOptions {
  /** Called before each file, with its path. */
  readonly onProgress?: (done: number, total: number, path?: string) => void
  /** Files that are not read: it was tried, and took too long. */
  readonly slow?: ReadonlySet<string>
}

const EMPTY: FrontMatter = { tags: [] }
/** What stands for its folder. */
const INDEX = /(?:^|\/)(?:readme|index)\.[a-z]+$/i

/** What a folder of files would become: nothing is written. Files that can't be read are among the troubles, and not in it. */
export function planWiki(
  source: SourceFolder,
  workspace: WorkspaceDocument,
  { onProgress = () => undefined, slow = new Set() }: PlanOptions = {},
): WikiPlan {
  const places = placesOf(source)
  const troubles = [...source.troubles]
  const pictures = new Map<string, FoundPicture>()
  let links = 0
  const read = (text: FoundText): { blocks: Block[]; frontMatter: FrontMatter } | null => {
    const parsed = readMarkdown(text.text, {
      image: (url, words) => imageAt(source, text.path, url, words, pictures, troubles),
      link: url => {
        const file = pathIn(url)
        const target = file === null ? undefined : places.byPath.get(posix.normalize(posix.join(posix.dirname(text.path), file))) // prettier-ignore
        const own = /^winroom:\/\/page\/([A-Za-z0-9_-]+)$/.exec(url)?.[1]
        const id = target ?? (own === undefined ? undefined : places.byOldId.get(own))
        if (id !== undefined) links++
        return id === undefined ? null : `winroom://page/${id}`
      },
    })
    if (!parsed.ok) {
      troubles.push({ code: parsed.error, path: text.path })
      return null
    }
    return { blocks: parsed.value.blocks, frontMatter: places.frontMatter.get(text.path) ?? EMPTY }
  }
  const pages = places.all.flatMap((place, at): PlannedPage[] => {
    const path = place.text?.path
    onProgress(at, places.all.length, path)
    if (path !== undefined && slow.has(path)) {
      troubles.push({ code: 'too-slow', path })
      return []
    }
    const content = place.text === null ? { blocks: [], frontMatter: EMPTY } : read(place.text)
    if (content === null) return []
    const { title, blocks } = titled(content.frontMatter, content.blocks, place.name)
    return [{ id: place.id, path: place.path, parentId: place.parentId, title, frontMatter: content.frontMatter, blocks }] // prettier-ignore
  })
  return { pages: inOrder(pages), pictures: [...pictures.values()], newTags: newTagsOf(pages, workspace), links, troubles } // prettier-ignore
}

interface Place {
  readonly id: PageId
  readonly path: string
  readonly name: string
  readonly parentId: PageId | null
  readonly text: FoundText | null
}
interface Places {
  readonly all: readonly Place[]
  readonly byPath: ReadonlyMap<string, PageId>
  readonly byOldId: ReadonlyMap<string, PageId>
  readonly frontMatter: ReadonlyMap<string, FrontMatter>
}

/** A file is a page; a folder is the file of its name beside it, or its README, or a page without text. */
function placesOf(source: SourceFolder): Places {
  const stem = (path: string): string => path.replace(/\.[^./]+$/, '')
  const folderText = new Map<string, FoundText>()
  for (const text of source.texts)
    if (source.folders.includes(stem(text.path))) folderText.set(stem(text.path), text)
  for (const text of source.texts) {
    const folder = posix.dirname(text.path)
    if (INDEX.test(text.path) && folder !== '.' && !folderText.has(folder)) folderText.set(folder, text)
  }
  const folderIds = new Map(source.folders.map(folder => [folder, randomId<PageId>()]))
  const parentOf = (path: string): PageId | null => folderIds.get(posix.dirname(path)) ?? null
  const used = new Set(folderText.values())
  const folders = source.folders.map((path): Place => ({ id: folderIds.get(path) ?? randomId(), path, name: posix.basename(path), parentId: parentOf(path), text: folderText.get(path) ?? null })) // prettier-ignore
  const files = source.texts.filter(text => !used.has(text)).map((text): Place => ({ id: randomId(), path: text.path, name: posix.basename(stem(text.path)), parentId: parentOf(text.path), text })) // prettier-ignore
  const all = [...folders, ...files]
  const frontMatter = new Map(source.texts.flatMap(({ path, text }) => {
    const yaml = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1]
    const fields = yaml === undefined ? null : readFrontMatter(yaml)
    return fields === null ? [] : [[path, fields] as const]
  })) // prettier-ignore
  const withText = all.flatMap(place =>
    place.text === null ? [] : [{ id: place.id, path: place.text.path }],
  )
  const byOldId = withText.flatMap(({ id, path }) => {
    const old = frontMatter.get(path)?.id
    return old === undefined ? [] : [[old, id] as const]
  })
  return { all, byPath: new Map(withText.map(({ id, path }) => [path, id])), byOldId: new Map(byOldId), frontMatter } // prettier-ignore
}

function imageAt(
  source: SourceFolder,
  from: string,
  url: string,
  words: { readonly alt: string; readonly caption: string },
  pictures: Map<string, FoundPicture>,
  troubles: FileTrouble[],
): ImageBlock | null {
  const found = source.picture(from, url)
  const exported = exportedImage(url, words)
  // A picture of an export whose bytes did not come along may still be on its way to this workspace.
  if (found === null) return exported
  if ('code' in found) {
    troubles.push(found)
    return null
  }
  pictures.set(found.hash, found)
  const { width = 0, height = 0, shown } = exported ?? {}
  return {
    type: 'image',
    hash: found.hash,
    mime: found.mime,
    alt: words.alt.slice(0, 2_000),
    caption: words.caption.slice(0, 2_000),
    width,
    height,
    ...(shown !== undefined && { shown }),
  }
}

/** A title: the file's own word, else its first heading, which then is no heading any more, else its name. */
function titled(
  frontMatter: FrontMatter,
  blocks: readonly Block[],
  name: string,
): { title: string; blocks: readonly Block[] } {
  if (frontMatter.title !== undefined) return { title: frontMatter.title, blocks }
  const [first, ...rest] = blocks
  const heading = first?.type === 'heading' && first.level === 1 ? textOf(first.inlines).replace(/\s+/g, ' ').trim() : '' // prettier-ignore
  if (heading === '') return { title: name.slice(0, MAX_TITLE), blocks }
  return { title: heading.slice(0, MAX_TITLE), blocks: rest }
}

function inOrder(pages: readonly PlannedPage[]): PlannedPage[] {
  const known = new Set(pages.map(page => page.id))
  const children = new Map<PageId | null, PlannedPage[]>()
  for (const page of pages) {
    // What stood beneath a file that can't be read stands at the top.
    const parent = page.parentId !== null && known.has(page.parentId) ? page.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), { ...page, parentId: parent }])
  }
  const below = (parent: PageId | null): PlannedPage[] =>
    (children.get(parent) ?? []).sort(byPlace).flatMap(page => [page, ...below(page.id)])
  return below(null)
}

function byPlace(a: PlannedPage, b: PlannedPage): number {
  const order = (a.frontMatter.order ?? Infinity) - (b.frontMatter.order ?? Infinity)
  if (order !== 0 && !Number.isNaN(order)) return order
  return a.path.localeCompare(b.path, 'en', { numeric: true })
}

function newTagsOf(pages: readonly PlannedPage[], workspace: WorkspaceDocument): string[] {
  const known = new Set(readRecords(workspace, 'tags').map(tag => nameKey(tag.name)))
  const tags = new Map(pages.flatMap(page => page.frontMatter.tags.map(tag => [nameKey(tag), tag] as const)))
  return [...tags].flatMap(([key, tag]) => (key === '' || known.has(key) ? [] : [tag]))
}
