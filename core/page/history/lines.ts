import type { Block, ListBlock, ListItem } from '../content/blocks'
import { textOf } from '../content/text'

/** A page as the lines that somebody reads: what a difference is shown in. */
export interface PageLine {
  readonly role:
    | 'paragraph'
    | 'heading'
    | 'bullet'
    | 'number'
    | 'open'
    | 'done'
    | 'code'
    | 'cell'
    | 'title'
    | 'divider'
    | 'image'
    | 'opaque'
  /** Of a heading, 1 to 6; 0 otherwise. */
  readonly level: number
  /** How many blocks it stands in. */
  readonly depth: number
  readonly text: string
  /** All that it is, its looks too: two lines of one key are the same line. */
  readonly key: string
}

export function pageLines(blocks: readonly Block[], depth = 0, within = ''): PageLine[] {
  return blocks.flatMap(block => linesOf(block, depth, within))
}

function linesOf(block: Block, depth: number, within: string): PageLine[] {
  const line = (role: PageLine['role'], text: string, what: unknown, level = 0): PageLine => ({
    role,
    level,
    depth,
    text,
    key: JSON.stringify([within, role, level, what]),
  })
  const inner = (name: string, blocks: readonly Block[]): PageLine[] =>
    pageLines(blocks, depth + 1, `${within}/${name}`)
  switch (block.type) {
    case 'paragraph':
      return [line('paragraph', textOf(block.inlines), block)]
    case 'heading':
      return [line('heading', textOf(block.inlines), block, block.level)]
    case 'list':
      return block.items.flatMap(item => [
        line(roleOf(block, item), textOf(item.inlines), [item.inlines, item.checked]),
        ...inner('list', item.blocks),
      ])
    case 'quote':
      return inner('quote', block.blocks)
    case 'callout':
      return inner(block.tone, block.blocks)
    case 'collapsible':
      return [line('title', textOf(block.title), block.title), ...inner('section', block.blocks)]
    case 'code':
      return block.text.split('\n').map(text => line('code', text, [text, block.language]))
    case 'table':
      return block.rows.flatMap(row =>
        row.cells.flatMap(cell => {
          const lines = inner('cell', cell.blocks)
          return lines.length > 0 ? lines : [line('cell', '', cell)]
        }),
      )
    case 'image':
      return [line('image', block.caption || block.alt, block)]
    case 'divider':
    case 'opaque':
      return [line(block.type, '', block)]
  }
}

function roleOf(list: ListBlock, item: ListItem): PageLine['role'] {
  if (list.style === 'check') return item.checked === true ? 'done' : 'open'
  return list.style
}
