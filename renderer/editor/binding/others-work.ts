import * as Y from 'yjs'

/**
 * Taking back a paragraph that I made would take what another has written in it meanwhile: then the paragraph stays, and
 * only my part of it goes. Works around https://github.com/facebook/lexical/issues/6614: Yjs deletes a type with all that is
 * in it, unless its undo manager is told not to.
 */
export function holdsOthersWork(item: Y.Item, mine: number): boolean {
  return item.content instanceof Y.ContentType && holdsForeign(item.content.type, mine)
}

function holdsForeign({ _start }: Pick<Y.AbstractType<unknown>, '_start'>, mine: number): boolean {
  for (let item = _start; item !== null; item = item.right) {
    if (!item.deleted && (item.id.client !== mine || holdsOthersWork(item, mine))) return true
  }
  return false
}
