import { byOrder } from '../order'
import type { PageId } from '../ids'
import type { PageDeletion, PagePlace } from './schema'

/** What the tree is made of: of each page, where it stands and whether it is marked as deleted. */
export interface TreePage {
  readonly id: PageId
  readonly place: PagePlace
  readonly deleted: PageDeletion | null
}

/**
 * Why a page does not stand where its place says:
 * - `loop`: two moves that crossed would have put it beneath itself; it is shown at the top;
 * - `parent-deleted`: the page above it is in the trash, and did not take it along (P3);
 * - `arriving`: the page above it is not here yet (D11).
 */
export type Stray = 'loop' | 'parent-deleted' | 'arriving'

/** A page of the tree as it is shown. */
export interface TreeNode {
  readonly id: PageId
  /** The page that it is shown beneath; null at the top, and for strays. */
  readonly parentId: PageId | null
  readonly stray: Stray | null
}

export interface TrashEntry {
  readonly id: PageId
  readonly deletion: PageDeletion
  /** The pages that went along, itself not among them. */
  readonly took: readonly PageId[]
}

export interface PageTree {
  /** Every page that is not in the trash, each parent before its children, siblings in their order. */
  readonly nodes: readonly TreeNode[]
  /** One entry for each deletion, latest first by the clocks of those who deleted (D2: to read only). */
  readonly trash: readonly TrashEntry[]
}

/**
 * The tree of some pages: a pure function of their records, so that every replica that has the same records shows the
 * same tree, in whatever order they came. Nothing is lost: each page is in it once, or goes along with one in the trash.
 */
export function treeOf(pages: readonly TreePage[]): PageTree {
  const byId = new Map(pages.map(page => [page.id, page]))
  const cut = loopCuts(byId)
  const above = (page: TreePage): TreePage | undefined =>
    page.place.parentId === null || cut.has(page.id) ? undefined : byId.get(page.place.parentId)
  const takers = takersOf(pages, above)
  const isShown = (page: TreePage): boolean => page.deleted === null && !takers.has(page.id)
  const children = new Map<PageId | null, TreePage[]>()
  const nodes = new Map<PageId, TreeNode>()
  for (const page of pages) {
    if (!isShown(page)) continue
    const node = nodeOf(page, above(page), cut, isShown)
    nodes.set(page.id, node)
    listUnder(children, node.parentId, page)
  }
  return { nodes: inOrder(children, nodes), trash: trashOf(pages, takers) }
}

/** The pages beneath one, as shown: what deleting it takes along. */
export function subtreeOf(nodes: readonly TreeNode[], id: PageId): PageId[] {
  const inside = new Set([id])
  // Parents come before their children, so one pass is enough.
  for (const node of nodes) if (node.parentId !== null && inside.has(node.parentId)) inside.add(node.id)
  inside.delete(id)
  return [...inside]
}

/** In every loop, the link of the page with the lowest id is cut (P2): ids are the same everywhere, clocks are not. */
function loopCuts(byId: ReadonlyMap<PageId, TreePage>): Set<PageId> {
  const cut = new Set<PageId>()
  const done = new Set<PageId>()
  for (const start of byId.keys()) {
    const path: PageId[] = []
    const onPath = new Set<PageId>()
    let at: PageId | null = start
    while (at !== null && !done.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = byId.get(at)?.place.parentId ?? null
    }
    if (at !== null && onPath.has(at)) {
      const loop = path.slice(path.indexOf(at))
      cut.add(loop.reduce((lowest, id) => (id < lowest ? id : lowest)))
    }
    for (const id of path) done.add(id)
  }
  return cut
}

/**
 * For each page that went along with a deletion: the deleted page nearest above it that named it (P3). Asked of those that
 * named it, not by climbing: another computer may have put ten thousand pages beneath each other.
 */
function takersOf(
  pages: readonly TreePage[],
  above: (page: TreePage) => TreePage | undefined,
): Map<PageId, PageId> {
  const namers = new Map<PageId, PageId[]>()
  for (const { id, deleted } of pages)
    for (const taken of new Set(deleted?.took)) listUnder(namers, taken, id)
  const takers = new Map<PageId, PageId>()
  if (namers.size === 0) return takers
  const spans = spansOf(pages, above)
  for (const { id, deleted } of pages) {
    const span = spans.get(id)
    if (deleted !== null || span === undefined) continue
    let nearest = -1
    for (const namer of namers.get(id) ?? []) {
      const over = spans.get(namer)
      const isAbove = over !== undefined && over.from < span.from && span.to <= over.to
      if (!isAbove || over.from < nearest) continue
      nearest = over.from
      takers.set(id, namer)
    }
  }
  return takers
}

/** When a walk through the tree comes to a page, and when it leaves it: what is beneath it lies between. */
interface Span {
  readonly from: number
  to: number
}

function spansOf(
  pages: readonly TreePage[],
  above: (page: TreePage) => TreePage | undefined,
): Map<PageId, Span> {
  const beneath = new Map<PageId | null, PageId[]>()
  for (const page of pages) listUnder(beneath, above(page)?.id ?? null, page.id)
  const spans = new Map<PageId, Span>()
  const stack = [...(beneath.get(null) ?? [])]
  let step = 0
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    const span = spans.get(id)
    if (span === undefined) {
      spans.set(id, { from: step++, to: step })
      for (const child of beneath.get(id) ?? []) stack.push(child)
    } else {
      span.to = step
      stack.pop()
    }
  }
  return spans
}

function listUnder<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function nodeOf(
  page: TreePage,
  over: TreePage | undefined,
  cut: ReadonlySet<PageId>,
  isShown: (page: TreePage) => boolean,
): TreeNode {
  const { id } = page
  if (cut.has(id)) return { id, parentId: null, stray: 'loop' }
  if (page.place.parentId === null) return { id, parentId: null, stray: null }
  if (over === undefined) return { id, parentId: null, stray: 'arriving' }
  return isShown(over)
    ? { id, parentId: over.id, stray: null }
    : { id, parentId: null, stray: 'parent-deleted' }
}

function inOrder(
  children: ReadonlyMap<PageId | null, TreePage[]>,
  nodes: ReadonlyMap<PageId, TreeNode>,
): TreeNode[] {
  const ordered: TreeNode[] = []
  const compare = (a: TreePage, b: TreePage): number =>
    byOrder({ order: a.place.order, id: a.id }, { order: b.place.order, id: b.id })
  // A stack and not a recursion: another computer may have nested ten thousand deep.
  const stack = [...(children.get(null) ?? [])].sort(compare).reverse()
  for (let page = stack.pop(); page !== undefined; page = stack.pop()) {
    const node = nodes.get(page.id)
    if (node !== undefined) ordered.push(node)
    for (const child of [...(children.get(page.id) ?? [])].sort(compare).reverse()) stack.push(child)
  }
  return ordered
}

function trashOf(pages: readonly TreePage[], takers: ReadonlyMap<PageId, PageId>): TrashEntry[] {
  const took = new Map<PageId, PageId[]>()
  for (const [id, taker] of takers) listUnder(took, taker, id)
  return pages
    .flatMap(({ id, deleted }) =>
      deleted === null ? [] : [{ id, deletion: deleted, took: (took.get(id) ?? []).sort() }],
    ) // prettier-ignore
    .sort((a, b) => b.deletion.at - a.deletion.at || (a.id < b.id ? -1 : 1))
}
