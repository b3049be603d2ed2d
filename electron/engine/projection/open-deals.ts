import type { AccountId, BoardId, DealId, PersonId, StageId } from '../../../core/ids'
import type { Projection } from './projection'

/** An open deal, as far as it is called by something. */
export interface OpenDeal {
  readonly id: DealId
  readonly boardId: BoardId
  readonly title: string
  readonly accountId: AccountId | null
  readonly ownerId: PersonId | null
  readonly stageId: StageId
}

/** Every deal that stands in one of these stages and is not removed. */
export function openDeals(
  { database }: Pick<Projection, 'database'>,
  stageIds: readonly StageId[],
): OpenDeal[] {
  if (stageIds.length === 0) return []
  const sql = `SELECT d.id, d.board_id AS boardId, d.title, d.account_id AS accountId, d.owner_id AS ownerId, d.stage_id AS stageId
    FROM deals d JOIN stages s ON s.id = d.stage_id AND s.board_id = d.board_id
    WHERE d.deleted_at IS NULL AND d.stage_id IN (${stageIds.map(() => '?').join(', ')})`
  return database.prepare(sql).all(...stageIds) as OpenDeal[]
}
