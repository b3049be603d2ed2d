import type { Inline } from './blocks'

/**
 * Inlines in their normal form: neighbours of one look are one run, a line feed is a break, nothing is empty, and no link
 * stands in a link.
 */
export function normalInlines(inlines: readonly Inline[], inLink = false): Inline[] {
  const normal: Inline[] = []
  for (const inline of inlines) {
    if (inline.type === 'text') appendText(normal, inline.text, inline.format)
    else if (inline.type !== 'link') normal.push(inline)
    else if (inLink) normalInlines(inline.inlines, true).forEach(each => appendInline(normal, each))
    else {
      const inner = normalInlines(inline.inlines, true)
      if (inner.length > 0) normal.push({ ...inline, inlines: inner })
    }
  }
  return normal
}

function appendInline(normal: Inline[], inline: Inline): void {
  if (inline.type === 'text') appendText(normal, inline.text, inline.format)
  else normal.push(inline)
}

function appendText(normal: Inline[], text: string, format: number): void {
  text.split(/\r\n|[\r\n]/).forEach((line, at) => {
    if (at > 0) normal.push({ type: 'break' })
    if (line === '') return
    const last = normal.at(-1)
    if (last?.type === 'text' && last.format === format)
      normal[normal.length - 1] = { ...last, text: last.text + line }
    else normal.push({ type: 'text', text: line, format })
  })
}
