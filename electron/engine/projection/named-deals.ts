import type { DealId } from '../../../core/ids'
import type { NamedDeal } from '../../contract/rows'
import { anyCard } from './board-query'
import type { Projection } from './projection'

/** The deals of these ids on whatever board they are; of one that stands on two, the one that is not removed. */
export function namedDeals({ database }: Pick<Projection, 'database'>, ids: readonly DealId[]): NamedDeal[] {
  const boards = database.prepare(
    'SELECT board_id AS boardId, deleted_at IS NOT NULL AS deleted FROM deals WHERE id = ? ORDER BY deleted_at IS NOT NULL, board_id LIMIT 1',
  )
  return ids.flatMap(id => {
    const found = boards.get(id) as { boardId: NamedDeal['boardId']; deleted: number } | undefined
    const card = found === undefined ? null : anyCard(database, found.boardId, id)
    return found === undefined || card === null
      ? []
      : [{ boardId: found.boardId, card, deleted: found.deleted === 1 }]
  })
}
