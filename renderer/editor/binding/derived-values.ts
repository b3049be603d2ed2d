import { $isListItemNode, $isListNode } from '@lexical/list'
import type { ElementNode } from 'lexical'

/**
 * The numbers of a list follow from the list, so they are not stored: two people who each add a point would store numbers
 * that fit neither list. Counts as Lexical does: a point that begins with a list takes no number.
 */
export function $renumberList(node: ElementNode): void {
  const list = $isListItemNode(node) ? node.getParent() : node
  if (!$isListNode(list)) return
  let value = list.getStart()
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue
    if (item.getValue() !== value) item.setValue(value)
    if (!$isListNode(item.getFirstChild())) value++
  }
}
