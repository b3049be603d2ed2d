import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useEffect, type RefObject } from 'react'
import type { DealId, StageId } from '../../../core/ids'
import { moveDeals } from '../../app/deal-actions'
import { useSession, type Session } from '../../app/session'
import type { BoardScope } from './board-context'
import { above, inBoardOrder } from './neighbours'
import { CARD } from './use-card-drag'

/** Moves the cards that were dragged to where they are dropped; the board scrolls sideways while they are held near its ends. */
export function useDrop(scroller: RefObject<HTMLDivElement | null>, scope: BoardScope): void {
  const session = useSession()
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    return combine(
      autoScrollForElements({ element, canScroll: ({ source }) => source.data['type'] === CARD }),
      monitorForElements({
        canMonitor: ({ source }) => source.data['type'] === CARD,
        // Here and not on the card: somebody else may have moved it while it was held, and its element is another then.
        onDrop: ({ source, location }) => {
          scope.state.dragging.set(new Set())
          scope.state.land(null)
          session.client.setPresence({ boardId: scope.board.id, dealId: null, doing: 'viewing', field: null })
          const target = location.current.dropTargets[0]?.data
          if (target === undefined) return
          const over = typeof target['id'] === 'string' ? (target['id'] as DealId) : null
          drop(
            session,
            scope,
            source.data['id'] as DealId,
            String(target['lane']),
            over,
            extractClosestEdge(target) === 'top',
          )
        },
      }),
    )
  }, [scroller, scope, session])
}

function drop(
  session: Session,
  { rows, state, lanes }: BoardScope,
  id: DealId,
  lane: string,
  over: DealId | null,
  onTop: boolean,
): void {
  const { ids } = state.selection.get()
  const moved = ids.has(id) ? inBoardOrder(rows, lanes, ids) : [id]
  const group = new Set(moved)
  const index = over === null ? rows.lane(lane).length : rows.indexOf(over) + (onTop ? 0 : 1)
  const after = above(rows, lane, index, group)
  if (
    moved.length === 1 &&
    staysPut(rows.row(id)?.lane, lane, rows.lane(lane)[rows.indexOf(id) - 1]?.id ?? null, after)
  )
    return
  void moveDeals(session, moved, lane as StageId, after)
  state.focus(id)
}

function staysPut(from: string | undefined, to: string, above: DealId | null, after: DealId | null): boolean {
  return from === to && above === after
}
