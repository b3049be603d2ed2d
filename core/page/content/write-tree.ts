import * as Y from 'yjs'
import { STATE, type Attributes, type TreeNode } from './tree'

/** What one edit of a stored element inserts: Yjs' own delta. */
export type Insert = { readonly insert: string | Y.XmlText | Y.XmlElement | Y.Map<unknown> }

/** Stored nodes for an element's delta: an embed each, and for a text its characters after it. */
export function insertsOf(nodes: readonly TreeNode[]): Insert[] {
  return nodes.flatMap((node): Insert[] => {
    if (node.kind === 'element') return [{ insert: elementOf(node.type, node.attributes, node.children) }]
    if (node.kind === 'decorator') return [{ insert: attributed(new Y.XmlElement(), node) }]
    const map = new Y.Map<unknown>(stored(node))
    return node.kind === 'text' && node.text !== ''
      ? [{ insert: map }, { insert: node.text }]
      : [{ insert: map }]
  })
}

function elementOf(type: string, attributes: Attributes, children: readonly TreeNode[]): Y.XmlText {
  const element = attributed(new Y.XmlText(), { type, attributes })
  element.applyDelta(insertsOf(children))
  return element
}

function attributed<T extends Y.XmlText | Y.XmlElement>(
  element: T,
  node: { readonly type: string; readonly attributes: Attributes },
): T {
  // Any value: Lexical writes numbers and null beside strings.
  for (const [name, value] of stored(node)) element.setAttribute(name, value)
  return element
}

function stored(node: { readonly type: string; readonly attributes: Attributes }): [string, unknown][] {
  const entries = Object.entries(node.attributes).map(([name, value]): [string, unknown] => [
    name,
    // State merges key by key, so it is a map of its own.
    name === STATE && typeof value === 'object' && value !== null ? new Y.Map(Object.entries(value)) : value,
  ])
  return [['__type', node.type], ...entries]
}
