import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useEffect, type RefObject } from 'react'
import { UNSORTED } from '../../../electron/contract/rows'
import type { DealId } from '../../../core/ids'
import { useSession } from '../../app/session'
import { useBoard } from './board-context'
import { drawDragPreview } from '../../ui/drag-preview'

export const CARD = 'winroom-card'

/** Makes a card one that can be picked up, with those selected beside it, and one that others can be dropped beside. */
export function useCardDrag(
  element: RefObject<HTMLDivElement | null>,
  id: DealId,
  lane: string,
  editing: boolean,
): void {
  const { state, rows, board } = useBoard()
  const { client } = useSession()
  useEffect(() => {
    const card = element.current
    if (card === null || editing) return
    return combine(
      draggable({
        element: card,
        getInitialData: () => ({ type: CARD, id }),
        onGenerateDragPreview: ({ nativeSetDragImage, location }) => {
          const { ids } = state.selection.get()
          if (!ids.has(id)) state.deselect()
          const title = rows.row(id)?.title ?? ''
          const box = card.getBoundingClientRect()
          const { clientX, clientY } = location.initial.input
          setCustomNativeDragPreview({
            nativeSetDragImage,
            getOffset: () => ({ x: Math.min(clientX - box.left, 200), y: Math.min(clientY - box.top, 24) }),
            render: ({ container }) => drawDragPreview(container, title, ids.has(id) ? ids.size : 1),
          })
        },
        onDragStart: () => {
          const { ids } = state.selection.get()
          state.dragging.set(new Set(ids.has(id) ? ids : [id]))
          client.setPresence({ boardId: board.id, dealId: id, doing: 'holding', field: null })
        },
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => source.data['type'] === CARD && lane !== UNSORTED,
        getData: ({ input, element: target }) =>
          attachClosestEdge({ id, lane }, { input, element: target, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, location }) => {
          if (location.current.dropTargets[0]?.element !== card) return
          const edge = extractClosestEdge(self.data)
          if (edge === 'top' || edge === 'bottom') state.land({ kind: 'card', id, edge })
        },
      }),
    )
  }, [element, id, lane, editing, state, rows, client, board.id])
}
