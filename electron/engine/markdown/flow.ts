import type { BlockContent, Blockquote, DefinitionContent, List, ListItem as ListItemNode, Paragraph, RootContent, Table, TableCell as TableCellNode } from 'mdast' // prettier-ignore
import {
  MAX_DEPTH,
  type Block,
  type CalloutTone,
  type Inline,
  type ListBlock,
  type ListItem,
  type TableCell,
} from '../../../core/page/content/blocks'
import { endsLine, htmlParts, SILENT } from './html-tags'
import { Phrasing, type Piece } from './phrasing'
import type { Reading } from './reading'

type Flow = RootContent | BlockContent | DefinitionContent

/** GitHub's alerts are our callouts. */
const ALERTS: Readonly<Record<string, CalloutTone>> = { note: 'note', important: 'note', tip: 'tip', warning: 'warning', caution: 'warning' } // prettier-ignore

/** Markdown's tree as blocks. What stands deeper than `MAX_DEPTH` is left out. */
export function readFlow(nodes: readonly Flow[], reading: Reading, depth = 0): Block[] {
  const writer = new FlowReader(reading, depth)
  for (const node of nodes) writer.node(node)
  return writer.end()
}

/** Blocks in the order of reading; sections that raw HTML opens are filled until raw HTML closes them. */
class FlowReader {
  readonly #reading: Reading
  readonly #depth: number
  readonly #open: { readonly title: Inline[]; readonly blocks: Block[] }[] = []
  readonly #blocks: Block[] = []
  #inTitle = false
  #silent = ''

  constructor(reading: Reading, depth: number) {
    this.#reading = reading
    this.#depth = depth
  }

  end(): Block[] {
    while (this.#open.length > 0) this.#closeSection()
    return this.#blocks
  }

  node(node: Flow): void {
    // Between a script's tags that stand in blocks of their own.
    if (this.#silent !== '' && node.type !== 'html') return
    switch (node.type) {
      case 'paragraph':
        return this.#add(...shownLines(this.#pieces(node)))
      case 'heading': {
        const { depth: level } = node
        return this.#add(...linesOf(this.#pieces(node), inlines => ({ type: 'heading', level, inlines })))
      }
      case 'thematicBreak':
        return this.#add({ type: 'divider' })
      case 'code':
        return this.#add({ type: 'code', language: node.lang?.slice(0, 100) || null, text: node.value })
      case 'blockquote':
        return this.#add(this.#quote(node))
      case 'list':
        return this.#add(this.#list(node))
      case 'table':
        return this.#add(this.#table(node))
      case 'html':
        return this.#html(node.value)
      default:
        // Definitions are what other nodes mean; front matter is read by itself.
        return
    }
  }

  #add(...blocks: Block[]): void {
    const section = this.#open.at(-1)
    for (const block of blocks) {
      if (this.#inTitle && block.type === 'paragraph') section?.title.push(...block.inlines)
      else (section?.blocks ?? this.#blocks).push(block)
    }
  }

  #within(nodes: readonly Flow[]): Block[] {
    return this.#depth + this.#open.length >= MAX_DEPTH
      ? []
      : readFlow(nodes, this.#reading, this.#depth + this.#open.length + 1)
  }

  #pieces(node: Pick<Paragraph, 'children'>): Piece[] {
    const phrasing = new Phrasing(this.#reading)
    phrasing.nodes(node.children)
    return phrasing.take()
  }

  #quote(node: Blockquote): Block {
    const tone = this.#toneOf(node)
    if (tone === null) return { type: 'quote', blocks: this.#within(node.children) }
    const [first, ...rest] = node.children
    const line = first?.type === 'paragraph' ? withoutMarker(this.#pieces(first)) : []
    const blocks = line.length > 0 ? linesOf(line) : []
    return { type: 'callout', tone, blocks: [...blocks, ...this.#within(rest)] }
  }

  /** Whether a quote begins with `[!TIP]` on a line of its own; `\[!TIP]` is text, which only the source can tell. */
  #toneOf(node: Blockquote): CalloutTone | null {
    const [first] = node.children
    const start = first?.type === 'paragraph' ? first.position?.start.offset : undefined
    if (start === undefined) return null
    const [, name] =
      /^\[!([A-Za-z]+)\][ \t]*(?=\r?\n|$)/.exec(this.#reading.source.slice(start, start + 40)) ?? []
    return ALERTS[name?.toLowerCase() ?? ''] ?? null
  }

  #list(node: List): ListBlock {
    const isCheck = node.children.some(item => typeof item.checked === 'boolean')
    const style = isCheck ? 'check' : node.ordered === true ? 'number' : 'bullet'
    return {
      type: 'list',
      style,
      start: style === 'number' ? (node.start ?? 1) : 1,
      items: node.children.map((item, at) => this.#item(item, isCheck, at)),
    }
  }

  #item(node: ListItemNode, isCheck: boolean, at: number): ListItem {
    const [first, ...rest] = node.children
    const checked = isCheck ? node.checked === true : null
    if (first?.type !== 'paragraph') {
      const blocks = this.#within(node.children)
      const nests = blocks.length > 0 && blocks.every(block => block.type === 'list')
      // As Lexical shows it: a list that begins with a list is one that begins indented.
      if (at === 0 && nests && node.checked !== true) return { checked: isCheck ? false : null, inlines: [], blocks, bare: true } // prettier-ignore
      return { checked, inlines: [], blocks }
    }
    const [line, ...under] = linesOf(this.#pieces(first))
    if (line?.type !== 'paragraph')
      return { checked, inlines: [], blocks: [...(line === undefined ? [] : [line]), ...under, ...this.#within(rest)] } // prettier-ignore
    return { checked, inlines: line.inlines, blocks: [...under, ...this.#within(rest)] }
  }

  #table(node: Table): Block {
    const [head, ...body] = node.children
    const columns = head?.children.length ?? 0
    const cell = (from: TableCellNode | undefined, column: number, isHead: boolean): TableCell => {
      const align = node.align?.[column] ?? undefined
      const lines = from === undefined ? [] : linesOf(this.#pieces(from))
      const shown = lines.filter(block => block.type !== 'paragraph' || block.inlines.length > 0)
      const blocks = shown.map(block => (block.type === 'paragraph' && align !== undefined ? { ...block, align } : block)) // prettier-ignore
      return { head: isHead ? 'row' : 'none', columns: 1, rows: 1, blocks }
    }
    // A row of Markdown may be shorter than the first, and never counts beyond it.
    const rows = [head, ...body].map((row, at) => ({
      cells: Array.from({ length: columns }, (_, column) => cell(row?.children[column], column, at === 0)),
    }))
    // Markdown's tables must have a head; an empty one is how a table without is written.
    const isHeadless = rows.length > 1 && rows[0]?.cells.every(each => each.blocks.length === 0) === true
    return { type: 'table', rows: isHeadless ? rows.slice(1) : rows }
  }

  /** A block of raw HTML: its text, in lines; `details` is a section of ours; scripts and styles are left out. */
  #html(html: string): void {
    const phrasing = new Phrasing(this.#reading)
    const endLine = (make?: (line: Inline[]) => Block): void => {
      const line = phrasing.take()
      if (line.length > 0) this.#add(...linesOf(line, make))
    }
    for (const part of htmlParts(html, true)) {
      const name = part.kind === 'tag' ? part.name : ''
      const closes = part.kind === 'tag' && part.closes
      if (this.#silent !== '') {
        if (closes && name === this.#silent) this.#silent = ''
      } else if (SILENT.has(name)) {
        if (!closes) this.#silent = name
      } else if (part.kind === 'text') phrasing.part(part)
      else if (!endsLine(name)) phrasing.part(part)
      else {
        const level = closes ? Number(/^h([1-6])$/.exec(name)?.[1] ?? 0) : 0
        endLine(level > 0 ? inlines => ({ type: 'heading', level, inlines }) : undefined)
        this.#structure(name, closes)
      }
    }
    endLine()
  }

  #structure(name: string, closes: boolean): void {
    if (name === 'hr') this.#add({ type: 'divider' })
    else if (name === 'summary') this.#inTitle = !closes && this.#open.length > 0
    else if (name === 'details') {
      this.#inTitle = false
      if (closes) this.#closeSection()
      else if (this.#depth + this.#open.length < MAX_DEPTH) this.#open.push({ title: [], blocks: [] })
    }
  }

  #closeSection(): void {
    const section = this.#open.pop()
    if (section !== undefined) this.#add({ type: 'collapsible', ...section })
  }
}

/** Runs of text, each made a block, and the images between them. */
function linesOf(
  pieces: readonly Piece[],
  make: (line: Inline[]) => Block = inlines => ({ type: 'paragraph', inlines }),
): Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  const endLine = (): void => {
    const shown = pieces.some(piece => piece.type === 'image') ? trimmed(line) : line
    if (shown.length > 0) blocks.push(make(shown))
    line = []
  }
  for (const piece of pieces) {
    if (piece.type !== 'image') line.push(piece)
    else {
      endLine()
      blocks.push(piece)
    }
  }
  endLine()
  return blocks.length > 0 ? blocks : [make([])]
}

/** A line that shows nothing (a comment, a link around nothing) is none. */
function shownLines(pieces: readonly Piece[]): Block[] {
  return pieces.length === 0 ? [] : linesOf(pieces)
}

/** Without the spaces and line breaks that part a text from a picture: blocks are apart by themselves. */
function trimmed(line: readonly Inline[]): Inline[] {
  const isBlank = (inline: Inline | undefined): boolean =>
    inline?.type === 'break' || (inline?.type === 'text' && inline.text.trim() === '')
  let [start, end] = [0, line.length]
  while (start < end && isBlank(line[start])) start++
  while (end > start && isBlank(line[end - 1])) end--
  return line.slice(start, end).map((inline, at, all) => {
    if (inline.type !== 'text') return inline
    const text = at === 0 ? inline.text.trimStart() : inline.text
    return { ...inline, text: at === all.length - 1 ? text.trimEnd() : text }
  })
}

/** The line after `[!TIP]`. */
function withoutMarker(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = pieces
  if (first?.type !== 'text') return [...pieces]
  const text = first.text.replace(/^\[![A-Za-z]+\]\s*/, '')
  return text === '' ? rest : [{ ...first, text }, ...rest]
}
