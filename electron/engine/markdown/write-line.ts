import type { PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Inline } from '../../../core/page/content/blocks'
import { Phrasing } from './phrasing'
import { Reading } from './reading'
import { print } from './print'
import type { WriteOptions } from './write-options'
import { phrasingOf } from './write-phrasing'

/**
 * A line as Markdown's tree. Marks can't say everything (`**` before a space, two looks that meet within a word), so a
 * line with looks is read back, and where it says something else its looks are spelled by tags.
 */
export function lineOf(
  inlines: readonly Inline[],
  options: WriteOptions,
  oneLine = false,
): PhrasingContent[] {
  const nodes = spelled(inlines.flatMap(withoutNesting), options, oneLine)
  // A tag alone on its line would be a block of raw HTML, and go on to the next blank line.
  return nodes.length === 1 && nodes[0]?.type === 'html'
    ? [...nodes, { type: 'html', value: '<!---->' }]
    : nodes
}

/**
 * Markdown has no link within a link, and a reference is written as one: the link goes around it, before and after. Written as they
 * stand, the outer one would be text, and its address read as whatever it looks like.
 */
function withoutNesting(inline: Inline): Inline[] {
  if (inline.type !== 'link' || !inline.inlines.some(isLinked)) return [inline]
  const pieces: Inline[] = []
  let inner: Inline[] = []
  const close = (): void => {
    if (inner.length > 0) pieces.push({ ...inline, inlines: inner })
    inner = []
  }
  for (const each of inline.inlines) {
    if (isLinked(each)) {
      close()
      pieces.push(...withoutNesting(each))
    } else inner.push(each)
  }
  close()
  return pieces
}

function isLinked({ type }: Inline): boolean {
  return type === 'link' || type === 'reference'
}

function spelled(inlines: readonly Inline[], options: WriteOptions, oneLine: boolean): PhrasingContent[] {
  const { hrefOf } = options
  const marks = phrasingOf(inlines, { spelling: 'marks', oneLine, hrefOf })
  if (inlines.every(inline => inline.type === 'text' && inline.format === 0)) return marks
  const plain = hrefOf === undefined ? marks : phrasingOf(inlines, { spelling: 'marks', oneLine })
  return readsAs(plain, inlines) ? marks : phrasingOf(inlines, { spelling: 'tags', oneLine, hrefOf })
}

function readsAs(nodes: PhrasingContent[], inlines: readonly Inline[]): boolean {
  const source = print({ type: 'paragraph', children: nodes })
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const [only, ...more] = root.children
  if (only?.type !== 'paragraph' || more.length > 0) return false
  const phrasing = new Phrasing(new Reading(root, source, {}))
  phrasing.nodes(only.children)
  return JSON.stringify(phrasing.take()) === JSON.stringify(comparable(inlines))
}

/** As reading gives it: who made a link is not in the text. */
function comparable(inlines: readonly Inline[]): Inline[] {
  return inlines.map(inline => {
    if (inline.type !== 'link') return inline
    const { type, url, title, inlines: inner } = inline
    return { type, url, title, inlines: inner }
  })
}
