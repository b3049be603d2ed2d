import type { BoardId, DealId, StageId } from '../../core/ids'
import type { Stage } from '../../core/workspace/schema'
import { nameKey } from '../../core/workspace/names'
import { notifyFailure } from './notify'
import type { Session } from './session'
import { notifyDone } from './undo-actions'

/** The stage of another board that a deal goes to: the one called alike, else the first of the same kind. */
export function stageThere(stage: Stage | undefined, stages: readonly Stage[]): StageId | null {
  const alike = stages.find(one => stage !== undefined && nameKey(one.name) === nameKey(stage.name))
  const kind = stages.find(one => one.kind === (stage?.kind ?? 'open'))
  return (alike ?? kind ?? stages[0])?.id ?? null
}

/** Moves deals to another board; says so, with *undo* at hand. */
export async function moveToBoard(session: Session, dealIds: readonly DealId[], to: BoardId): Promise<void> {
  const board = session.board.get()
  const directory = session.directory.get()
  const [first] = dealIds
  if (board === null || directory === null || first === undefined) return
  const stages = directory.stagesOf.get(to) ?? []
  const moves = dealIds.flatMap(dealId => {
    const lane = board.rows.row(dealId)?.lane
    const stageId = stageThere(
      (directory.stagesOf.get(board.boardId) ?? []).find(stage => stage.id === lane),
      stages,
    )
    return stageId === null ? [] : [{ dealId, stageId }]
  })
  if (moves.length === 0) return
  const title = board.rows.row(first)?.title ?? ''
  const answer = session.client.command('deal.move-board', { from: board.boardId, to, moves })
  const done = session.undo.record({ what: 'move', count: moves.length, title }, answer)
  const result = await answer
  if (!result.ok) return notifyFailure(session, result.error)
  const name = directory.boards.find(one => one.id === to)?.name ?? ''
  notifyDone(session, session.words.t('exchange.moved', { count: moves.length, title, board: name }), [done])
}
