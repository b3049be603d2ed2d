import type { PhrasingContent } from 'mdast'
import { FORMAT, type Inline, type ReferenceInline } from '../../../core/page/content/blocks'
import { isSafeUrl } from '../../../core/page/content/safe-url'

/** How looks are spelled: by Markdown's marks, or by tags where marks would be read otherwise. Breaks likewise. */
export type Spelling = 'marks' | 'tags'

interface Wrapper {
  readonly bit: number
  readonly tag: string
  readonly node?: 'strong' | 'emphasis' | 'delete'
}
/** From the outside in. */
const WRAPPERS: readonly Wrapper[] = [
  { bit: FORMAT.bold, tag: 'strong', node: 'strong' },
  { bit: FORMAT.italic, tag: 'em', node: 'emphasis' },
  { bit: FORMAT.strikethrough, tag: 'del', node: 'delete' },
  { bit: FORMAT.underline, tag: 'u' },
  { bit: FORMAT.highlight, tag: 'mark' },
  { bit: FORMAT.subscript, tag: 'sub' },
  { bit: FORMAT.superscript, tag: 'sup' },
]

/** Every look and its tag, from the outside in. */
export const TAG_OF: readonly { readonly bit: number; readonly tag: string }[] = [
  ...WRAPPERS,
  { bit: FORMAT.code, tag: 'code' },
]

export interface PhrasingOptions {
  readonly spelling: Spelling
  /** Where a line feed would end the line: table cells, headings. */
  readonly oneLine: boolean
  /** Another address for a reference: the file that its page is written to. */
  readonly hrefOf?: ((reference: ReferenceInline) => string | null) | undefined
}

/** Inlines as Markdown's tree. */
export function phrasingOf(
  inlines: readonly Inline[],
  options: PhrasingOptions,
  done = 0,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let at = 0; at < inlines.length;) {
    const wrapper = widest(inlines, at, done)
    if (wrapper === null) {
      const inline = inlines[at]
      if (inline !== undefined) nodes.push(...leafOf(inline, options, done, inlines, at))
      at++
    } else {
      const inner = phrasingOf(inlines.slice(at, wrapper.end), options, done | wrapper.wrapper.bit)
      nodes.push(...wrap(wrapper.wrapper, inner, options))
      at = wrapper.end
    }
  }
  return nodes
}

/** The look that goes on for longest from here; null where there is none to open. */
function widest(
  inlines: readonly Inline[],
  start: number,
  done: number,
): { wrapper: Wrapper; end: number } | null {
  const first = inlines[start]
  if (first === undefined || looksOf(first) === 'any') return null
  let best: { wrapper: Wrapper; end: number } | null = null
  for (const wrapper of WRAPPERS) {
    if ((done & wrapper.bit) !== 0 || !has(first, wrapper.bit)) continue
    let end = start + 1
    for (let at = end; at < inlines.length; at++) {
      const inline = inlines[at]
      if (inline === undefined || !has(inline, wrapper.bit)) break
      // A break at the end of a look stands behind it.
      if (looksOf(inline) !== 'any') end = at + 1
    }
    if (best === null || end > best.end) best = { wrapper, end }
  }
  return best
}

function has(inline: Inline, bit: number): boolean {
  const looks = looksOf(inline)
  return looks === 'any' || (looks & bit) !== 0
}

/** A link looks as what stands in it, where that is of one look; what has none of its own fits any. */
function looksOf(inline: Inline): number | 'any' {
  if (inline.type === 'text') return inline.format
  if (inline.type !== 'link') return 'any'
  const looks = inline.inlines.map(looksOf).filter(each => each !== 'any')
  return looks.length === 0 ? 'any' : looks.reduce((all, each) => all & each)
}

function wrap(
  wrapper: Wrapper,
  children: PhrasingContent[],
  { spelling }: PhrasingOptions,
): PhrasingContent[] {
  if (wrapper.node !== undefined && spelling === 'marks') return [{ type: wrapper.node, children }]
  return [
    { type: 'html', value: `<${wrapper.tag}>` },
    ...children,
    { type: 'html', value: `</${wrapper.tag}>` },
  ]
}

function leafOf(
  inline: Inline,
  options: PhrasingOptions,
  done: number,
  line: readonly Inline[],
  at: number,
): PhrasingContent[] {
  switch (inline.type) {
    case 'text':
      if ((inline.format & FORMAT.code) !== 0) return [{ type: 'inlineCode', value: inline.text }]
      return [{ type: 'text', value: inline.text }]
    case 'break': {
      const inText = line[at - 1]?.type === 'text' && line[at + 1]?.type === 'text'
      return options.oneLine || options.spelling === 'tags' || !inText ? [{ type: 'html', value: '<br>' }] : [{ type: 'break' }] // prettier-ignore
    }
    case 'link': {
      const children = phrasingOf(inline.inlines, options, done)
      return isSafeUrl(inline.url)
        ? [{ type: 'link', url: inline.url, title: inline.title, children }]
        : children
    }
    case 'reference': {
      const url = options.hrefOf?.(inline) ?? `winroom://${inline.kind}/${inline.target}`
      return [{ type: 'link', url, children: [{ type: 'text', value: inline.label }] }]
    }
    case 'opaque':
      return []
  }
}
