import type { PageId } from '../../../core/ids'
import type { MentionKind } from '../../../core/page/mention-kinds'
import type { MentionRow, PageFacts, PageTrashRow } from '../../contract/page-rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The pages that mention something, in the order of the tree; those in the trash are left out. */
export function pageMentions(workspace: OpenWorkspace, kind: MentionKind, id: string): MentionRow[] {
  const rows = new Map(workspace.pageTables.mentionsOf(kind, id).map(row => [row.pageId, row]))
  return workspace.wiki.tree().nodes.flatMap(node => rows.get(node.id) ?? [])
}

export function pageTrash({ wiki }: OpenWorkspace): PageTrashRow[] {
  return wiki.tree().trash.flatMap(({ id, deletion, took }) => {
    const page = wiki.pages().get(id)
    if (page === undefined) return []
    const { kind, title } = page
    return [{ id, kind, title, at: deletion.at, by: deletion.by, took: took.length }]
  })
}

export function pageFacts({ wiki, pageTables }: OpenWorkspace, pageId: PageId): PageFacts | null {
  const found = wiki.row(pageId)
  return found === null ? null : { ...found, mentions: pageTables.mentionsIn(pageId) }
}
