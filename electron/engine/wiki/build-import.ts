import * as Y from 'yjs'
import { editPage } from '../../../core/documents/page'
import type { Origin } from '../../../core/documents/origin'
import { editWorkspace, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { Author } from '../../../core/deal/edit'
import type { PageId, TagId } from '../../../core/ids'
import { isOrderKey, ordersBetween } from '../../../core/order'
import { writeContent } from '../../../core/page/content/write'
import { createPage } from '../../../core/page/edit'
import { seedHead } from '../../../core/page/head-seed'
import { readPages } from '../../../core/page/read'
import { nameKey, tagIdOf } from '../../../core/workspace/names'
import { pageDocument, WORKSPACE_DOCUMENT } from '../documents/names'
import type { LogEntry } from '../store/port'
import { headNames } from './directory'
import { headSeed } from './head-fields'
import type { PlannedPage, WikiPlan } from './import-plan'

/** Records in one transaction: an update must fit into what a relay takes. */
const CHUNK = 200

/**
 * The updates that make an import's pages, to be stored in one commit: the pages' own documents first, and the records that show
 * them last, parents before children. What stands at the top of the plan will stand last beneath `under`.
 */
export function buildWiki(
  plan: WikiPlan,
  workspace: WorkspaceDocument,
  author: Author,
  under: PageId | null,
): LogEntry[] {
  const names = headNames(workspace)
  const documents = plan.pages.map(page => pageEntry(page, names))
  const records: LogEntry[] = []
  const collect = (update: Uint8Array): void => void records.push({ document: WORKSPACE_DOCUMENT, update })
  workspace.doc.on('update', collect)
  try {
    writeRecords(plan, workspace, author, under)
  } finally {
    workspace.doc.off('update', collect)
  }
  return [...documents, ...records]
}

function pageEntry(
  { id, frontMatter, blocks }: PlannedPage,
  names: Parameters<typeof headSeed>[2],
): LogEntry {
  const doc = new Y.Doc()
  const origin: Origin = { from: 'seed' }
  const kind = frontMatter.kind ?? 'note'
  editPage(doc, origin, () => {
    if (frontMatter.head !== undefined) seedHead(doc, kind, headSeed(kind, frontMatter.head, names))
    writeContent(doc, blocks, origin)
  })
  return { document: pageDocument(id), update: Y.encodeStateAsUpdate(doc) }
}

function writeRecords(
  plan: WikiPlan,
  workspace: WorkspaceDocument,
  author: Author,
  under: PageId | null,
): void {
  const origin: Origin = { from: 'seed' }
  const tags = new Map<string, TagId>(readRecords(workspace, 'tags').map(tag => [nameKey(tag.name), tag.id]))
  editWorkspace(workspace, origin, () => {
    for (const name of plan.newTags) {
      const id = tagIdOf(name)
      if (!workspace.collections.tags.has(id)) workspace.collections.tags.create(id, { name, deleted: null })
      tags.set(nameKey(name), id)
    }
  })
  const orders = ordersOf(plan.pages, workspace, under)
  for (let at = 0; at < plan.pages.length; at += CHUNK)
    editWorkspace(workspace, origin, () => {
      for (const page of plan.pages.slice(at, at + CHUNK)) {
        const { id, title, parentId, frontMatter } = page
        const { kind = 'note', template } = frontMatter
        const place = { parentId: parentId ?? under, order: orders.get(id) ?? '' }
        const own = frontMatter.tags.flatMap(tag => tags.get(nameKey(tag)) ?? [])
        createPage(workspace, { id, kind, title, place, tags: own, template: template === undefined ? null : { language: template } }, author) // prettier-ignore
      }
    })
}

/** Below what stands there already; among themselves as they are in the plan. */
function ordersOf(
  pages: readonly PlannedPage[],
  workspace: WorkspaceDocument,
  under: PageId | null,
): Map<PageId, string> {
  const siblings = new Map<PageId | null, PageId[]>()
  for (const page of pages) siblings.set(page.parentId, [...(siblings.get(page.parentId) ?? []), page.id])
  const last = readPages(workspace).filter(page => page.place.parentId === under).map(page => page.place.order).filter(isOrderKey).sort().at(-1) // prettier-ignore
  const orders = new Map<PageId, string>()
  for (const [parent, ids] of siblings) {
    const keys = ordersBetween(parent === null && last ? last : null, null, ids.length)
    ids.forEach((id, at) => orders.set(id, keys[at] ?? ''))
  }
  return orders
}
