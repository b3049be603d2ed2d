import { CodeNode } from '@lexical/code'
import { $getNodeByKey, mergeRegister, type LexicalEditor, type NodeKey } from 'lexical'
import type { CodeToken, TokenKind } from './languages'
import { languageOf } from './language-names'

type Tokenizer = (language: string, text: string) => readonly CodeToken[]

/** Longer code is shown plain: to paint it would take longer than a frame. */
const LONGEST = 20_000

/**
 * Paints code over the text, with the CSS Custom Highlight API. The page itself holds the code as it was typed: to look
 * at a page writes nothing (D8), two people's editors have nothing to disagree about, and a key in code costs one block.
 */
export function registerCodePaint(editor: LexicalEditor, load: () => Promise<Tokenizer>): () => void {
  if (!('highlights' in CSS)) return () => undefined
  const painted = new Map<NodeKey, readonly [TokenKind, StaticRange][]>()
  const waiting = new Set<NodeKey>()
  const blocks = new Set<NodeKey>()
  let frame = 0

  const clear = (key: NodeKey): void => {
    for (const [kind, range] of painted.get(key) ?? []) CSS.highlights.get(`code-${kind}`)?.delete(range)
    painted.delete(key)
  }
  const paint = async (): Promise<void> => {
    frame = 0
    const keys = [...waiting]
    waiting.clear()
    const tokenize = await load()
    for (const key of keys) {
      clear(key)
      const ranges = rangesOf(editor, key, tokenize)
      for (const [kind, range] of ranges) highlightOf(kind).add(range)
      if (ranges.length > 0) painted.set(key, ranges)
    }
  }
  const soon = (): void => {
    if (waiting.size > 0 && frame === 0) frame = requestAnimationFrame(() => void paint())
  }
  const stop = mergeRegister(
    editor.registerMutationListener(CodeNode, changes => {
      for (const [key, change] of changes) {
        if (change === 'destroyed') {
          blocks.delete(key)
          clear(key)
        } else {
          blocks.add(key)
          waiting.add(key)
        }
      }
      soon()
    }),
    // Lexical tells of a block that itself was changed; what is typed changes only the text in it.
    editor.registerUpdateListener(({ dirtyElements }) => {
      for (const key of dirtyElements.keys()) if (blocks.has(key)) waiting.add(key)
      soon()
    }),
  )
  return () => {
    stop()
    cancelAnimationFrame(frame)
    for (const key of [...painted.keys()]) clear(key)
  }
}

function highlightOf(kind: TokenKind): Highlight {
  const name = `code-${kind}`
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

function rangesOf(editor: LexicalEditor, key: NodeKey, tokenize: Tokenizer): [TokenKind, StaticRange][] {
  const element = editor.getElementByKey(key)
  const language = editor.read(() => {
    const node = $getNodeByKey(key)
    return node instanceof CodeNode ? (node.getLanguage() ?? '') : ''
  })
  if (element === null || language === '') return []
  const pieces = textPieces(element)
  const text = pieces.map(piece => piece.text).join('')
  if (text.length > LONGEST) return []
  return tokenize(languageOf(language), text).flatMap(token =>
    rangesWithin(pieces, token.start, token.end).map((range): [TokenKind, StaticRange] => [
      token.kind,
      range,
    ]),
  )
}

interface Piece {
  readonly node: Text | null
  readonly text: string
  readonly start: number
}

/** The text of an element as its nodes hold it; a line break counts as one character. */
function textPieces(element: Element): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node instanceof Text ? node.data : node.nodeName === 'BR' ? '\n' : ''
    if (text === '') continue
    pieces.push({ node: node instanceof Text ? node : null, text, start })
    start += text.length
  }
  return pieces
}

function rangesWithin(pieces: readonly Piece[], start: number, end: number): StaticRange[] {
  const ranges: StaticRange[] = []
  for (const piece of pieces) {
    const from = Math.max(start, piece.start)
    const to = Math.min(end, piece.start + piece.text.length)
    if (piece.node === null || from >= to) continue
    ranges.push(
      new StaticRange({
        startContainer: piece.node,
        startOffset: from - piece.start,
        endContainer: piece.node,
        endOffset: to - piece.start,
      }),
    )
  }
  return ranges
}
