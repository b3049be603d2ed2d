import type { PageId } from '../../../../core/ids'
import { childrenOf, pathTo, type WikiIndex } from '../../../replica/wiki-index'

/** Where a page is put: beneath a page, or at the top; just below a sibling, first (null) or last. */
export interface Standing {
  readonly parentId: PageId | null
  readonly after: PageId | 'last' | null
}

export type TreeMove = 'up' | 'down' | 'in' | 'out'

/**
 * Where a step by keyboard takes a page, or null where there is no such step: up and down among its siblings, in beneath
 * the one above it, out to just below the page that it is beneath.
 */
export function stepOf(index: WikiIndex, id: PageId, move: TreeMove): Standing | null {
  const parentId = shownParent(index, id)
  const siblings = childrenOf(index, parentId)
  const at = siblings.findIndex(page => page.id === id)
  const previous = siblings[at - 1]
  switch (move) {
    case 'up':
      return previous === undefined ? null : { parentId, after: siblings[at - 2]?.id ?? null }
    case 'down': {
      const next = siblings[at + 1]
      return next === undefined ? null : { parentId, after: next.id }
    }
    case 'in':
      return previous === undefined ? null : { parentId: previous.id, after: 'last' }
    case 'out':
      return parentId === null ? null : { parentId: shownParent(index, parentId), after: parentId }
  }
}

/** Whether a page can be put there: not beneath itself, nor where it is already. */
export function canStandAt(index: WikiIndex, id: PageId, { parentId, after }: Standing): boolean {
  if (parentId === id || after === id) return false
  if (parentId !== null && pathTo(index, parentId).some(page => page.id === id)) return false
  if (shownParent(index, id) !== parentId || (index.rows.get(id)?.stray ?? null) !== null) return true
  const siblings = childrenOf(index, parentId)
  const at = siblings.findIndex(page => page.id === id)
  return after === 'last' ? at !== siblings.length - 1 : (siblings[at - 1]?.id ?? null) !== after
}

/** The page that one is shown beneath. */
export function shownParent(index: WikiIndex, id: PageId): PageId | null {
  return pathTo(index, id).at(-1)?.id ?? null
}
