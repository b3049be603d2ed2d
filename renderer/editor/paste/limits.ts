/**
 * What one paste may bring. A page that somebody reads is far below; beyond it the window would stand still while it is
 * put in, so it is refused in words and nothing is changed.
 */
export const pasteLimits = {
  /** Characters of markup. */
  html: 5_000_000,
  /** Characters of plain text: some 150,000 words. */
  text: 1_000_000,
  /** Bytes of Markdown: reading it takes far longer than its length tells, so the reader has a second, too. */
  markdown: 250_000,
  /** Elements in one another. A browser's parser takes time by the square of it: 100,000 are most of a minute. */
  depth: 400,
  /** Elements, once parsed. */
  elements: 20_000,
  rows: 500,
  cells: 5_000,
} as const

export type PasteRefusal =
  | { readonly why: 'markdown-too-much' }
  | { readonly why: 'too-long'; readonly size: number; readonly limit: number }
  | { readonly why: 'too-deep'; readonly size: number; readonly limit: number }
  | { readonly why: 'too-many-parts'; readonly size: number; readonly limit: number }
  | { readonly why: 'table-too-long'; readonly size: number; readonly limit: number }
  | { readonly why: 'table-too-large'; readonly size: number; readonly limit: number }

/** Looks before anything is parsed: parsing twenty megabytes is itself a long stop. */
export function refusesMarkup(html: string): PasteRefusal | null {
  if (html.length > pasteLimits.html) return { why: 'too-long', size: html.length, limit: pasteLimits.html }
  const depth = deepest(html)
  return depth > pasteLimits.depth ? { why: 'too-deep', size: depth, limit: pasteLimits.depth } : null
}

/** Tags that people leave open, or that are never closed: they say nothing of the depth. */
const unclosed = new Set(
  'p li dt dd td th tr thead tbody tfoot option optgroup colgroup col br hr img input meta link base area embed source track wbr param html head body'.split(
    ' ',
  ),
)

/** How many elements stand in one another at most, read from the tags alone. */
export function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (unclosed.has(name.toLowerCase())) continue
    depth = end === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > most) most = depth
  }
  return most
}

export function refusesText(text: string): PasteRefusal | null {
  return text.length > pasteLimits.text
    ? { why: 'too-long', size: text.length, limit: pasteLimits.text }
    : null
}

/** The reader would say so as well, after the text had been sent to it. */
export function refusesMarkdown(text: string): PasteRefusal | null {
  const bytes = new TextEncoder().encode(text).length
  return bytes > pasteLimits.markdown ? { why: 'markdown-too-much' } : null
}

/** Looks at what was parsed, before any of it becomes part of the page. */
export function refusesDocument(page: Document): PasteRefusal | null {
  const elements = page.getElementsByTagName('*').length
  if (elements > pasteLimits.elements * 10)
    return { why: 'too-many-parts', size: elements, limit: pasteLimits.elements }
  for (const table of page.getElementsByTagName('table')) {
    const rows = table.getElementsByTagName('tr').length
    if (rows > pasteLimits.rows) return { why: 'table-too-long', size: rows, limit: pasteLimits.rows }
    const cells = table.querySelectorAll('td, th').length
    if (cells > pasteLimits.cells) return { why: 'table-too-large', size: cells, limit: pasteLimits.cells }
  }
  return null
}
