import { $getNodeByKey, $isElementNode, type UpdateListenerPayload } from 'lexical'
import * as Y from 'yjs'
import { isAlive, piecesOf, type SharedNode } from './layout'
import type { NodeIndex } from './node-index'
import type { NodeTypes } from './node-types'
import { $isPlaceholder, $shows, viewOf } from './view'

/**
 * What something else in the editor has made of others' changes on their way in (`as-painted.ts` tells of one such case, which
 * it prevents).
 *
 * Finds the elements of an update that do not show what the document holds; they are painted once more. Only elements are
 * looked at whose own links have changed, or one of whose texts has.
 */
export function $astray(types: NodeTypes, index: NodeIndex, update: UpdateListenerPayload): Set<SharedNode> {
  const astray = new Set<SharedNode>()
  for (const key of touchedElements(update)) {
    const shared = index.shared(key)
    const node = $getNodeByKey(key)
    if (!(shared instanceof Y.XmlText) || !$isElementNode(node) || (key !== 'root' && !isAlive(shared)))
      continue
    const pieces = piecesOf(shared)
    const isRight = $shows(types, index, node, viewOf(types, pieces)) || $isPlaceholder(node, pieces.length)
    if (!isRight) astray.add(shared)
  }
  return astray
}

function touchedElements({
  prevEditorState,
  editorState,
  dirtyElements,
  dirtyLeaves,
}: UpdateListenerPayload): Set<string> {
  const touched = new Set<string>()
  for (const key of dirtyElements.keys()) {
    if (editorState._nodeMap.get(key) !== prevEditorState._nodeMap.get(key)) touched.add(key)
  }
  for (const key of dirtyLeaves) {
    const parent = editorState._nodeMap.get(key)?.__parent ?? null
    if (parent !== null) touched.add(parent)
  }
  return touched
}
