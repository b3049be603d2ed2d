import type { WorkspaceDocument } from '../documents/workspace'
import type { PageId, TagId } from '../ids'
import { favouritesIn, pageSchema, tagsIn, type PageRecord } from './schema'
import { treeOf, type PageTree } from './tree'

/** A page's record with the set of its tags. */
export interface Page extends PageRecord {
  readonly tags: readonly TagId[]
}

/** One page's record; null when it is not here (yet). What this version can't read of it is shown empty (D9). */
export function readPage(workspace: WorkspaceDocument, id: string): Page | null {
  const record = workspace.collections.pages.read(id)
  if (record === null) return null
  const page = pageSchema.parse({ ...record.fields, id })
  // A tag that was removed is kept on the page, unseen: restoring it shows it again.
  return { ...page, tags: tagsIn(record.fields).sort() }
}

export function readPages(workspace: WorkspaceDocument): Page[] {
  return workspace.collections.pages.ids().flatMap(id => readPage(workspace, id) ?? [])
}

export function readTree(workspace: WorkspaceDocument): PageTree {
  return treeOf(readPages(workspace))
}

/** The pages that a member keeps at hand. */
export function readFavourites(workspace: WorkspaceDocument, memberId: string): ReadonlySet<PageId> {
  const fields = workspace.collections.members.read(memberId)?.fields ?? {}
  return new Set(favouritesIn(fields) as PageId[])
}
