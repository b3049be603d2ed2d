import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** Raw HTML in Markdown is never made: it is taken apart into what its tags mean and what its text says. */
export type HtmlPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag'
      readonly name: string
      readonly closes: boolean
      readonly attributes: Readonly<Record<string, string>>
      readonly source: string
    }

const PART = /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<![A-Za-z][^>]*(?:>|$)|<\/?[A-Za-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g // prettier-ignore
const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g

/**
 * Tags and text in their order; comments, instructions and declarations are left out.
 * @param fold folds white space as a browser does: to one space, and to none where a line begins or ends
 */
export function htmlParts(html: string, fold = false): HtmlPart[] {
  const sources = [...html.matchAll(PART)].map(([source]) => source).filter(source => !/^<[!?]/.test(source))
  return sources.map((source, at): HtmlPart => {
    const name = tagName(source)
    if (name === null) {
      const text = fold ? folded(source, isEdge(sources[at - 1]), isEdge(sources[at + 1])) : source
      return { kind: 'text', text: decodeReferences(text) }
    }
    const closes = source.startsWith('</')
    const attributes = attributesOf(source.slice(name.length + 1))
    return { kind: 'tag', name: name.toLowerCase(), closes, attributes, source }
  })
}

function tagName(source: string): string | null {
  return /^<\/?([A-Za-z][^\s/>]*)/.exec(source)?.[1] ?? null
}

function isEdge(beside: string | undefined): boolean {
  return beside === undefined || endsLine(tagName(beside)?.toLowerCase() ?? '')
}

/** Before references are decoded: a space that is written as one is meant. */
function folded(text: string, begins: boolean, ends: boolean): string {
  const line = text.replace(/[ \t\r\n\f]+/g, ' ')
  return line.slice(begins && line.startsWith(' ') ? 1 : 0, ends && line.endsWith(' ') ? -1 : undefined)
}

function attributesOf(source: string): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE))
    attributes[name.toLowerCase()] ??= decodeReferences(double ?? single ?? bare ?? '')
  return attributes
}

function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g,
    (all, decimal, hex, name) => {
      // prettier-ignore
      if (typeof name === 'string') return decodeNamedCharacterReference(name) || all
      const code =
        typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '\ufffd'
    },
  )
}

/** Elements whose content is no text of the page. */
export const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'title',
  'head',
])

const INLINE = 'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr br button input label select option textarea svg path picture source video audio'.split(' ') // prettier-ignore
const BLOCK = 'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hr html legend li link main menu menuitem meta nav ol optgroup p param pre search section summary table tbody td tfoot th thead tr track ul base basefont'.split(' ') // prettier-ignore

const inlineNames = new Set(INLINE)
const blockNames = new Set(BLOCK)

/** What HTML itself calls something. `<YOUR NAME>` in a text is no tag to whoever wrote it: it is text. */
export function isHtmlName(name: string): boolean {
  return inlineNames.has(name) || blockNames.has(name) || SILENT.has(name)
}

export function endsLine(name: string): boolean {
  return blockNames.has(name)
}
