import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import {
  attachInstruction,
  extractInstruction,
  type ItemMode,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/tree-item'
import { useEffect, type RefObject } from 'react'
import type { PageId } from '../../../../core/ids'
import { movePage, titleOf } from '../../../app/page-actions'
import { useSession, type Session } from '../../../app/session'
import { pathTo } from '../../../replica/wiki-index'
import { drawDragPreview } from '../../../ui/drag-preview'
import { TREE_INDENT } from '../../../ui/tokens'
import { standingOf } from './drop-standing'
import { canStandAt } from './standing'
import type { TreeRow } from './tree-rows'
import type { TreeState } from './tree-state'

const PAGE = 'winroom-page'
/** A folded page that is held over for this long unfolds, so that one can drop further in. */
const UNFOLD_AFTER = 600

/** Makes a line one that can be picked up, and one that others can be dropped above, below or into. */
export function useLineDrag(element: RefObject<HTMLDivElement | null>, row: TreeRow, tree: TreeState): void {
  const session = useSession()
  const { page, level, expanded, children, position, of } = row
  const { id } = page
  useEffect(() => {
    const line = element.current
    if (line === null) return
    const mode: ItemMode = expanded ? 'expanded' : position === of ? 'last-in-group' : 'standard'
    let unfolding: ReturnType<typeof setTimeout> | undefined
    const leave = () => {
      clearTimeout(unfolding)
      unfolding = undefined
    }
    return combine(
      leave,
      draggable({
        element: line,
        getInitialData: () => ({ type: PAGE, id }),
        onGenerateDragPreview: ({ nativeSetDragImage }) =>
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => drawDragPreview(container, titleOf(session, id), 1),
          }),
        onDragStart: () => tree.dragging.set(id),
      }),
      dropTargetForElements({
        element: line,
        canDrop: ({ source }) => source.data['type'] === PAGE && !isWithin(session, id, source.data['id']),
        getData: ({ input, element: target }) =>
          attachInstruction(
            { id },
            { input, element: target, currentLevel: level - 1, indentPerLevel: TREE_INDENT, mode },
          ),
        onDrag: ({ self }) => {
          const instruction = extractInstruction(self.data)
          tree.land(instruction === null ? null : { id, instruction })
          if (instruction?.type !== 'make-child' || children === 0 || expanded) return leave()
          unfolding ??= setTimeout(() => tree.unfold([id]), UNFOLD_AFTER)
        },
        onDragLeave: () => {
          leave()
          if (tree.landing.get()?.id === id) tree.land(null)
        },
        onDrop: leave,
      }),
    )
  }, [element, id, level, expanded, children, position, of, session, tree])
}

/** Puts what is let go where it was let go; the tree scrolls while something is held near its ends. */
export function useTreeDrop(scroller: RefObject<HTMLDivElement | null>, tree: TreeState): void {
  const session = useSession()
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    return combine(
      autoScrollForElements({ element, canScroll: ({ source }) => source.data['type'] === PAGE }),
      monitorForElements({
        canMonitor: ({ source }) => source.data['type'] === PAGE,
        onDrop: ({ source, location }) => {
          tree.dragging.set(null)
          tree.land(null)
          const target = location.current.dropTargets[0]?.data
          const instruction = target === undefined ? null : extractInstruction(target)
          if (target === undefined || instruction === null) return
          const moved = source.data['id'] as PageId
          const index = session.wiki.index.get()
          const standing = standingOf(index, target['id'] as PageId, instruction)
          if (standing === null || !canStandAt(index, moved, standing)) return
          void movePage(session, moved, standing)
          if (standing.parentId !== null) tree.unfold([standing.parentId])
          tree.focus(moved)
        },
      }),
    )
  }, [scroller, session, tree])
}

/** A page is not dropped on itself, nor beneath itself. */
function isWithin({ wiki }: Session, id: PageId, held: unknown): boolean {
  return id === held || pathTo(wiki.index.get(), id).some(page => page.id === held)
}
