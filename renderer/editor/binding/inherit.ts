import { $isElementNode, type ElementNode, type NodeKey, type NodeMap } from 'lexical'
import * as Y from 'yjs'
import type { Stored } from './content'
import { isAlive } from './layout'
import type { NodeIndex } from './node-index'

/**
 * A paragraph that becomes a heading is, to Lexical, another node with the same children. In the document it stays what it
 * is and changes its type, so that what others write in it meanwhile is not lost with the paragraph.
 *
 * Finds the new children of an element that take the place of old ones, binds them, and returns them.
 */
export function $inheritTypes(
  index: NodeIndex,
  before: NodeMap,
  node: ElementNode,
  shared: Y.XmlText,
  stored: readonly Stored[],
): ElementNode[] {
  const added = node
    .getChildren()
    .filter(child => $isElementNode(child) && !standsIn(index, child.__key, shared))
  if (added.length === 0) return []
  const heirs: ElementNode[] = []
  for (const old of removedElements(index, node, stored)) {
    const oldKey = index.key(old)
    const children = oldKey === undefined ? null : childKeys(before, oldKey)
    const heir = added.find(
      child => $isElementNode(child) && !heirs.includes(child) && continues(child, children),
    )
    if (!$isElementNode(heir)) continue
    index.bind(heir.__key, old)
    heirs.push(heir)
  }
  return heirs
}

function standsIn(index: NodeIndex, key: NodeKey, parent: Y.XmlText): boolean {
  const shared = index.shared(key)
  return shared !== undefined && isAlive(shared) && shared.parent === parent
}

function removedElements(index: NodeIndex, node: ElementNode, stored: readonly Stored[]): Y.XmlText[] {
  const present = new Set(node.getChildrenKeys())
  const removed: Y.XmlText[] = []
  for (const { key } of stored) {
    if (!(key instanceof Y.XmlText)) continue
    const node = index.key(key)
    if (node !== undefined && !present.has(node)) removed.push(key)
  }
  return removed
}

/** It has children that the old one had, or both have none. */
function continues(heir: ElementNode, children: readonly NodeKey[] | null): boolean {
  if (children === null) return false
  if (children.length === 0) return heir.isEmpty()
  return heir.getChildrenKeys().some(key => children.includes(key))
}

function childKeys(nodes: NodeMap, parent: NodeKey): NodeKey[] | null {
  const node = nodes.get(parent)
  if (!$isElementNode(node)) return null
  const keys: NodeKey[] = []
  for (let key = node.__first; key !== null; key = nodes.get(key)?.__next ?? null) keys.push(key)
  return keys
}
