import type { BoardId, DealId } from '../../../core/ids'
import type { Projection } from './projection'

/** Where a deal is. */
export interface OwnDeal {
  readonly id: DealId
  readonly boardId: BoardId
}

/** The deals of these people on every board, without those that were removed. */
export function ownDeals(
  { database }: Pick<Projection, 'database'>,
  personIds: readonly string[],
): OwnDeal[] {
  if (personIds.length === 0) return []
  const sql = `SELECT id, board_id AS boardId FROM deals WHERE owner_id IN (${personIds.map(() => '?').join(', ')}) AND deleted_at IS NULL`
  return database.prepare(sql).all(...personIds) as OwnDeal[]
}
