import {
  $isElementNode,
  $isTextNode,
  $isLineBreakNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { $isHeadingNode } from '@lexical/rich-text'
import { countWordsIn } from '../../../core/page/content/words'
import { $isReferenceNode } from '../nodes'

export interface OutlineEntry {
  readonly key: NodeKey
  readonly level: number
  readonly text: string
}

/** What a block says: its words, counted, and the headings in it. */
export interface BlockText {
  readonly words: number
  readonly headings: readonly OutlineEntry[]
}

/** Reads one block, whatever it holds. Costs what the block costs, never what the page costs. */
export function $readBlock(node: LexicalNode): BlockText {
  const headings: OutlineEntry[] = []
  let words = 0
  const visit = (each: LexicalNode): void => {
    if (!$isElementNode(each)) return
    if ($isHeadingNode(each)) {
      const text = $lineOf(each).trim()
      if (text !== '') headings.push({ key: each.getKey(), level: Number(each.getTag().slice(1)), text })
    }
    words += countWordsIn($lineOf(each))
    for (const child of each.getChildren()) if ($isElementNode(child) && !child.isInline()) visit(child)
  }
  visit(node)
  return { words, headings }
}

/** The text that stands directly in an element: of its inline children, not of blocks within. */
function $lineOf(element: ElementNode): string {
  let line = ''
  for (const child of element.getChildren()) {
    if ($isTextNode(child) || $isReferenceNode(child)) line += child.getTextContent()
    else if ($isLineBreakNode(child)) line += '\n'
    else if ($isElementNode(child) && child.isInline()) line += $lineOf(child)
  }
  return line
}
