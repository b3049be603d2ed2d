import {
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical'
import * as Y from 'yjs'
import { storedContent } from './content'
import { piecesOf } from './layout'
import type { NodeIndex } from './node-index'

/** A place in the editor: an offset in a text, or before a child of an element. */
export interface Place {
  readonly key: NodeKey
  readonly offset: number
  readonly type: 'text' | 'element'
}

/**
 * A place of the editor as one of the document, that stays where it is whatever is written around it. Null where the
 * document does not hold that place (the empty paragraph of an empty page).
 */
export function $toRelative(
  index: NodeIndex,
  point: Place | PointType,
  assoc = 0,
): Y.RelativePosition | null {
  const node = $getNodeByKey(point.key)
  const element = $isElementNode(node) ? node : (node?.getParent() ?? null)
  if (node === null || element === null) return null
  const shared = index.shared(element.__key)
  if (!(shared instanceof Y.XmlText) || shared.doc === null) return null
  const offset = $isElementNode(node)
    ? $lengthUpTo(node, point.offset)
    : $lengthUpTo(element, node.getIndexWithinParent()) + point.offset
  return Y.createRelativePositionFromTypeIndex(shared, indexAt(shared, offset), assoc)
}

/** The place in the editor where a position of the document is now; null where that part of the document is gone. */
export function $toPlace(index: NodeIndex, doc: Y.Doc, position: Y.RelativePosition): Place | null {
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc)
  if (absolute === null || !(absolute.type instanceof Y.XmlText)) return null
  const key = index.key(absolute.type)
  const element = key === undefined ? null : $getNodeByKey(key)
  if (!$isElementNode(element) || !element.isAttached()) return null
  return $placeAt(element, offsetAt(absolute.type, absolute.index))
}

/** Content before a child, in UTF-16 units and nodes. */
function $lengthUpTo(element: ElementNode, child: number): number {
  let length = 0
  let node: LexicalNode | null = element.getFirstChild()
  for (let i = 0; i < child && node !== null; i++) {
    length += sizeOf(node)
    node = node.getNextSibling()
  }
  return length
}

function sizeOf(node: LexicalNode): number {
  return $isTextNode(node) ? node.__text.length : 1
}

/** At the end of a text rather than at the start of the next, as Lexical puts the caret. */
function $placeAt(element: ElementNode, offset: number): Place {
  let left = offset
  let child = 0
  let node: LexicalNode | null = element.getFirstChild()
  while (node !== null) {
    const size = sizeOf(node)
    if ($isTextNode(node) && left <= size) return { key: node.__key, offset: left, type: 'text' }
    if (left < size || (left === 0 && !$isTextNode(node))) break
    left -= size
    child += 1
    node = node.getNextSibling()
  }
  return { key: element.__key, offset: child, type: 'element' }
}

/** Where a place in the content stands in the element: right after what precedes it. */
function indexAt(shared: Y.XmlText, offset: number): number {
  const stored = storedContent(piecesOf(shared))
  let left = offset
  for (const { index, size } of stored) {
    if (left < size) return index + left
    left -= size
  }
  const last = stored.at(-1)
  return last === undefined ? 0 : last.index + last.size
}

function offsetAt(shared: Y.XmlText, index: number): number {
  let offset = 0
  for (const item of storedContent(piecesOf(shared))) {
    if (item.index >= index) break
    offset += Math.min(item.size, index - item.index)
  }
  return offset
}
