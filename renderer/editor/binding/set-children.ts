import type { ElementNode, LexicalNode, NodeKey } from 'lexical'

/**
 * Makes these an element's children, by the links themselves. `splice` and `remove` would take an element away that they
 * leave empty and that "can't be empty"; what stands in the document is shown as it is, the same in every editor.
 */
export function $setChildren(parent: ElementNode, children: readonly LexicalNode[]): void {
  const before = parent.getChildrenKeys()
  if (before.length === children.length && before.every((key, i) => children[i]?.__key === key)) return
  const kept = new Set(children.map(child => child.__key))
  for (const child of parent.getChildren()) {
    if (!kept.has(child.__key)) link(child, null, null, null)
  }
  children.forEach((child, i) => {
    link(child, parent.__key, children[i - 1]?.__key ?? null, children[i + 1]?.__key ?? null)
  })
  const writable = parent.getWritable()
  writable.__first = children[0]?.__key ?? null
  writable.__last = children.at(-1)?.__key ?? null
  writable.__size = children.length
}

function link(node: LexicalNode, parent: NodeKey | null, prev: NodeKey | null, next: NodeKey | null): void {
  const latest = node.getLatest()
  if (latest.__parent === parent && latest.__prev === prev && latest.__next === next) return
  const writable = node.getWritable()
  writable.__parent = parent
  writable.__prev = prev
  writable.__next = next
}
