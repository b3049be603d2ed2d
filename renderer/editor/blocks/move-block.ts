import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableRowNode, $moveTableRow } from '@lexical/table'
import { $getSelection, $isRangeSelection, $isNodeSelection, type LexicalNode } from 'lexical'
import { $isCollapsibleBodyNode, $isCollapsibleTitleNode } from '../nodes'

/**
 * Moves what the caret is in one place up or down among its neighbours: the point of a list within its list, the row of
 * a table within its table, else the block. False where there is nowhere to go.
 */
export function $moveBlock(direction: 'up' | 'down'): boolean {
  const blocks = $selectedBlocks()
  const first = blocks[0]
  const last = blocks.at(-1)
  if (first === undefined || last === undefined) return false
  const neighbour = direction === 'up' ? first.getPreviousSibling() : last.getNextSibling()
  if (neighbour === null) return false
  if ($isTableRowNode(first)) return $moveRow(first, direction)
  // The neighbour goes around: what moves keeps its nodes, and with them the caret.
  if (direction === 'up') last.insertAfter(neighbour)
  else first.insertBefore(neighbour)
  return true
}

function $moveRow(row: LexicalNode, direction: 'up' | 'down'): boolean {
  const table = row.getParentOrThrow()
  const from = row.getIndexWithinParent()
  const to = direction === 'up' ? from - 1 : from + 1
  try {
    $moveTableRow(table as Parameters<typeof $moveTableRow>[0], from, to)
    return true
  } catch {
    // A cell spans these rows: the table stays as it is.
    return false
  }
}

/** The neighbours that the selection touches, in order. */
function $selectedBlocks(): LexicalNode[] {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) return selection.getNodes().slice(0, 1)
  if (!$isRangeSelection(selection)) return []
  const anchor = $movable(selection.anchor.getNode())
  const focus = $movable(selection.focus.getNode())
  if (anchor === null || focus === null) return []
  if (!anchor.getParentOrThrow().is(focus.getParent())) return [anchor]
  const [from, to] = [anchor.getIndexWithinParent(), focus.getIndexWithinParent()].sort((a, b) => a - b)
  return anchor
    .getParentOrThrow()
    .getChildren()
    .slice(from, (to ?? 0) + 1)
}

/** What is moved when the caret is in this node. */
export function $movable(node: LexicalNode): LexicalNode | null {
  for (let at: LexicalNode | null = node; at !== null; at = at.getParent()) {
    const parent = at.getParent()
    if (parent === null) return null
    if ($isListItemNode(at)) return $isListNode(at.getFirstChild()) ? null : at
    if ($isTableRowNode(at)) return at
    const inSection = $isCollapsibleTitleNode(at) || $isCollapsibleBodyNode(at)
    if (
      (parent.getType() === 'root' || parent.isShadowRoot()) &&
      !inSection &&
      parent.getType() !== 'tablecell'
    )
      return at
  }
  return null
}
