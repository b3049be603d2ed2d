import type * as Y from 'yjs'
import { MAX_DEPTH, type Block, type Inline, type ListItem, type TableCell, type TableRow } from './blocks'
import {
  cellShape,
  imageOf,
  lineShape,
  listShape,
  toneOf,
  headingLevel,
  languageOf,
  widthsOf,
} from './read-attributes'
import { inlinesOf, isInline } from './read-inline'
import { readTree } from './read-tree'
import { isNesting, type TreeElement, type TreeNode } from './tree'

/**
 * What is on a page. Total and linear: whatever another computer wrote gives blocks, never an exception. What can't be
 * read is an opaque block, and stays where it is in the document (D9).
 */
export function readContent(doc: Y.Doc): Block[] {
  return blocksOf(readTree(doc), 0)
}

/** Stored nodes as blocks; text that stands where only blocks should is a paragraph. */
function blocksOf(nodes: readonly TreeNode[], depth: number): Block[] {
  return splitLines(nodes, depth, inlines => ({ type: 'paragraph', inlines }))
}

/** Runs of inlines, each made into a block, and the blocks between them in their places. */
function splitLines(nodes: readonly TreeNode[], depth: number, make: (line: Inline[]) => Block): Block[] {
  const blocks: Block[] = []
  let line: TreeNode[] = []
  const endLine = (): void => {
    const inlines = inlinesOf(line)
    if (inlines.length > 0) blocks.push(make(inlines))
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) line.push(node)
    else {
      endLine()
      blocks.push(...blockOf(node, depth))
    }
  }
  endLine()
  return blocks
}

/** One stored node as blocks: several where a line holds something that can't stand in a line. */
function blockOf(node: TreeNode, depth: number): Block[] {
  if (depth >= MAX_DEPTH) return [opaque(node)]
  if (node.kind === 'decorator') return [decoratorOf(node)]
  if (node.kind !== 'element') return []
  switch (node.type) {
    case 'paragraph':
      return linesOf(node, depth, inlines => ({ type: 'paragraph', inlines, ...lineShape(node.attributes) }))
    case 'heading':
      return linesOf(node, depth, inlines => ({
        type: 'heading',
        level: headingLevel(node.attributes),
        inlines,
        ...lineShape(node.attributes),
      }))
    case 'code':
      return [{ type: 'code', language: languageOf(node.attributes), text: codeText(node.children) }]
    case 'list':
      return [listOf(node, depth)]
    case 'table':
      return [tableOf(node, depth)]
    case 'quote':
      return [{ type: 'quote', blocks: bodyOf(node, depth) }]
    case 'callout':
      return [{ type: 'callout', tone: toneOf(node.attributes), blocks: bodyOf(node, depth) }]
    case 'collapsible':
      return [collapsibleOf(node, depth)]
    default:
      return strayOf(node, depth)
  }
}

function opaque(node: TreeNode): Block {
  return { type: 'opaque', node: node.type.slice(0, 200) }
}

function decoratorOf(node: TreeNode): Block {
  if (node.type === 'horizontalrule') return { type: 'divider' }
  return (node.type === 'image' ? imageOf(node.attributes) : null) ?? opaque(node)
}

/** Parts that stand without their whole: a row outside of a table, a point outside of a list. Their text is kept. */
function strayOf(node: TreeElement, depth: number): Block[] {
  switch (node.type) {
    case 'listitem':
      return [listOf({ ...node, type: 'list', attributes: {}, children: [node] }, depth)]
    case 'tablerow':
    case 'tablecell':
    case 'collapsible-body':
    case 'collapsible-title':
      return blocksOf(node.children, depth + 1)
    default:
      return [opaque(node)]
  }
}

function linesOf(node: TreeElement, depth: number, make: (line: Inline[]) => Block): Block[] {
  const blocks = splitLines(node.children, depth + 1, make)
  return blocks.length > 0 ? blocks : [make([])]
}

/** What a block holds. One empty line is how an editor shows that there is nothing. */
function bodyOf(node: TreeElement, depth: number): Block[] {
  const blocks = blocksOf(node.children, depth + 1)
  return blocks.length === 1 && isEmptyLine(blocks[0]) ? [] : blocks
}

function isEmptyLine(block: Block | undefined): boolean {
  return (
    block?.type === 'paragraph' &&
    block.inlines.length === 0 &&
    block.align === undefined &&
    block.indent === undefined
  )
}

function codeText(nodes: readonly TreeNode[]): string {
  return nodes
    .map(node => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'break') return '\n'
      return node.kind === 'element' ? codeText(node.children) : ''
    })
    .join('')
}

function collapsibleOf(node: TreeElement, depth: number): Block {
  const titleAt = node.children.findIndex(
    child => child.kind === 'element' && child.type === 'collapsible-title',
  )
  const title = node.children[titleAt]
  const body = node.children.filter((_, at) => at !== titleAt)
  return {
    type: 'collapsible',
    title: title?.kind === 'element' ? inlinesOf(title.children) : [],
    blocks: bodyOf({ ...node, children: body }, depth),
  }
}

function listOf(node: TreeElement, depth: number): Block {
  const shape = listShape(node.attributes)
  const items: ListItem[] = []
  for (const child of node.children) {
    const parts =
      child.kind === 'element' && child.type === 'listitem' ? child : { children: [child], attributes: {} }
    const before = items.at(-1)
    if (isNesting(parts.children)) {
      // Lexical nests a list in a point of its own, which belongs to the point before it.
      const nested = blocksOf(parts.children, depth + 1)
      if (before !== undefined) before.blocks.push(...nested)
      else items.push({ checked: checkedOf(shape.style, {}), inlines: [], blocks: nested, bare: true })
    } else items.push(itemOf(parts.children, checkedOf(shape.style, parts.attributes), depth))
  }
  return { type: 'list', ...shape, items }
}

function checkedOf(style: string, attributes: Readonly<Record<string, unknown>>): boolean | null {
  return style === 'check' ? attributes['__checked'] === true : null
}

/** A point's own line is what comes first in it; the rest stands beneath. */
function itemOf(children: readonly TreeNode[], checked: boolean | null, depth: number): ListItem {
  const firstBlock = children.findIndex(child => !isInline(child))
  const end = firstBlock === -1 ? children.length : firstBlock
  return {
    checked,
    inlines: inlinesOf(children.slice(0, end)),
    blocks: blocksOf(children.slice(end), depth + 1),
  }
}

function tableOf(node: TreeElement, depth: number): Block {
  const rows = node.children.map((row): TableRow => {
    const cells = row.kind === 'element' && row.type === 'tablerow' ? row.children : [row]
    return { cells: cells.map(cell => cellOf(cell, depth)) }
  })
  return { type: 'table', rows, ...widthsOf(node.attributes) }
}

function cellOf(node: TreeNode, depth: number): TableCell {
  if (node.kind === 'element' && node.type === 'tablecell')
    return { ...cellShape(node.attributes), blocks: bodyOf(node, depth) }
  return { ...cellShape({}), blocks: blocksOf([node], depth + 1) }
}
