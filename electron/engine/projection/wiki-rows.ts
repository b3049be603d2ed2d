import type { WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { readFavourites, readPages, type Page } from '../../../core/page/read'
import { treeOf, type TreeNode } from '../../../core/page/tree'
import type { PageRow } from '../../contract/page-rows'
import { noFacts, type PageFacts } from './page-facts'

/** Rows of the tree, in its order: what the workspace says of each page, and what was found in its document. */
export function wikiRows(
  workspace: WorkspaceDocument,
  memberId: string,
  factsOf: (id: PageId) => PageFacts | null,
): PageRow[] {
  const pages = readPages(workspace)
  const byId = new Map(pages.map(page => [page.id, page]))
  const favourites = readFavourites(workspace, memberId)
  return treeOf(pages).nodes.flatMap(node => {
    const page = byId.get(node.id)
    return page === undefined ? [] : [pageRow(page, node, favourites, factsOf(page.id) ?? noFacts)]
  })
}

export function pageRow(
  page: Page,
  node: Pick<TreeNode, 'parentId' | 'stray'>,
  favourites: ReadonlySet<PageId>,
  facts: PageFacts,
): PageRow {
  const { id, kind, title, tags, template, sample, createdAt, createdBy } = page
  return {
    id,
    kind,
    title,
    parentId: node.parentId,
    order: page.place.order,
    stray: node.stray,
    tags: [...tags],
    favourite: favourites.has(id),
    template,
    sample,
    createdAt,
    createdBy,
    updatedAt: facts.updatedAt ?? createdAt,
    updatedBy: facts.updatedAt === null ? createdBy : facts.updatedBy,
    words: facts.words,
    checks: facts.checks,
    state: facts.state,
  }
}
