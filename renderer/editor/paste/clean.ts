import { safeUrl } from '../links/safe-url'
import { marksOf, type Mark } from './marks'
import { rebuildWordLists } from './word-lists'

/**
 * What somebody pasted, as a document that holds only what a page may hold: built anew, element by element, from a list
 * of what is known. Nothing is taken over as it came: no attribute, no style, no address of a picture.
 */
export function cleanDocument(from: Document): Document {
  const page = from.implementation.createHTMLDocument('')
  rebuildWordLists(from.body, from)
  copyChildren(from.body, page.body, { page, marks: [], depth: 0, pre: false })
  return page
}

interface Within {
  readonly page: Document
  readonly marks: readonly Mark[]
  readonly depth: number
  /** In code, where white space counts. */
  readonly pre: boolean
}

/** Deeper than this nobody wrote by hand; what lies below is taken as its text. */
const DEEPEST = 60

/** Never read, whatever is in them. */
const dropped = new Set(
  'script style link meta title head base noscript template iframe frame frameset object embed applet svg math canvas audio video source track map area form button select option textarea dialog portal xml'.split(
    ' ',
  ),
)
/** Kept as they are called. */
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table tbody thead tfoot tr td th br details summary aside'.split(
    ' ',
  ),
)
/** A line of its own, but no kind of its own. */
const lines = new Set(
  'div section article main header footer nav address figure figcaption dt dd caption center'.split(' '),
)
const wordStyles: Readonly<Record<string, string>> = {
  msotitle: 'h1',
  msosubtitle: 'h2',
  msoquote: 'blockquote',
  msointensequote: 'blockquote',
}

function copyChildren(from: Node, to: Element, within: Within): void {
  for (const child of from.childNodes) copy(child, to, within)
}

function copy(node: Node, to: Element, within: Within): void {
  if (node.nodeType === 3)
    return isBetweenBlocks(node) ? undefined : copyText(node.textContent ?? '', to, within)
  if (node.nodeType !== 1) return
  const element = node as Element
  const tag = nameOf(element)
  if (dropped.has(tag) || isHidden(element) || element.className === 'Apple-interchange-newline') return
  if (within.depth >= DEEPEST) return copyText(element.textContent, to, within)
  const inner = { ...within, depth: within.depth + 1, marks: [...within.marks, ...marksOf(element)] }
  if (tag === 'img') return copyImage(element, to, inner)
  if (tag === 'input') return
  if (tag === 'a') return copyLink(element, to, inner)
  if (tag === 'span' && element.hasAttribute('data-winroom-reference'))
    return copyReference(element, to, inner)
  if (blocks.has(tag)) return copyBlock(element, tag, to, inner)
  if (lines.has(tag) && !holdsBlocks(element) && !within.pre) return copyBlock(element, 'p', to, inner)
  copyChildren(element, to, inner)
}

/** `o:p` and its like are Word's own; a paragraph's style says what Word calls it. */
function nameOf(element: Element): string {
  const tag = element.localName
  if (tag !== 'p') return tag
  return wordStyles[(element.getAttribute('class') ?? '').toLowerCase()] ?? tag
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute('style') ?? ''
  return (
    element.hasAttribute('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*(comment|field-begin)/i.test(style)
  )
}

function holdsBlocks(element: Element): boolean {
  for (const child of element.children) {
    if (blocks.has(child.localName) && child.localName !== 'br') return true
    if (lines.has(child.localName)) return true
    if (!dropped.has(child.localName) && child.firstElementChild !== null && holdsBlocks(child)) return true
  }
  return false
}

/** White space that only lays out the markup: what stands beside it are blocks. */
function isBetweenBlocks(text: Node): boolean {
  const isBlock = (node: Node | null): boolean =>
    node instanceof Element &&
    node.localName !== 'br' &&
    (blocks.has(node.localName) || lines.has(node.localName))
  return (
    (text.textContent ?? '').trim() === '' && (isBlock(text.previousSibling) || isBlock(text.nextSibling))
  )
}

function copyText(text: string, to: Element, { page, marks, pre }: Within): void {
  const written = pre ? text : text.replace(/[\t\n\r ]+/g, ' ')
  if (written === '' || (written === ' ' && takesNoText(to))) return
  let at = to
  const linked = to.localName === 'a'
  for (const mark of new Set(marks)) {
    // A link is underlined by being one.
    if (mark === 'u' && linked) continue
    const element = page.createElement(mark)
    at.append(element)
    at = element
  }
  at.append(page.createTextNode(written))
}

const noText = new Set(['body', 'ul', 'ol', 'table', 'tbody', 'thead', 'tfoot', 'tr'])
function takesNoText(element: Element): boolean {
  return noText.has(element.localName)
}

function copyBlock(from: Element, tag: string, to: Element, within: Within): void {
  const element = within.page.createElement(tag)
  if (tag === 'td' || tag === 'th') {
    copyNumber(from, element, 'colspan', 100)
    copyNumber(from, element, 'rowspan', 500)
  }
  if (tag === 'ol') copyNumber(from, element, 'start', 999_999)
  if (tag === 'li') copyCheck(from, element)
  if (tag === 'pre') copyLanguage(from, element)
  if (tag === 'aside') element.dataset['tone'] = from.getAttribute('data-tone') ?? 'note'
  to.append(element)
  copyChildren(from, element, tag === 'pre' ? { ...within, pre: true, marks: [] } : within)
}

function copyNumber(from: Element, to: Element, name: string, most: number): void {
  const value = Number.parseInt(from.getAttribute(name) ?? '', 10)
  if (value > 1 && value <= most) to.setAttribute(name, String(value))
}

function copyCheck(from: Element, to: Element): void {
  const box = from.querySelector(':scope > input[type="checkbox"], :scope > p > input[type="checkbox"]')
  const said = from.getAttribute('aria-checked')
  const checked = box !== null ? box.hasAttribute('checked') : said === null ? null : said === 'true'
  if (checked !== null) to.setAttribute('aria-checked', String(checked))
}

function copyLanguage(from: Element, to: Element): void {
  const named = from.getAttribute('data-language') ?? from.querySelector('code')?.getAttribute('class') ?? ''
  const language = /^(?:language-)?([\w+#-]{1,30})$/.exec(named.split(' ')[0] ?? '')?.[1]
  if (language !== undefined) to.setAttribute('data-language', language)
}

function copyLink(from: Element, to: Element, within: Within): void {
  const url = safeUrl(from.getAttribute('href') ?? '')
  // A link around blocks is no link of a page, and one that leads nowhere good is its text.
  if (url === null || holdsBlocks(from)) return copyChildren(from, to, within)
  const link = within.page.createElement('a')
  link.setAttribute('href', url)
  to.append(link)
  copyChildren(from, link, within)
}

function copyReference(from: Element, to: Element, { page }: Within): void {
  const element = page.createElement('span')
  for (const name of ['data-winroom-reference', 'data-target'])
    element.setAttribute(name, from.getAttribute(name) ?? '')
  element.textContent = from.textContent
  to.append(element)
}

const ofOurs = [
  'data-winroom-image',
  'data-mime',
  'data-caption',
  'data-width',
  'data-height',
  'data-shown',
  'alt',
]

/** A picture of ours stays one. Any other is fetched by nobody: it is a link to where it is, or nothing where it counts who looks. */
function copyImage(from: Element, to: Element, within: Within): void {
  const { page } = within
  if (from.hasAttribute('data-winroom-image')) {
    const element = page.createElement('img')
    for (const name of ofOurs) element.setAttribute(name, from.getAttribute(name) ?? '')
    return void to.append(element)
  }
  const source = from.getAttribute('src') ?? ''
  const alt = (from.getAttribute('alt') ?? '').trim()
  if (isPixel(from)) return
  const url = /^https?:/i.test(source) ? safeUrl(source) : null
  if (url === null || to.closest('a') !== null) return copyText(alt, to, within)
  const link = page.createElement('a')
  link.setAttribute('href', url)
  link.textContent = alt === '' ? (new URL(url).pathname.split('/').at(-1) ?? '') || url : alt
  to.append(link)
}

function isPixel(image: Element): boolean {
  return ['width', 'height'].some(name => {
    const value = image.getAttribute(name)
    return value !== null && Number.parseInt(value, 10) <= 2
  })
}
