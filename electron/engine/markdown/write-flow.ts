import type { BlockContent, Blockquote, DefinitionContent, List, ListItem as ListItemNode, PhrasingContent, Table, TableContent } from 'mdast' // prettier-ignore
import type {
  Block,
  CalloutBlock,
  CollapsibleBlock,
  ImageBlock,
  Inline,
  ListBlock,
  ListItem,
  Paragraph,
  TableBlock,
  TableCell,
} from '../../../core/page/content/blocks'
import { imageAddress } from './image-address'
import type { WriteOptions } from './write-options'
import { lineOf } from './write-line'
import { titleHtml } from './write-title'

type FlowNode = BlockContent | DefinitionContent

/** Blocks as Markdown's tree. What Markdown has no words for is written by its nearest: decision 0015 lists what is lost. */
export function writeFlow(blocks: readonly Block[], options: WriteOptions): FlowNode[] {
  return blocks.flatMap(block => nodesOf(block, options))
}

function nodesOf(block: Block, options: WriteOptions): FlowNode[] {
  switch (block.type) {
    case 'paragraph':
      return block.inlines.length === 0
        ? []
        : [{ type: 'paragraph', children: lineOf(block.inlines, options) }]
    case 'heading':
      return [{ type: 'heading', depth: block.level as 1, children: lineOf(block.inlines, options, true) }]
    case 'list':
      return [listOf(block, options)]
    case 'quote':
      return [{ type: 'blockquote', children: writeFlow(block.blocks, options) }]
    case 'code':
      return [{ type: 'code', lang: block.language, value: block.text }]
    case 'table':
      return [tableOf(block, options)]
    case 'divider':
      return [{ type: 'thematicBreak' }]
    case 'callout':
      return [calloutOf(block, options)]
    case 'collapsible':
      return collapsibleOf(block, options)
    case 'image':
      return [{ type: 'paragraph', children: [imageOf(block, options)] }]
    case 'opaque':
      return [{ type: 'html', value: `<!-- ${block.node.replace(/[^A-Za-z0-9]+/g, ' ').trim()} -->` }]
  }
}

function imageOf(image: ImageBlock, options: WriteOptions): PhrasingContent {
  const url = options.addressOf?.(image) ?? imageAddress(image)
  return { type: 'image', url, alt: image.alt, title: image.caption === '' ? null : image.caption }
}

/** A GitHub alert: a quote whose first line is `[!TIP]`, bare. */
function calloutOf({ tone, blocks }: CalloutBlock, options: WriteOptions): Blockquote {
  const marker: PhrasingContent = { type: 'html', value: `[!${tone.toUpperCase()}]` }
  const [first, ...rest] = writeFlow(blocks, options)
  if (first?.type !== 'paragraph' || first.children.length === 0)
    return { type: 'blockquote', children: [{ type: 'paragraph', children: [marker] }, ...(first === undefined ? [] : [first]), ...rest] } // prettier-ignore
  const lineFeed: PhrasingContent = { type: 'html', value: '\n' }
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: [marker, lineFeed, ...first.children] }, ...rest],
  }
}

function collapsibleOf({ title, blocks }: CollapsibleBlock, options: WriteOptions): FlowNode[] {
  return [
    { type: 'html', value: `<details>\n<summary>${titleHtml(title, options)}</summary>` },
    ...writeFlow(blocks, options),
    { type: 'html', value: '</details>' },
  ]
}

function listOf(list: ListBlock, options: WriteOptions): List {
  return {
    type: 'list',
    ordered: list.style === 'number',
    start: list.style === 'number' ? list.start : null,
    spread: false,
    children: list.items.map(item => itemOf(item, options)),
  }
}

function itemOf(item: ListItem, options: WriteOptions): ListItemNode {
  const line: Paragraph = { type: 'paragraph', inlines: item.inlines }
  const own = nodesOf(line, options)
  const under = writeFlow(item.blocks, options)
  // A box needs something to stand before.
  const held: FlowNode[] = item.checked !== null && own.length === 0 && item.bare !== true ? [{ type: 'paragraph', children: [{ type: 'html', value: '<br>' }] }] : own // prettier-ignore
  return {
    type: 'listItem',
    checked: held.length > 0 ? item.checked : null,
    spread: under.some(node => node.type !== 'list'),
    children: [...held, ...under],
  }
}

/** Markdown's tables have one head row, and lines in their cells. What a cell spans beyond its place is left empty. */
function tableOf(table: TableBlock, options: WriteOptions): Table {
  const rows = gridOf(table)
  const columns = Math.max(0, ...rows.map(row => row.length))
  const hasHead = table.rows[0]?.cells.some(cell => cell.head === 'row' || cell.head === 'both') === true
  const children = (hasHead ? rows : [[], ...rows]).map((row): TableContent => ({
    type: 'tableRow',
    children: Array.from({ length: columns }, (_, column) => ({
      type: 'tableCell' as const,
      children: cellOf(row[column]?.blocks ?? [], options),
    })),
  })) // prettier-ignore
  return {
    type: 'table',
    align: Array.from({ length: columns }, (_, column) => alignOf(rows.map(row => row[column]))),
    children: children,
  }
}

/** Every cell in its column; the places that it spans beside its own are empty. */
function gridOf(table: TableBlock): (TableCell | undefined)[][] {
  const rows: (TableCell | undefined)[][] = []
  const taken = new Set<string>()
  table.rows.forEach((row, y) => {
    const line: (TableCell | undefined)[] = []
    let x = 0
    for (const cell of row.cells) {
      while (taken.has(`${x},${y}`)) x++
      line[x] = cell
      for (let dy = 0; dy < Math.min(cell.rows, table.rows.length - y); dy++)
        for (let dx = 0; dx < cell.columns; dx++) taken.add(`${x + dx},${y + dy}`)
      x += cell.columns
    }
    line.length = Math.max(line.length, x)
    rows.push(line)
  })
  return rows
}

/** A column's alignment: that of its lines, where they agree. */
function alignOf(cells: readonly (TableCell | undefined)[]): 'left' | 'center' | 'right' | null {
  const lines = cells.flatMap(cell => cell?.blocks.filter(block => block.type === 'paragraph') ?? [])
  const [first] = lines
  const align = first?.align
  if (align !== 'left' && align !== 'center' && align !== 'right') return null
  return lines.every(line => line.align === align) ? align : null
}

function cellOf(blocks: readonly Block[], options: WriteOptions): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (const line of cellLines(blocks, options)) {
    if (nodes.length > 0) nodes.push({ type: 'html', value: '<br>' })
    nodes.push(...line)
  }
  return nodes
}

/** Blocks in a cell as its lines: lists keep their bullets, code its looks. */
function cellLines(blocks: readonly Block[], options: WriteOptions): PhrasingContent[][] {
  const inline = (inlines: readonly Inline[]): PhrasingContent[] => lineOf(inlines, options, true)
  return blocks.flatMap((block): PhrasingContent[][] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return block.inlines.length === 0 ? [] : [inline(block.inlines)]
      case 'list':
        return block.items.flatMap((item, at) => {
          const bullet = block.style === 'number' ? `${block.start + at}. ` : '• '
          return [
            [{ type: 'text' as const, value: bullet }, ...inline(item.inlines)],
            ...cellLines(item.blocks, options),
          ]
        })
      case 'quote':
      case 'callout':
        return cellLines(block.blocks, options)
      case 'collapsible':
        return [inline(block.title), ...cellLines(block.blocks, options)]
      case 'code':
        return block.text === '' ? [] : block.text.split('\n').map(value => [{ type: 'inlineCode', value }])
      case 'table':
        return block.rows.flatMap(row => row.cells.flatMap(cell => cellLines(cell.blocks, options)))
      case 'image':
        return [[imageOf(block, options)]]
      case 'divider':
      case 'opaque':
        return []
    }
  })
}
