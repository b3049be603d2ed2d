import type { Block, Inline, ReferenceInline } from './blocks'
import { countWordsIn } from './words'

/** A line of a page, in reading order, and the block whose own line it is. */
interface Line {
  readonly block: Block
  readonly inlines: readonly Inline[]
}

function* linesOf(blocks: readonly Block[]): Generator<Line> {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        yield { block, inlines: block.inlines }
        break
      case 'list':
        for (const item of block.items) {
          yield { block, inlines: item.inlines }
          yield* linesOf(item.blocks)
        }
        break
      case 'table':
        for (const row of block.rows) for (const cell of row.cells) yield* linesOf(cell.blocks)
        break
      case 'quote':
      case 'callout':
        yield* linesOf(block.blocks)
        break
      case 'collapsible':
        yield { block, inlines: block.title }
        yield* linesOf(block.blocks)
        break
      case 'code':
        for (const text of block.text.split('\n')) yield { block, inlines: unformatted(text) }
        break
      case 'image':
        for (const text of [block.alt, block.caption]) yield { block, inlines: unformatted(text) }
        break
      case 'divider':
      case 'opaque':
        break
    }
  }
}

function unformatted(text: string): Inline[] {
  return [{ type: 'text', text, format: 0 }]
}

/** What a line says, without its looks; a reference says what it was called when it was written. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map(inline => {
      switch (inline.type) {
        case 'text':
          return inline.text
        case 'break':
          return '\n'
        case 'link':
          return textOf(inline.inlines)
        case 'reference':
          return inline.label
        case 'opaque':
          return ''
      }
    })
    .join('')
}

/** All that can be read on a page, a line of text a line: what search indexes. */
export function plainText(blocks: readonly Block[]): string {
  return [...linesOf(blocks)]
    .map(line => textOf(line.inlines))
    .filter(text => text !== '')
    .join('\n')
}

export interface OutlineEntry {
  readonly level: number
  readonly text: string
}

/** Headings in reading order, those inside of other blocks too. */
export function outline(blocks: readonly Block[]): OutlineEntry[] {
  return [...linesOf(blocks)].flatMap(({ block, inlines }) =>
    block.type === 'heading' ? [{ level: block.level, text: textOf(inlines).replaceAll('\n', ' ') }] : [],
  )
}

/** How many words can be read on a page; code counts, what an opaque block holds can't. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0
  for (const line of linesOf(blocks)) words += countWordsIn(textOf(line.inlines))
  return words
}

export interface FoundReference extends Omit<ReferenceInline, 'type'> {
  /** What stands around it in its line, at most 200 characters. */
  readonly context: string
}

/** Every reference, in reading order, each time that it is made. */
export function referencesIn(blocks: readonly Block[]): FoundReference[] {
  const found: FoundReference[] = []
  for (const { inlines } of linesOf(blocks)) {
    const flat = inlines.flatMap(inline => (inline.type === 'link' ? inline.inlines : [inline]))
    flat.forEach((inline, at) => {
      if (inline.type !== 'reference') return
      const { kind, target, label } = inline
      const context = around(textOf(flat.slice(0, at)), label, textOf(flat.slice(at + 1)))
      found.push({ kind, target, label, context })
    })
  }
  return found
}

const CONTEXT = 200

/** The label with what comes before and after it, cut at words where it is too long. */
function around(before: string, label: string, after: string): string {
  const shown = label.slice(0, CONTEXT)
  const room = CONTEXT - shown.length
  const left = endOf(before, Math.max(Math.floor(room / 2), room - after.length))
  const right = startOf(after, room - left.length)
  return `${left}${shown}${right}`.replace(/\s+/g, ' ').trim()
}

function startOf(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, Math.max(0, length - 1))
  return `${cut.replace(/\S*$/u, '')}…`
}

function endOf(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = length <= 1 ? '' : text.slice(1 - length)
  return `…${cut.replace(/^\S*/u, '')}`
}

/** The pictures that a page shows, each once: what must be on this computer for it to be whole. */
export function imageHashes(blocks: readonly Block[]): string[] {
  const hashes = new Set<string>()
  for (const { block } of linesOf(blocks)) if (block.type === 'image') hashes.add(block.hash)
  return [...hashes]
}
