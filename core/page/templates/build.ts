import { FORMAT, type Block, type Inline, type ReferenceInline } from '../content/blocks'

/** Short names for the blocks that templates and the sample's pages are written in. In a line, `**bold**`; references stand between its parts. */
export type Part = string | ReferenceInline

export function h(text: string): Block {
  return { type: 'heading', level: 2, inlines: line([text]) }
}

export function p(...parts: Part[]): Block {
  return { type: 'paragraph', inlines: line(parts) }
}

/** What to write here, in italics: to be written over. */
export function hint(text: string): Block {
  return { type: 'paragraph', inlines: [{ type: 'text', text, format: FORMAT.italic }] }
}

export function ul(...points: (Part | readonly Part[])[]): Block {
  return listOf('bullet', points)
}

export function ol(...points: (Part | readonly Part[])[]): Block {
  return listOf('number', points)
}

export function todo(...points: (Part | readonly Part[])[]): Block {
  return listOf('check', points)
}

/** Words to say, as they are said. */
export function say(text: string): Block {
  return { type: 'quote', blocks: [p(text)] }
}

export function tip(...parts: Part[]): Block {
  return { type: 'callout', tone: 'tip', blocks: [p(...parts)] }
}

export function warning(...parts: Part[]): Block {
  return { type: 'callout', tone: 'warning', blocks: [p(...parts)] }
}

function listOf(style: 'bullet' | 'number' | 'check', points: readonly (Part | readonly Part[])[]): Block {
  const items = points.map(point => ({
    checked: style === 'check' ? false : null,
    inlines: line(typeof point === 'string' || 'type' in point ? [point] : point),
    blocks: [],
  }))
  return { type: 'list', style, start: 1, items }
}

function line(parts: readonly Part[]): Inline[] {
  return parts.flatMap(part => (typeof part === 'string' ? runs(part) : [part]))
}

/** A text as runs: every second piece between `**` is bold. */
function runs(text: string): Inline[] {
  return text
    .split('**')
    .flatMap((piece, at): Inline[] =>
      piece === '' ? [] : [{ type: 'text', text: piece, format: at % 2 === 1 ? FORMAT.bold : 0 }],
    )
}
