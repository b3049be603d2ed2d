import { FORMAT, referenceKindSchema, type ImageBlock, type Inline } from '../../../core/page/content/blocks'
import { normalInlines } from '../../../core/page/content/inlines'
import { isSafeUrl } from '../../../core/page/content/safe-url'
import { isId } from '../../../core/ids'
import { htmlParts, isHtmlName, SILENT, type HtmlPart } from './html-tags'
import type { Reading } from './reading'
import type { PhrasingContent } from 'mdast'

/** What a line of Markdown holds: an image among it is a block of ours, and splits the line. */
export type Piece = Inline | ImageBlock

const TAG_FORMATS: Readonly<Record<string, number>> = {
  b: FORMAT.bold,
  strong: FORMAT.bold,
  i: FORMAT.italic,
  em: FORMAT.italic,
  cite: FORMAT.italic,
  var: FORMAT.italic,
  dfn: FORMAT.italic,
  s: FORMAT.strikethrough,
  del: FORMAT.strikethrough,
  strike: FORMAT.strikethrough,
  u: FORMAT.underline,
  ins: FORMAT.underline,
  code: FORMAT.code,
  kbd: FORMAT.code,
  samp: FORMAT.code,
  tt: FORMAT.code,
  sub: FORMAT.subscript,
  sup: FORMAT.superscript,
  mark: FORMAT.highlight,
}

/** Reads the phrasing of one line, whose raw HTML may open a tag in one node and close it in another. */
export class Phrasing {
  readonly #pieces: Piece[] = []
  readonly #open = new Map<string, number>()
  #links: { readonly url: string; readonly start: number }[] = []

  constructor(readonly reading: Reading) {}

  /** What was read so far, in its normal form; begins anew. */
  take(): Piece[] {
    this.#closeLinks()
    return normalPieces(this.#pieces.splice(0))
  }

  nodes(nodes: readonly PhrasingContent[], format = 0): void {
    for (const node of nodes) this.#node(node, format)
  }

  #node(node: PhrasingContent, format: number): void {
    switch (node.type) {
      case 'text':
        return this.text(node.value.replace(/[\r\n]+/g, ' '), format)
      case 'inlineCode':
        return this.text(node.value.replace(/[\r\n]/g, ' '), format | FORMAT.code)
      case 'strong':
        return this.nodes(node.children, format | FORMAT.bold)
      case 'emphasis':
        return this.nodes(node.children, format | FORMAT.italic)
      case 'delete':
        return this.nodes(node.children, format | FORMAT.strikethrough)
      case 'break':
        return this.#push({ type: 'break' })
      case 'link':
        return this.#link(node.url, node.title, node.children, format)
      case 'linkReference': {
        const definition = this.reading.definition(node.identifier)
        if (definition === null) return this.nodes(node.children, format)
        return this.#link(definition.url, definition.title, node.children, format)
      }
      case 'image':
        return this.image(node.url, node.alt, node.title, format)
      case 'imageReference': {
        const definition = this.reading.definition(node.identifier)
        return this.image(definition?.url ?? '', node.alt, definition?.title, format)
      }
      case 'footnoteReference':
        return this.text(String(this.reading.footnote(node.identifier)), format | FORMAT.superscript)
      case 'html':
        for (const part of htmlParts(node.value)) this.part(part, format)
    }
  }

  text(text: string, format: number): void {
    if (this.#isSilent()) return
    let all = format
    for (const [name, count] of this.#open) if (count > 0) all |= TAG_FORMATS[name] ?? 0
    if (text !== '') this.#push({ type: 'text', text, format: all })
  }

  /** One tag or text of raw HTML. Nothing of it is ever made: what a tag means is kept, its attributes are not. */
  part(part: HtmlPart, format = 0): void {
    if (part.kind === 'text') return this.text(part.text, format)
    const { name, closes, attributes, source } = part
    if (!isHtmlName(name)) return this.text(source, format)
    if (name in TAG_FORMATS || SILENT.has(name)) {
      const before = this.#open.get(name) ?? 0
      this.#open.set(name, Math.max(0, before + (closes ? -1 : 1)))
    } else if (name === 'br') this.#push({ type: 'break' })
    else if (name === 'a') {
      this.#closeLinks()
      const url = attributes['href']
      if (!closes && url !== undefined) this.#links.push({ url, start: this.#pieces.length })
    } else if (name === 'img' && !closes)
      this.image(attributes['src'] ?? '', attributes['alt'], attributes['title'], format)
  }

  #isSilent(): boolean {
    for (const [name, count] of this.#open) if (count > 0 && SILENT.has(name)) return true
    return false
  }

  #push(piece: Piece): void {
    if (!this.#isSilent()) this.#pieces.push(piece)
  }

  #link(
    url: string,
    title: string | null | undefined,
    children: readonly PhrasingContent[],
    format: number,
  ): void {
    const start = this.#pieces.length
    this.nodes(children, format)
    this.#wrap(url, title ?? null, start)
  }

  #closeLinks(): void {
    for (const { url, start } of this.#links) this.#wrap(url, null, start)
    this.#links = []
  }

  /** Makes a link, or a reference, of all that was read since. */
  #wrap(written: string, title: string | null, start: number): void {
    const inner = this.#pieces.splice(start)
    const url = this.reading.resolve.link?.(written) ?? written
    const label = inner.map(piece => (piece.type === 'text' ? piece.text : '')).join('')
    const reference = referenceOf(url, label)
    if (reference !== null) return void this.#pieces.push(reference)
    if (!isSafeUrl(url)) return void this.#pieces.push(...inner)
    let line: Inline[] = []
    const endLink = (): void => {
      if (line.length > 0) this.#pieces.push({ type: 'link', url: url.slice(0, 8_000), title, inlines: line })
      line = []
    }
    for (const piece of inner) {
      if (piece.type === 'image') {
        endLink()
        this.#pieces.push(piece)
      } else line.push(piece)
    }
    endLink()
  }

  /** A picture of ours is its block; any other is a link to it, under what it says: nothing is fetched. */
  image(url: string, alt: string | null | undefined, title: string | null | undefined, format: number): void {
    const image = this.reading.resolve.image?.(url, { alt: alt ?? '', caption: title ?? '' }) ?? null
    if (image !== null) return this.#push(image)
    const start = this.#pieces.length
    this.text(alt || url, format)
    this.#wrap(url, title ?? null, start)
  }
}

function normalPieces(pieces: readonly Piece[]): Piece[] {
  const normal: Piece[] = []
  let line: Inline[] = []
  for (const piece of pieces) {
    if (piece.type === 'image') {
      normal.push(...normalInlines(line), piece)
      line = []
    } else line.push(piece)
  }
  return [...normal, ...normalInlines(line)]
}

/** `winroom://deal/<id>`: how a living reference is written. */
function referenceOf(url: string, label: string): Inline | null {
  const [, kind, target] = /^winroom:\/\/([a-z]+)\/([^/?#]+)$/.exec(url) ?? []
  const known = referenceKindSchema.safeParse(kind)
  if (!known.success || target === undefined || !isId(target)) return null
  return { type: 'reference', kind: known.data, target, label: label.slice(0, 1_000) }
}
