import type { Inline } from '../../../core/page/content/blocks'
import { isSafeUrl } from '../../../core/page/content/safe-url'
import { TAG_OF } from './write-phrasing'
import type { WriteOptions } from './write-options'

/** A section's title as HTML: it stands within a tag, where Markdown is not read. */
export function titleHtml(inlines: readonly Inline[], options: WriteOptions): string {
  return htmlOf(inlines, options).replace(/^ | $/g, '&#32;')
}

function htmlOf(inlines: readonly Inline[], options: WriteOptions): string {
  return inlines
    .map(inline => {
      switch (inline.type) {
        case 'text': {
          const tags = TAG_OF.filter(({ bit }) => (inline.format & bit) !== 0).map(({ tag }) => tag)
          const close = [...tags].reverse().map(tag => `</${tag}>`).join('') // prettier-ignore
          return `${tags.map(tag => `<${tag}>`).join('')}${escaped(inline.text)}${close}`
        }
        case 'break':
          return '<br>'
        case 'link':
          return anchor(inline.url, htmlOf(inline.inlines, options))
        case 'reference':
          return anchor(
            options.hrefOf?.(inline) ?? `winroom://${inline.kind}/${inline.target}`,
            escaped(inline.label),
          )
        case 'opaque':
          return ''
      }
    })
    .join('')
}

function anchor(url: string, text: string): string {
  return isSafeUrl(url) ? `<a href="${escaped(url)}">${text}</a>` : text
}

/** White space would be folded, and a line feed would end the tag's line. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\r\n]| (?= )/g, character => `&#${character.charCodeAt(0)};`)
}
