import type { PageId, TagId } from '../../core/ids'
import { byOrder } from '../../core/order'
import type { PageRow } from '../../electron/contract/page-rows'

/** The pages of the wiki, ready to be looked up: by id, and by the page that each is shown beneath. */
export interface WikiIndex {
  readonly rows: ReadonlyMap<PageId, PageRow>
  /** Children in their order; under null those at the top, strays last. Templates are not among them. */
  readonly children: ReadonlyMap<PageId | null, readonly PageRow[]>
  readonly templates: readonly PageRow[]
  readonly favourites: readonly PageRow[]
  /** How many pages carry a tag. */
  readonly tagged: ReadonlyMap<TagId, number>
}

export const EMPTY_WIKI: WikiIndex = indexWiki([])

export function indexWiki(rows: Iterable<PageRow>): WikiIndex {
  const all = [...rows]
  const byId = new Map(all.map(row => [row.id, row]))
  const children = new Map<PageId | null, PageRow[]>()
  const tagged = new Map<TagId, number>()
  for (const row of all) {
    for (const tag of row.tags) tagged.set(tag, (tagged.get(tag) ?? 0) + 1)
    if (row.template !== null) continue
    const parentId = shownBeneath(row, byId)
    const siblings = children.get(parentId)
    if (siblings === undefined) children.set(parentId, [row])
    else siblings.push(row)
  }
  for (const siblings of children.values()) siblings.sort(inTree)
  return {
    rows: byId,
    children,
    templates: all.filter(row => row.template !== null).sort(byTitle),
    favourites: all.filter(row => row.favourite && row.template === null).sort(byTitle),
    tagged,
  }
}

export function childrenOf(index: WikiIndex, id: PageId | null): readonly PageRow[] {
  return index.children.get(id) ?? []
}

/** How many pages are shown beneath one, at any depth. */
export function countBeneath(index: WikiIndex, id: PageId): number {
  return childrenOf(index, id).reduce((sum, page) => sum + 1 + countBeneath(index, page.id), 0)
}

/** The pages above one, from the top down. */
export function pathTo(index: WikiIndex, id: PageId): readonly PageRow[] {
  const path: PageRow[] = []
  const seen = new Set<PageId>()
  let at = index.rows.get(id)?.parentId ?? null
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    const row = index.rows.get(at)
    if (row === undefined) break
    if (row.template === null) path.unshift(row)
    at = row.parentId
  }
  return path
}

/** A template is shown apart, so what stands beneath one is shown beneath the next page above it that is none. */
function shownBeneath(row: PageRow, byId: ReadonlyMap<PageId, PageRow>): PageId | null {
  let parent = row.parentId === null ? undefined : byId.get(row.parentId)
  while (parent !== undefined && parent.template !== null)
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId)
  return parent?.id ?? null
}

function inTree(a: PageRow, b: PageRow): number {
  const strays = Number(a.stray !== null) - Number(b.stray !== null)
  return strays !== 0 ? strays : byOrder(a, b)
}

function byTitle(a: PageRow, b: PageRow): number {
  return a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1)
}
