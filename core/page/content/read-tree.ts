import * as Y from 'yjs'
import { MAX_DEPTH } from './blocks'
import { ROOT, type Attributes, type TreeNode } from './tree'

/** A table is three nodes to one level of content. */
const MAX_TREE_DEPTH = MAX_DEPTH * 3 + 8
const MAX_VALUE_DEPTH = 16

/**
 * What stands in the root of a page, as plain values. Total: another computer may have written anything, so what is nested
 * too deep, or has no type, is a leaf that nobody knows, and characters that no text node owns are passed over (as
 * Lexical does).
 */
export function readTree(doc: Y.Doc): TreeNode[] {
  return childrenOf(doc.get(ROOT, Y.XmlText), 0)
}

function childrenOf(element: Y.XmlText, depth: number): TreeNode[] {
  const children: TreeNode[] = []
  for (const { insert } of element.toDelta() as { readonly insert: unknown }[]) {
    const last = children.at(-1)
    if (typeof insert !== 'string') children.push(nodeOf(insert, depth))
    else if (last?.kind === 'text') children[children.length - 1] = { ...last, text: last.text + insert }
  }
  return children
}

/** One stored child, without the characters that follow a text. */
export function nodeOf(stored: unknown, depth: number): TreeNode {
  if (stored instanceof Y.XmlText) {
    const shared = sharedOf(Object.entries(stored.getAttributes()))
    if (depth >= MAX_TREE_DEPTH) return { kind: 'decorator', ...shared }
    return { kind: 'element', ...shared, children: childrenOf(stored, depth + 1) }
  }
  if (stored instanceof Y.Map) {
    const shared = sharedOf(stored.entries())
    return shared.type === 'linebreak' ? { kind: 'break', ...shared } : { kind: 'text', ...shared, text: '' }
  }
  if (stored instanceof Y.XmlElement)
    return { kind: 'decorator', ...sharedOf(Object.entries(stored.getAttributes())) }
  return { kind: 'decorator', type: 'unknown', attributes: {} }
}

function sharedOf(entries: Iterable<[string, unknown]>): { type: string; attributes: Attributes } {
  let type = 'unknown'
  // Without a prototype: a property may be called anything.
  const attributes = Object.create(null) as Record<string, unknown>
  for (const [name, value] of entries) {
    if (name === '__type') type = typeof value === 'string' ? value : 'unknown'
    else attributes[name] = plain(value, 0)
  }
  return { type, attributes }
}

/** A stored value as plain data, cut off where it is nested deeper than any of ours: Yjs' own way would run out of stack. */
function plain(value: unknown, depth: number): unknown {
  if (!(value instanceof Y.AbstractType)) return value
  if (depth >= MAX_VALUE_DEPTH) return null
  if (value instanceof Y.Array) return value.map(each => plain(each, depth + 1))
  // No property of ours is a tree of its own.
  if (!(value instanceof Y.Map)) return null
  return Object.fromEntries([...value.entries()].map(([key, each]) => [key, plain(each, depth + 1)]))
}
