import type { LayeredCollection } from '../documents/collection'
import type { WorkspaceDocument } from '../documents/workspace'
import { boardIdSchema, type BoardId, type DealId } from '../ids'

/** The deal of the same board that a deal was merged into, or itself (D12). */
export function mergedDealOf(deals: LayeredCollection, id: string): DealId {
  return deals.redirects().of(id) as DealId // an id of the same collection
}

/** The board that a deal was moved to last; null for one that stands where it was made. */
export function movedTo({ collections }: WorkspaceDocument, id: string): BoardId | null {
  const parsed = boardIdSchema.safeParse(collections.moves.value(id, 'boardId'))
  return parsed.success ? parsed.data : null
}

/**
 * Whether a deal that this board holds stands on another one. While the other board, or the deal on it, has not arrived, it is shown
 * here (D11): better in its old place than nowhere.
 */
export function standsElsewhere(
  workspace: WorkspaceDocument,
  boardId: string,
  id: string,
  holds: (boardId: BoardId, dealId: string) => boolean,
): boolean {
  const to = movedTo(workspace, id)
  return to !== null && to !== boardId && holds(to, id)
}
