import { $getNodeByKey, $isElementNode, type LexicalEditor } from 'lexical'
import type { Place } from './positions'

/** The stretch of the page between two places, as the browser knows it; null where either is not on the page. */
export function $rangeBetween(editor: LexicalEditor, anchor: Place, focus: Place): Range | null {
  const [from, to] = [$pointOf(editor, anchor), $pointOf(editor, focus)]
  if (from === null || to === null) return null
  const range = from.node.ownerDocument?.createRange() ?? document.createRange()
  range.setStart(from.node, from.offset)
  range.collapse(true)
  // A range runs forward: where the focus stands before the anchor, the two change places.
  if (range.comparePoint(to.node, to.offset) < 0) range.setStart(to.node, to.offset)
  else range.setEnd(to.node, to.offset)
  return range
}

interface DomPoint {
  readonly node: Node
  readonly offset: number
}

function $pointOf(editor: LexicalEditor, { key, offset, type }: Place): DomPoint | null {
  const element = editor.getElementByKey(key)
  if (element === null) return null
  if (type === 'text') {
    const text = textWithin(element)
    return text === null ? null : { node: text, offset: Math.min(offset, text.length) }
  }
  const node = $getNodeByKey(key)
  const child = $isElementNode(node) ? node.getChildAtIndex(offset) : null
  const childElement = child === null ? null : editor.getElementByKey(child.getKey())
  const parent = childElement?.parentNode ?? null
  if (childElement === null || parent === null) return { node: element, offset: element.childNodes.length }
  return { node: parent, offset: [...parent.childNodes].indexOf(childElement) }
}

function textWithin(element: Node): Text | null {
  for (let node: Node | null = element; node !== null; node = node.firstChild) {
    if (node.nodeType === Node.TEXT_NODE) return node as Text
  }
  return null
}
