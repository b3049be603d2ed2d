import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import type { Block } from '../../../core/page/content/blocks'
import { err, ok, type Result } from '../../../core/result'
import { readFlow } from './flow'
import { exportedImage } from './image-address'
import { Reading, type Resolve } from './reading'

/** A page's text, in bytes of UTF-8: ten novels. What is longer is refused before it is parsed. */
export const MAX_MARKDOWN_BYTES = 5_000_000
/** Quotes and lists in one another: the parser's time grows with the square of it. */
const MAX_CONTAINERS = 200

export interface MarkdownPage {
  readonly blocks: Block[]
  /** The YAML at the top, unread; null where there is none. */
  readonly frontMatter: string | null
}
export type MarkdownProblem = 'too-large' | 'too-deep'

/**
 * Any CommonMark or GFM text as blocks. Raw HTML is never made: its text is kept, what its tags mean is kept where we have
 * it (`<u>`, `<mark>`, `<details>`, ...), scripts and styles are dropped. Footnotes stand at the end.
 */
export function readMarkdown(
  source: string,
  resolve: Resolve = { image: exportedImage },
): Result<MarkdownPage, MarkdownProblem> {
  if (new TextEncoder().encode(source).length > MAX_MARKDOWN_BYTES) return err('too-large')
  if (isTooDeep(source)) return err('too-deep')
  const root = parse(source.replace(/^\ufeff/, '').replaceAll('\0', '\ufffd'))
  const reading = new Reading(root, source, resolve)
  const yaml = root.children.find(node => node.type === 'yaml')
  const blocks = readFlow(root.children, reading)
  return ok({ blocks: [...blocks, ...footnotesOf(reading)], frontMatter: yaml?.value ?? null })
}

function parse(source: string): Root {
  return fromMarkdown(source, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })
}

/** Notes as a numbered list behind a divider: their numbers are those that the text refers to by. */
function footnotesOf(reading: Reading): Block[] {
  const items = [...reading.footnotes()].map(note => {
    const [first, ...rest] = readFlow(note.children, reading)
    if (first?.type === 'paragraph') return { checked: null, inlines: first.inlines, blocks: rest }
    return { checked: null, inlines: [], blocks: first === undefined ? [] : [first, ...rest] }
  })
  return items.length === 0 ? [] : [{ type: 'divider' }, { type: 'list', style: 'number', start: 1, items }]
}

/** Whether a line opens more quotes and lists than anybody writes: told before it is parsed. */
function isTooDeep(source: string): boolean {
  const marks = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_CONTAINERS}}`, 'm')
  return marks.test(source) || new RegExp(`^[ \\t]{${MAX_CONTAINERS * 4}}[ \\t]*[-+*\\d]`, 'm').test(source)
}
