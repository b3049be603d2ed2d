import { fold } from './fold'

/** One place that was found: where it begins and ends in the text of the page as it stands in the window. */
export interface Found {
  readonly block: HTMLElement
  readonly range: StaticRange
}

/** More than this many are counted, and not painted. */
export const MOST_FOUND = 5_000

interface BlockText {
  readonly folded: string
  readonly pieces: readonly { readonly node: Text; readonly start: number }[]
}

/**
 * Finds text in the blocks of a page. What a block says is remembered until it is told that the block was changed, so
 * that typing while the search is open costs the block one types in.
 */
export function createFinder(root: () => HTMLElement | null): {
  readonly find: (query: string) => readonly Found[]
  readonly forget: (block: Element) => void
} {
  let texts = new WeakMap<Element, BlockText>()
  return {
    find: query => {
      const wanted = fold(query)
      const found: Found[] = []
      if (wanted === '') texts = new WeakMap()
      else
        for (const block of root()?.children ?? []) {
          if (!(block instanceof HTMLElement)) continue
          const text = texts.get(block) ?? readBlock(block)
          texts.set(block, text)
          findInBlock(block, text, wanted, found)
        }
      return found
    },
    forget: block => texts.delete(block),
  }
}

/** Blocks within a block are apart: what is looked for does not go over the edge of one. */
function readBlock(block: HTMLElement): BlockText {
  const pieces: { node: Text; start: number }[] = []
  let text = ''
  let before: Element | null = null
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data === '') continue
    const line = node.parentElement?.closest('p,li,h1,h2,h3,h4,h5,h6,td,th,blockquote,code,div') ?? null
    if (before !== null && line !== before) text += '\n'
    before = line
    pieces.push({ node, start: text.length })
    text += node.data
  }
  return { folded: fold(text), pieces }
}

function findInBlock(
  block: HTMLElement,
  { folded, pieces }: BlockText,
  wanted: string,
  found: Found[],
): void {
  for (
    let at = folded.indexOf(wanted);
    at >= 0 && found.length < MOST_FOUND;
    at = folded.indexOf(wanted, at + wanted.length)
  ) {
    const start = pointAt(pieces, at)
    const end = pointAt(pieces, at + wanted.length - 1)
    if (start === null || end === null) continue
    found.push({
      block,
      range: new StaticRange({
        startContainer: start.node,
        startOffset: start.offset,
        endContainer: end.node,
        endOffset: end.offset + 1,
      }),
    })
  }
}

function pointAt(pieces: BlockText['pieces'], at: number): { node: Text; offset: number } | null {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  return piece === undefined || at - piece.start > piece.node.length
    ? null
    : { node: piece.node, offset: at - piece.start }
}
