import * as Y from 'yjs'

/**
 * Taking back a paragraph that I made would take what another has written in it meanwhile: then the paragraph stays, and
 * only my part of it goes. Works around https://github.com/facebook/lexical/issues/6614: Yjs deletes a type with all that is
 * in it, unless its undo manager is told not to.
 */
export function mayBeUndone(item: Y.Item, mine: number): boolean {
  return !holdsOthersWork(item, mine) && !(isOfItsMaking(item) && holdsOthersWork(parentOf(item), mine))
}

function holdsOthersWork(item: Y.Item | null, mine: number): boolean {
  return item?.content instanceof Y.ContentType && holdsForeign(item.content.type, mine)
}

/** A property that its node was made with (its type, a list's style): it stands right after the node in its maker's log. */
function isOfItsMaking(item: Y.Item): boolean {
  const parent = parentOf(item)
  if (item.parentSub === null || parent === null || !(parent.content instanceof Y.ContentType)) return false
  const since = item.id.clock - parent.id.clock
  return item.id.client === parent.id.client && since > 0 && since <= parent.content.type._map.size
}

function parentOf(item: Y.Item): Y.Item | null {
  return item.parent instanceof Y.AbstractType ? item.parent._item : null
}

function holdsForeign({ _start }: Pick<Y.AbstractType<unknown>, '_start'>, mine: number): boolean {
  for (let item = _start; item !== null; item = item.right) {
    if (!item.deleted && (item.id.client !== mine || holdsOthersWork(item, mine))) return true
  }
  return false
}
