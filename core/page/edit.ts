import type { Author } from '../deal/edit'
import type { WorkspaceDocument } from '../documents/workspace'
import type { BoardId, PageId, TagId } from '../ids'
import { byOrder, orderBetween, type OrderKey } from '../order'
import { readPage } from './read'
import { tagField, type Language, type PageDeletion, type PageKind, type PagePlace } from './schema'
import { subtreeOf, type PageTree } from './tree'

/** Edits of pages' records. Each is called inside `editWorkspace`, and each can be repeated without effect. */
export interface NewPage {
  readonly id: PageId
  readonly kind: PageKind
  readonly title: string
  readonly place: PagePlace
  readonly tags?: readonly TagId[]
  readonly template?: { readonly language: Language } | null
  readonly sample?: BoardId | null
}

export function createPage(workspace: WorkspaceDocument, page: NewPage, author: Author): void {
  const { id, tags = [], template = null, sample = null, ...fields } = page
  workspace.collections.pages.create(id, {
    ...fields,
    ...Object.fromEntries(tags.map(tag => [tagField(tag), true])),
    template,
    sample,
    createdAt: author.at,
    createdBy: author.by,
  })
}

/** Marks a page as deleted, and in the same mark the pages beneath it that go along (P3). */
export function deletePage(
  workspace: WorkspaceDocument,
  tree: PageTree,
  id: PageId,
  author: Author,
): boolean {
  if (readPage(workspace, id)?.deleted !== null) return false
  const mark = { at: author.at, by: author.by, took: subtreeOf(tree.nodes, id) } satisfies PageDeletion
  return workspace.collections.pages.edit(id, 'deleted', mark)
}

export function restorePage(workspace: WorkspaceDocument, id: PageId): boolean {
  if ((readPage(workspace, id)?.deleted ?? null) === null) return false
  return workspace.collections.pages.edit(id, 'deleted', null)
}

/** Whether a page may be put there: not beneath itself, and not beneath what is not shown. */
export function canStand(tree: PageTree, id: PageId, parentId: PageId | null): boolean {
  if (parentId === null) return true
  if (parentId === id || !tree.nodes.some(node => node.id === parentId)) return false
  return !subtreeOf(tree.nodes, id).includes(parentId)
}

/** The order key just below the page `after` among the pages shown beneath `parentId`; first when null, `last` at the end. */
export function orderBeneath(
  workspace: WorkspaceDocument,
  tree: PageTree,
  moving: PageId,
  parentId: PageId | null,
  after: PageId | 'last' | null,
): OrderKey {
  const siblings = tree.nodes
    .filter(node => node.parentId === parentId && node.stray === null && node.id !== moving)
    .flatMap(node => readPage(workspace, node.id) ?? [])
    .map(page => ({ id: page.id, order: page.place.order }))
    .sort(byOrder)
  const above = (after === 'last' ? siblings.at(-1) : siblings.find(each => each.id === after))?.order ?? ''
  const below = siblings.find(each => each.order > above)?.order ?? null
  return orderBetween(above === '' ? null : above, below)
}
