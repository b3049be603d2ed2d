import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $findMatchingParent } from '@lexical/utils'
import { $getSelection, $isRangeSelection, type LexicalNode, type RangeSelection } from 'lexical'
import type { TextBlockId } from '../blocks/block-kinds'

export const marks = ['bold', 'italic', 'underline', 'strikethrough', 'code', 'highlight'] as const
export type MarkName = (typeof marks)[number]

/**
 * How the selected text looks, as one string: `block mark mark …`. Null where there is no text selected to say it of.
 */
export function $selectionLook(): string | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null
  const anchor = selection.anchor.getNode()
  if ($findMatchingParent(anchor, $isCodeNode) !== null) return null
  if (!holdsText(selection)) return null
  return [$blockOf(anchor), ...marks.filter(mark => selection.hasFormat(mark))].join(' ')
}

function holdsText(selection: RangeSelection): boolean {
  const { anchor, focus } = selection
  return anchor.key !== focus.key || anchor.type === 'text'
}

export function $blockOf(node: LexicalNode): TextBlockId {
  const block = $findMatchingParent(node, at => $isHeadingNode(at) || $isQuoteNode(at) || $isListItemNode(at))
  if ($isQuoteNode(block)) return 'quote'
  if ($isHeadingNode(block)) {
    const level = Math.min(3, Number(block.getTag().slice(1)))
    return level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3'
  }
  const list = block?.getParent() ?? null
  return $isListNode(list) ? list.getListType() : 'paragraph'
}
