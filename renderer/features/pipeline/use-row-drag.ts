import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { drawDragPreview } from '../../ui/drag-preview'

export type Edge = 'top' | 'bottom'

export interface SortableItem {
  readonly id: string
  readonly name: string
}

/** Makes a line of a list one that is picked up by its handle, and one that others of the same list are dropped above or below. */
export function useRowDrag(
  row: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  list: string,
  { id, name }: SortableItem,
  onDrop: (heldId: string, edge: Edge) => void,
): { readonly edge: Edge | null; readonly isHeld: boolean } {
  const [edge, setEdge] = useState<Edge | null>(null)
  const [isHeld, hold] = useState(false)
  const drop = useEffectEvent(onDrop)
  useEffect(() => {
    const [element, dragHandle] = [row.current, handle.current]
    if (element === null || dragHandle === null) return
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ type: list, id }),
        onGenerateDragPreview: ({ nativeSetDragImage }) =>
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => drawDragPreview(container, name, 1),
          }),
        onDragStart: () => hold(true),
        onDrop: () => hold(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['type'] === list && source.data['id'] !== id,
        getData: ({ input, element: target }) =>
          attachClosestEdge({ id }, { input, element: target, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(edgeOf(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ self, source }) => {
          setEdge(null)
          const held = source.data['id']
          if (typeof held === 'string') drop(held, edgeOf(self.data))
        },
      }),
    )
  }, [row, handle, list, id, name])
  return { edge, isHeld }
}

function edgeOf(data: Record<string | symbol, unknown>): Edge {
  return extractClosestEdge(data) === 'top' ? 'top' : 'bottom'
}
