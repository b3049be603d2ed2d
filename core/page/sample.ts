import type { Author } from '../deal/edit'
import type { WorkspaceDocument } from '../documents/workspace'
import type { BoardId } from '../ids'
import { readPage, readPages } from './read'
import type { PageDeletion } from './schema'
import { subtreeOf, type PageTree } from './tree'

/**
 * Takes the sample's pages away with their board, as one where they stand beneath each other. Pages that people put among
 * them are not theirs, and stay (P3).
 */
export function deleteSamplePages(
  workspace: WorkspaceDocument,
  tree: PageTree,
  boardId: BoardId,
  author: Author,
): void {
  const isSample = (id: string | null): boolean => id !== null && readPage(workspace, id)?.sample === boardId
  for (const { id, parentId } of tree.nodes) {
    if (!isSample(id) || isSample(parentId)) continue
    const took = subtreeOf(tree.nodes, id).filter(isSample)
    const mark = { at: author.at, by: author.by, took } satisfies PageDeletion
    workspace.collections.pages.edit(id, 'deleted', mark)
  }
}

/** Brings back the sample's pages that went with their board; those that somebody had deleted before stay in the trash. */
export function restoreSamplePages(workspace: WorkspaceDocument, boardId: BoardId, takenAt: number): void {
  for (const { id, sample, deleted } of readPages(workspace))
    if (sample === boardId && deleted !== null && deleted.at >= takenAt)
      workspace.collections.pages.edit(id, 'deleted', null)
}
