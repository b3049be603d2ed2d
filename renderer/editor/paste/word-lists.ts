import { readStyle } from './marks'

/**
 * Word writes no lists: each point is a paragraph that names its list and depth in `mso-list`, with the bullet or number
 * as text before it. Here they become lists again, one in another as they stood.
 */
export function rebuildWordLists(root: ParentNode, page: Document): void {
  let open: { readonly element: Element; readonly level: number; readonly list: string }[] = []
  let last: Element | null = null
  for (const line of [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const place = placeOf(line)
    if (place === null) continue
    const goesOn = last !== null && nextThing(last) === line
    const top = open[0]
    if (!goesOn || (top !== undefined && top.list !== place.list && place.level === 1)) open = []
    last = addPoint(open, line, place, page)
  }
}

interface Place {
  readonly list: string
  readonly level: number
  readonly ordered: boolean
}

function placeOf(line: Element): Place | null {
  const said = readStyle(line.getAttribute('style') ?? '').get('mso-list')
  const parts = /(l\d+)\s+level(\d+)/.exec(said ?? '')
  if (parts === null) return null
  const marker = markerOf(line)
  return {
    list: parts[1] ?? '',
    level: Math.min(9, Number(parts[2])),
    ordered: /^[(]?[\p{L}\p{N}]{1,5}[.)]/u.test(marker?.textContent.trim() ?? ''),
  }
}

function markerOf(line: Element): Element | null {
  for (const span of line.querySelectorAll('span'))
    if (/mso-list:\s*ignore/i.test(span.getAttribute('style') ?? '')) return span
  return null
}

/** What comes after, over the white space that Word writes between. */
function nextThing(line: Element): Element | null {
  const list = line.closest('[data-word-list]') ?? line
  return list.nextElementSibling
}

function addPoint(
  open: { element: Element; level: number; list: string }[],
  line: Element,
  place: Place,
  page: Document,
): Element {
  markerOf(line)?.remove()
  while ((open.at(-1)?.level ?? 0) > place.level) open.pop()
  let current = open.at(-1)
  if (current === undefined || current.level < place.level) {
    const element = page.createElement(place.ordered ? 'ol' : 'ul')
    if (current === undefined) {
      element.setAttribute('data-word-list', '')
      line.before(element)
    } else (current.element.lastElementChild ?? current.element).append(element)
    current = { element, level: place.level, list: place.list }
    open.push(current)
  }
  const point = page.createElement('li')
  point.append(...line.childNodes)
  current.element.append(point)
  line.remove()
  return open[0]?.element ?? point
}
