import type { PageId, TagId } from '../../../../core/ids'
import { nameKey } from '../../../../core/workspace/names'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { childrenOf, pathTo, type WikiIndex } from '../../../replica/wiki-index'

/** A page as a line of the tree. `position` and `of` are among its siblings, for those who hear the tree. */
export interface TreeRow {
  readonly page: PageRow
  /** 1 at the top. */
  readonly level: number
  readonly position: number
  readonly of: number
  readonly parentId: PageId | null
  readonly children: number
  readonly expanded: boolean
}

export interface TreeFilter {
  readonly text: string
  readonly tagId: TagId | null
}
export const NO_TREE_FILTER: TreeFilter = { text: '', tagId: null }

/** The lines of the tree as it is unfolded; through a filter, what it finds with the pages above it. */
export function treeRows(index: WikiIndex, expanded: ReadonlySet<PageId>, filter: TreeFilter): TreeRow[] {
  const found = isFiltering(filter) ? withPagesAbove(index, filter) : null
  const rows: TreeRow[] = []
  const walk = (parentId: PageId | null, level: number): void => {
    const shown = childrenOf(index, parentId).filter(page => found === null || found.has(page.id))
    shown.forEach((page, i) => {
      const children = childrenOf(index, page.id).filter(child => found === null || found.has(child.id))
      const open = children.length > 0 && (found !== null || expanded.has(page.id))
      rows.push({ page, level, position: i + 1, of: shown.length, parentId, children: children.length, expanded: open }) // prettier-ignore
      if (open) walk(page.id, level + 1)
    })
  }
  walk(null, 1)
  return rows
}

export function isFiltering({ text, tagId }: TreeFilter): boolean {
  return text.trim() !== '' || tagId !== null
}

/** Whether a page is what the filter asks for: each word in its title, and the tag on it. */
export function matches(page: PageRow, { text, tagId }: TreeFilter): boolean {
  if (tagId !== null && !page.tags.includes(tagId)) return false
  const title = nameKey(page.title)
  return nameKey(text)
    .split(' ')
    .every(word => title.includes(word))
}

function withPagesAbove(index: WikiIndex, filter: TreeFilter): Set<PageId> {
  const found = new Set<PageId>()
  for (const page of index.rows.values()) {
    if (page.template !== null || !matches(page, filter)) continue
    found.add(page.id)
    for (const above of pathTo(index, page.id)) found.add(above.id)
  }
  return found
}
