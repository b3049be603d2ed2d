import { $isElementNode, $isTextNode, type ElementNode, type LexicalNode } from 'lexical'
import type { NodeIndex } from './node-index'
import type { Look, NodeTypes } from './node-types'
import type { Piece, SharedNode } from './layout'

/**
 * What an editor shows of one element, worked out from the document alone. Every editor that holds the same document works
 * out the same view; that, and not the history of changes, is why editors agree.
 */
export type ViewItem =
  | { readonly kind: 'text'; readonly look: Look; readonly text: string }
  | { readonly kind: 'node'; readonly shared: SharedNode }

const TAB = 'tab'

export function viewOf(types: NodeTypes, pieces: readonly Piece[]): ViewItem[] {
  const items: ViewItem[] = []
  for (const piece of pieces) {
    if (piece.kind === 'node') {
      items.push(piece)
      continue
    }
    for (const part of textParts(types, types.lookOfMap(piece.map), piece.text)) {
      const last = items.at(-1)
      const joins = last?.kind === 'text' && last.look.key === part.look.key && part.look.merges
      if (joins) items[items.length - 1] = { ...last, text: last.text + part.text }
      else items.push(part)
    }
  }
  return items
}

/** A tab's node holds one tab and nothing else. What others wrote into its run while it was deleted is plain text. */
function textParts(types: NodeTypes, look: Look, text: string) {
  if (text === '') return []
  if (look.type !== TAB) return [{ kind: 'text' as const, look, text }]
  const tab = text.startsWith('\t') ? '\t' : ''
  const parts = [
    { kind: 'text' as const, look, text: tab },
    { kind: 'text' as const, look: types.lookOfMap(null), text: text.slice(tab.length) },
  ]
  return parts.filter(part => part.text !== '')
}

/** Whether the editor's element already shows that. Without empty nodes of text: they say nothing, and are not stored. */
export function $shows(
  types: NodeTypes,
  index: NodeIndex,
  node: ElementNode,
  view: readonly ViewItem[],
): boolean {
  const children = node.getChildren().filter(child => !($isTextNode(child) && child.__text === ''))
  return (
    children.length === view.length && children.every((child, i) => $isItem(types, index, child, view[i]))
  )
}

export function $isItem(
  types: NodeTypes,
  index: NodeIndex,
  node: LexicalNode,
  item: ViewItem | undefined,
): boolean {
  if (item === undefined) return false
  if (item.kind === 'node') return index.shared(node.__key) === item.shared
  return $isTextNode(node) && node.__text === item.text && types.lookOfNode(node).key === item.look.key
}

/** D8: the empty paragraph in which the caret stands on an empty page is not written until something is in it. */
export function $isPlaceholder(node: ElementNode, stored: number): boolean {
  if (node.__key !== 'root' || stored > 0 || node.getChildrenSize() !== 1) return false
  const only = node.getFirstChild()
  return $isElementNode(only) && only.__type === 'paragraph' && only.isEmpty()
}
