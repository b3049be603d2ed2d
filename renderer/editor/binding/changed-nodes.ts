import * as Y from 'yjs'
import { isShared, type SharedNode } from './layout'

/**
 * The parts of the document whose nodes must be shown anew: parents before what they hold. A change of a run's map is one of
 * the element that holds the run, and so is a change of type.
 */
export function changedNodes(events: readonly Y.YEvent<Y.XmlText>[]): Set<SharedNode> {
  const changed = new Set<SharedNode>()
  const sorted = [...events].sort((a, b) => a.path.length - b.path.length)
  for (const event of sorted) {
    // Observed deeply, an event's target is any type within.
    const target: unknown = event.target
    const shown = target instanceof Y.Map ? ownerOf(target as Y.Map<unknown>) : target
    if (!isShared(shown)) continue
    if (event.keys.has('__type') && isShared(shown.parent)) changed.add(shown.parent)
    changed.add(shown)
  }
  return changed
}

/** The node that a map belongs to: its element, where it is a run's or the state of one; else the node whose state it is. */
function ownerOf(map: Y.Map<unknown>): SharedNode | null {
  const { parent } = map
  if (parent instanceof Y.Map) return ownerOf(parent as Y.Map<unknown>)
  return isShared(parent) ? parent : null
}
