import {
  alignments,
  cellHeads,
  type Block,
  type Inline,
  type LinkInline,
  type ListBlock,
  type ListItem,
  type Paragraph,
  type QuoteBlock,
  type TableBlock,
  type TableCell,
} from './blocks'
import { STATE, isList, isNesting, type Attributes, type TreeElement, type TreeNode } from './tree'

/** Blocks as the nodes that Lexical would have made of them. What is opaque can't be made, and is left out. */
export function treeOf(blocks: readonly Block[]): TreeNode[] {
  return blocks.flatMap(block => nodeOf(block) ?? [])
}

function nodeOf(block: Block): TreeNode | null {
  switch (block.type) {
    case 'paragraph':
      return element('paragraph', lineAttributes(block), lineOf(block.inlines))
    case 'heading':
      return element('heading', { __tag: `h${block.level}`, ...lineAttributes(block) }, lineOf(block.inlines))
    case 'list':
      return listOf(block)
    case 'quote':
      return quoteOf(block)
    case 'code':
      return element(
        'code',
        block.language === null ? {} : { __language: block.language },
        textNodes(block.text, 0),
      )
    case 'table':
      return tableOf(block)
    case 'divider':
      return { kind: 'decorator', type: 'horizontalrule', attributes: {} }
    case 'callout':
      return element('callout', { __tone: block.tone }, bodyOf(block.blocks))
    case 'collapsible':
      return element('collapsible', {}, [
        element('collapsible-title', {}, lineOf(block.title)),
        element('collapsible-body', {}, bodyOf(block.blocks)),
      ])
    case 'image': {
      const { hash, mime, alt, caption, width, height, shown } = block
      const attributes = {
        ...{ __hash: hash, __mime: mime, __alt: alt, __caption: caption, __width: width, __height: height },
        ...(shown !== undefined && { __shown: shown }),
      }
      return { kind: 'decorator', type: 'image', attributes }
    }
    case 'opaque':
      return null
  }
}

function element(type: string, attributes: Attributes, children: readonly TreeNode[]): TreeElement {
  return { kind: 'element', type, attributes, children }
}

function lineAttributes({ align, indent }: Pick<Paragraph, 'align' | 'indent'>): Attributes {
  return {
    ...(align === undefined ? {} : { __format: alignments.indexOf(align) + 1 }),
    ...(indent === undefined ? {} : { __indent: indent }),
  }
}

/** Where blocks stand, a caret must find a line: nothing is one empty paragraph. */
function bodyOf(blocks: readonly Block[]): TreeNode[] {
  const nodes = treeOf(blocks)
  return nodes.length > 0 ? nodes : [element('paragraph', {}, [])]
}

/** A quote of one line holds its text itself; one of blocks says so in its state, as Lexical's does. */
function quoteOf({ blocks }: QuoteBlock): TreeElement {
  const [only] = blocks
  if (only === undefined) return element('quote', {}, [])
  const plain = blocks.length === 1 && only.type === 'paragraph' && only.align === undefined && only.indent === undefined // prettier-ignore
  if (plain) return element('quote', {}, lineOf(only.inlines))
  return element('quote', { [STATE]: { shadowRoot: true } }, bodyOf(blocks))
}

function listOf(list: ListBlock): TreeElement {
  const items: TreeElement[] = []
  let value = list.start
  for (const item of list.items) {
    for (const children of pointsOf(item)) {
      const checked =
        list.style === 'check' ? { __checked: item.checked === true && !isNesting(children) } : {}
      items.push(element('listitem', { __value: value, ...checked }, children))
      // As Lexical counts: a point that begins with a list takes no number.
      if (!isList(children[0])) value++
    }
  }
  const tag = list.style === 'number' ? 'ol' : 'ul'
  return element('list', { __listType: list.style, __tag: tag, __start: list.start }, items)
}

/** A point, and after it one for the lists nested in it: so Lexical nests. Where something follows the lists, all is in the one point. */
function pointsOf(item: ListItem): TreeNode[][] {
  const firstList = item.blocks.findIndex(block => block.type === 'list')
  const nests = firstList !== -1 && item.blocks.slice(firstList).every(block => block.type === 'list')
  const own = nests ? item.blocks.slice(0, firstList) : item.blocks
  const nested = nests ? [treeOf(item.blocks.slice(firstList))] : []
  if (item.bare === true && item.inlines.length === 0 && own.length === 0 && nests) return nested
  return [[...lineOf(item.inlines), ...treeOf(own)], ...nested]
}

function tableOf(table: TableBlock): TreeElement {
  const rows = table.rows.map(row => element('tablerow', {}, row.cells.map(cellOf)))
  return element('table', table.widths === undefined ? {} : { __colWidths: table.widths }, rows)
}

function cellOf(cell: TableCell): TreeElement {
  const attributes = {
    __headerState: cellHeads.indexOf(cell.head),
    __colSpan: cell.columns,
    __rowSpan: cell.rows,
  }
  return element('tablecell', attributes, bodyOf(cell.blocks))
}

function lineOf(inlines: readonly Inline[]): TreeNode[] {
  return inlines.flatMap(inlineOf)
}

function inlineOf(inline: Inline): TreeNode[] {
  switch (inline.type) {
    case 'text':
      return textNodes(inline.text, inline.format)
    case 'break':
      return [{ kind: 'break', type: 'linebreak', attributes: {} }]
    case 'link':
      return [linkOf(inline)]
    case 'reference': {
      const { kind, target, label } = inline
      return [{ kind: 'decorator', type: 'reference', attributes: { __kind: kind, __target: target, __label: label } }] // prettier-ignore
    }
    case 'opaque':
      return []
  }
}

function linkOf({ url, title, auto, inlines }: LinkInline): TreeElement {
  const attributes = { __url: url, __title: title }
  return element(auto === true ? 'autolink' : 'link', attributes, lineOf(inlines))
}

/** Lexical keeps a tab in a node of its own, that no neighbour is merged with. */
const TAB = { __detail: 2 }

function textNodes(text: string, format: number): TreeNode[] {
  const look = format === 0 ? {} : { __format: format }
  return text.split(/(\t|\n)/).flatMap((part): TreeNode[] => {
    if (part === '') return []
    if (part === '\n') return [{ kind: 'break', type: 'linebreak', attributes: {} }]
    if (part === '\t') return [{ kind: 'text', type: 'tab', attributes: { ...TAB, ...look }, text: part }]
    return [{ kind: 'text', type: 'text', attributes: look, text: part }]
  })
}
