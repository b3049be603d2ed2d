import { lateEdits, type LateEdit } from '../../../core/deal/late'
import { movedTo } from '../../../core/deal/standing'
import type { BoardDocument } from '../../../core/documents/board'
import type { BoardId, DealId } from '../../../core/ids'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The other boards that may hold a copy of a deal; none for one that was never moved. */
export function leftBoards(workspace: OpenWorkspace, boardId: BoardId, dealId: DealId): BoardId[] {
  return movedTo(workspace.document, dealId) === boardId
    ? workspace.boardIds().filter(other => other !== boardId)
    : []
}

/** What was written to a deal on a board that it had left, and nobody has answered. */
export function lateEditsOf(workspace: OpenWorkspace, boardId: BoardId, dealId: DealId): LateEdit[] {
  const here = workspace.board(boardId)
  const others = leftBoards(workspace, boardId, dealId).map((other): readonly [BoardId, BoardDocument] => [
    other,
    workspace.board(other),
  ])
  return lateEdits(here.deals, dealId, others, here.records)
}
