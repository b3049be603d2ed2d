import { $createCodeNode } from '@lexical/code'
import { $createHorizontalRuleNode } from '@lexical/extension'
import { $insertList } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { $createTableNodeWithDimensions } from '@lexical/table'
import { $insertNodeToNearestRoot } from '@lexical/utils'
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import {
  $createCalloutNode,
  $createCollapsibleNode,
  $isCollapsibleTitleNode,
  setSectionOpen,
  type CalloutTone,
} from '../nodes'

/** Everything that can be put into a page from the slash menu, the plus and the toolbar, in the order they list it. */
export const blockIds = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'bullet',
  'number',
  'check',
  'quote',
  'note',
  'tip',
  'warning',
  'section',
  'table',
  'code',
  'divider',
  'image',
  'person',
  'deal',
  'page',
  'emoji',
] as const
export type BlockId = (typeof blockIds)[number]

/** What the text at the caret can be turned into: these keep what is written there. */
export const textBlockIds = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'bullet',
  'number',
  'check',
  'quote',
  'code',
] as const
export type TextBlockId = (typeof textBlockIds)[number]

export const blockGroups: Readonly<Record<'text' | 'set' | 'media' | 'refer', readonly BlockId[]>> = {
  text: ['paragraph', 'heading1', 'heading2', 'heading3', 'bullet', 'number', 'check', 'quote'],
  set: ['note', 'tip', 'warning', 'section'],
  media: ['table', 'code', 'divider', 'image', 'emoji'],
  refer: ['person', 'deal', 'page'],
}

const ROWS = 3
const COLUMNS = 3

/** Turns every block of the selection into this. */
export function $turnInto(id: TextBlockId): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  if (id === 'bullet' || id === 'number' || id === 'check') return $insertList(id)
  $setBlocksType(selection, () => $createTextBlock(id))
}

function $createTextBlock(id: Exclude<TextBlockId, 'bullet' | 'number' | 'check'>): ElementNode {
  switch (id) {
    case 'paragraph':
      return $createParagraphNode()
    case 'quote':
      return $createQuoteNode()
    case 'code':
      return $createCodeNode()
    default:
      return $createHeadingNode(`h${id.slice(-1)}` as HeadingTagType)
  }
}

export function isTextBlock(id: BlockId): id is TextBlockId {
  return textBlockIds.some(each => each === id)
}

/**
 * Puts a block where the caret is. What needs the world outside of the page (a picture, a reference) is not put here:
 * false says so.
 */
export function $insertBlock(editor: LexicalEditor, id: BlockId): boolean {
  if (isTextBlock(id)) {
    $turnInto(id)
    return true
  }
  switch (id) {
    case 'note':
    case 'tip':
    case 'warning':
      $insertCallout(id)
      return true
    case 'section':
      $insertSection(editor)
      return true
    case 'table':
      $insertAtCaret(
        $createTableNodeWithDimensions(ROWS, COLUMNS, { rows: true, columns: false }),
      ).selectStart()
      return true
    case 'divider':
      $insertAtCaret($createHorizontalRuleNode()).selectNext()
      return true
    default:
      return false
  }
}

/** In place of an empty line, else after the block the caret is in. */
export function $insertAtCaret<T extends LexicalNode>(node: T): T {
  const selection = $getSelection()
  const block = $isRangeSelection(selection) ? $blockAt(selection.anchor.getNode()) : null
  if (block === null) return $insertNodeToNearestRoot(node)
  if (block.isEmpty()) block.replace(node)
  else block.insertAfter(node)
  if (node.getNextSibling() === null) node.insertAfter($createParagraphNode())
  return node
}

/** The paragraph or heading that holds this, where it stands among blocks and not in a list or a title. */
function $blockAt(node: LexicalNode): ElementNode | null {
  let at: LexicalNode | null = node
  while (at !== null) {
    const parent: ElementNode | null = at.getParent()
    if (parent === null) return null
    if (parent.isShadowRoot() || parent.getType() === 'root')
      return 'isEmpty' in at && !$isCollapsibleTitleNode(at) ? (at as ElementNode) : null
    at = parent
  }
  return null
}

function $insertCallout(tone: CalloutTone): void {
  const line = $createParagraphNode()
  $insertAtCaret($createCalloutNode(tone).append(line))
  line.select()
}

function $insertSection(editor: LexicalEditor): void {
  const section = $insertAtCaret($createCollapsibleNode())
  setSectionOpen(editor, section.getKey(), true)
  section.getChildren().find($isCollapsibleTitleNode)?.select()
}
