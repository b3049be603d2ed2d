/** How a run of text looks, read from the style that the source wrote on it. */
export type Mark = 'strong' | 'em' | 'u' | 's' | 'sub' | 'sup' | 'code'

const marksOfTag: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
}

/**
 * The marks that an element puts on its text. Google Docs says everything by style, on spans, and wraps the whole in a
 * `b` that is not bold; so the style has the last word over the tag.
 */
export function marksOf(element: Element): readonly Mark[] {
  const marks = new Set<Mark>()
  const own = marksOfTag[element.localName]
  if (own !== undefined) marks.add(own)
  const style = readStyle(element.getAttribute('style') ?? '')
  const weight = style.get('font-weight')
  if (weight !== undefined) toggle(marks, 'strong', weight === 'bold' || Number(weight) >= 600)
  const slant = style.get('font-style')
  if (slant !== undefined) toggle(marks, 'em', slant === 'italic' || slant === 'oblique')
  const lines = style.get('text-decoration') ?? style.get('text-decoration-line') ?? ''
  if (/underline/.test(lines) && element.localName !== 'a') marks.add('u')
  if (/line-through/.test(lines)) marks.add('s')
  const rise = style.get('vertical-align')
  if (rise === 'super') marks.add('sup')
  if (rise === 'sub') marks.add('sub')
  return [...marks]
}

function toggle(marks: Set<Mark>, mark: Mark, on: boolean): void {
  if (on) marks.add(mark)
  else marks.delete(mark)
}

/** Declarations by name. Read from the text, because a browser drops what only Word knows (`mso-list`). */
export function readStyle(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const declaration of style.slice(0, 4_000).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return found
}
