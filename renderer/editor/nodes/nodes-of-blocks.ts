import { $createCodeNode } from '@lexical/code'
import { $createHorizontalRuleNode } from '@lexical/extension'
import { $createAutoLinkNode, $createLinkNode } from '@lexical/link'
import { $createListItemNode, $createListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text'
import { $createTableCellNode, $createTableNode, $createTableRowNode } from '@lexical/table'
import {
  $create,
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical'
import type { Block, Inline, ListBlock, Paragraph, TableBlock } from '../../../core/page/content/blocks'
import { $createCalloutNode } from './callout-node'
import { CollapsibleNode } from './collapsible-node'
import { CollapsibleBodyNode, CollapsibleTitleNode } from './collapsible-parts'
import { $createImageNode } from './image-node'
import { $createReferenceNode } from './reference-node'

/**
 * Blocks as an editor makes them, by Lexical's own functions: what is pasted, and what `writeContent` is held against. What is
 * opaque can't be made, and is left out.
 */
export function $nodesOf(blocks: readonly Block[]): LexicalNode[] {
  return blocks.flatMap(block => $nodeOf(block) ?? [])
}

function $nodeOf(block: Block): LexicalNode | null {
  switch (block.type) {
    case 'paragraph':
      return $line($createParagraphNode(), block)
    case 'heading':
      return $line($createHeadingNode(`h${block.level}` as HeadingTagType), block)
    case 'list':
      return $list(block)
    case 'quote': {
      const [only] = block.blocks
      if (only === undefined) return $createQuoteNode()
      if (
        block.blocks.length === 1 &&
        only.type === 'paragraph' &&
        only.align === undefined &&
        only.indent === undefined
      )
        return $createQuoteNode().append(...$inlines(only.inlines))
      return $createQuoteNode({ shadowRoot: true }).append(...$nodesOf(block.blocks))
    }
    case 'code':
      return $createCodeNode(block.language).append(...$text(block.text, 0))
    case 'table':
      return $table(block)
    case 'divider':
      return $createHorizontalRuleNode()
    case 'callout':
      return $createCalloutNode(block.tone).append(...$body(block.blocks))
    case 'collapsible':
      return $create(CollapsibleNode).append(
        $create(CollapsibleTitleNode).append(...$inlines(block.title)),
        $create(CollapsibleBodyNode).append(...$body(block.blocks)),
      )
    case 'image':
      return $createImageNode({ ...block, shown: block.shown ?? 0 })
    case 'opaque':
      return null
  }
}

function $line(node: ElementNode, { inlines, align, indent }: Omit<Paragraph, 'type'>): ElementNode {
  if (align !== undefined) node.setFormat(align)
  if (indent !== undefined) node.setIndent(indent)
  return node.append(...$inlines(inlines))
}

function $body(blocks: readonly Block[]): LexicalNode[] {
  return blocks.length > 0 ? $nodesOf(blocks) : [$createParagraphNode()]
}

function $list(list: ListBlock): LexicalNode {
  const node = $createListNode(list.style, list.start)
  for (const item of list.items) {
    const firstList = item.blocks.findIndex(block => block.type === 'list')
    const nests = firstList !== -1 && item.blocks.slice(firstList).every(block => block.type === 'list')
    const own = nests ? item.blocks.slice(0, firstList) : item.blocks
    const checked = list.style === 'check' ? item.checked === true : undefined
    // `append` would take a paragraph's text out of it, as typing does; what an import made may hold one.
    if (item.bare !== true)
      node.append($createListItemNode(checked).splice(0, 0, [...$inlines(item.inlines), ...$nodesOf(own)]))
    if (nests)
      node.append(
        $createListItemNode(list.style === 'check' ? false : undefined).append(
          ...$nodesOf(item.blocks.slice(firstList)),
        ),
      )
  }
  return node
}

function $table(table: TableBlock): LexicalNode {
  const node = $createTableNode()
  if (table.widths !== undefined) node.setColWidths(table.widths)
  return node.append(
    ...table.rows.map(row =>
      $createTableRowNode().append(
        ...row.cells.map(cell =>
          $createTableCellNode(['none', 'row', 'column', 'both'].indexOf(cell.head), cell.columns)
            .setRowSpan(cell.rows)
            .append(...$body(cell.blocks)),
        ),
      ),
    ),
  )
}

export function $inlines(inlines: readonly Inline[]): LexicalNode[] {
  return inlines.flatMap((inline): LexicalNode[] => {
    switch (inline.type) {
      case 'text':
        return $text(inline.text, inline.format)
      case 'break':
        return [$createLineBreakNode()]
      case 'link': {
        const { url, title } = inline
        const node =
          inline.auto === true ? $createAutoLinkNode(url, { title }) : $createLinkNode(url, { title })
        return [node.append(...$inlines(inline.inlines))]
      }
      case 'reference':
        return [$createReferenceNode(inline)]
      case 'opaque':
        return []
    }
  })
}

function $text(text: string, format: number): LexicalNode[] {
  return text
    .split(/([\t\n])/)
    .filter(part => part !== '')
    .map(part => {
      if (part === '\n') return $createLineBreakNode()
      return part === '\t' ? $createTabNode().setFormat(format) : $createTextNode(part).setFormat(format)
    })
}
