import { moveDeal, type Author } from '../deal/edit'
import { readDeal } from '../deal/read'
import type { BoardDocument } from '../documents/board'
import { readRecords, type WorkspaceDocument } from '../documents/workspace'
import { derivedId, type BoardId, type DealId, type StageId } from '../ids'
import { byOrder, ordersBetween } from '../order'
import type { Stage } from './schema'

/** The stages of a board, left to right. The same on every replica that knows the same (D3). */
export function stagesOfBoard(workspace: WorkspaceDocument, boardId: BoardId): Stage[] {
  return readRecords(workspace, 'stages')
    .filter(stage => stage.boardId === boardId && stage.deleted === null)
    .sort(byOrder)
}

/** The stage that a deal is shown in; null is *unsorted*: its stage is gone, has not arrived, or is another board's (D6, D11). */
export function stageOfDeal(board: BoardDocument, dealId: string, stages: readonly Stage[]): Stage | null {
  const stageId = readDeal(board.deals, dealId)?.place?.stageId
  return stages.find(stage => stage.id === stageId) ?? null
}

/** A move of one deal out of a stage that is taken away. */
export interface Emptying {
  readonly dealId: DealId
  readonly to: { readonly stageId: StageId; readonly order: string }
}

/** Where the deals of a stage go, in the order that they stand in: to the end of another lane, after `last`. */
export function emptyInto(
  dealIds: readonly DealId[],
  stageId: StageId,
  last: string | null,
): readonly Emptying[] {
  const orders = ordersBetween(last, null, dealIds.length)
  return dealIds.map((dealId, at) => ({ dealId, to: { stageId, order: orders[at] ?? '' } }))
}

/**
 * Moves deals out of a stage, each by a change of its own, whose id comes of the command's: sent again, it is the same change (C1).
 * A deal that somebody has moved elsewhere meanwhile is left where they put it. Gives the deals that were moved.
 */
export function emptyStage(
  board: BoardDocument,
  from: StageId,
  moves: readonly Emptying[],
  seed: string,
  author: Author,
): DealId[] {
  return moves.flatMap(({ dealId, to }) => {
    if (readDeal(board.deals, dealId)?.place?.stageId !== from) return []
    return moveDeal(board, dealId, to, derivedId('change', seed, dealId), author) ? [dealId] : []
  })
}
