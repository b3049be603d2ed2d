import type { Instruction } from '@atlaskit/pragmatic-drag-and-drop-hitbox/tree-item'
import type { PageId } from '../../../../core/ids'
import { childrenOf, pathTo, type WikiIndex } from '../../../replica/wiki-index'
import { shownParent, type Standing } from './standing'

/** Where a page that is let go over another one comes to stand, by the part of the line that the pointer is on. */
export function standingOf(index: WikiIndex, over: PageId, instruction: Instruction): Standing | null {
  switch (instruction.type) {
    case 'make-child':
      return { parentId: over, after: 'last' }
    case 'reorder-above': {
      const parentId = shownParent(index, over)
      const siblings = childrenOf(index, parentId)
      return { parentId, after: siblings[siblings.findIndex(page => page.id === over) - 1]?.id ?? null }
    }
    case 'reorder-below':
      return { parentId: shownParent(index, over), after: over }
    case 'reparent': {
      // At the foot of a branch, the further left the pointer, the higher up: just below the page of that level.
      const path = [...pathTo(index, over).map(page => page.id), over]
      const beside = path[instruction.desiredLevel]
      return beside === undefined ? null : { parentId: shownParent(index, beside), after: beside }
    }
    case 'instruction-blocked':
      return null
  }
}
