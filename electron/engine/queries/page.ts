import type { PageId } from '../../../core/ids'
import { readFavourites, readPage, readPages, readTree } from '../../../core/page/read'
import { treeOf } from '../../../core/page/tree'
import type { MentionKind, MentionRow, PageFacts, PageTrashRow } from '../../contract/page-rows'
import { noFacts } from '../projection/page-facts'
import { pageRow } from '../projection/wiki-rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

export function pageMentions(_workspace: OpenWorkspace, _kind: MentionKind, _id: string): MentionRow[] {
  return []
}

export function pageTrash({ document }: OpenWorkspace): PageTrashRow[] {
  return treeOf(readPages(document)).trash.flatMap(({ id, deletion, took }) => {
    const page = readPage(document, id)
    if (page === null) return []
    const { kind, title } = page
    return [{ id, kind, title, at: deletion.at, by: deletion.by, took: took.length }]
  })
}

export function pageFacts({ document, member }: OpenWorkspace, pageId: PageId): PageFacts | null {
  const page = readPage(document, pageId)
  if (page === null) return null
  const node = readTree(document).nodes.find(each => each.id === pageId)
  const row = pageRow(
    page,
    node ?? { parentId: page.place.parentId, stray: null },
    readFavourites(document, member.id),
    noFacts,
  )
  return { row, inTrash: node === undefined, mentions: [] }
}
