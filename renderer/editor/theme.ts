import type { EditorThemeClasses } from 'lexical'
import styles from './page.module.css'

const of = (name: string): string => styles[name] ?? ''

/** The classes of a page's own elements. How they look is in `page.module.css`. */
export const pageTheme: EditorThemeClasses = {
  paragraph: of('paragraph'),
  quote: of('quote'),
  heading: { h1: of('h1'), h2: of('h2'), h3: of('h3'), h4: of('h4'), h5: of('h4'), h6: of('h4') },
  list: {
    ul: of('ul'),
    ol: of('ol'),
    olDepth: [of('ol'), of('olAlpha'), of('olRoman')],
    listitem: of('item'),
    listitemChecked: of('checked'),
    listitemUnchecked: of('unchecked'),
    nested: { listitem: of('nested') },
  },
  link: of('link'),
  autolink: of('link'),
  hr: of('divider'),
  hrSelected: of('selected'),
  code: of('code'),
  text: {
    bold: of('bold'),
    italic: of('italic'),
    underline: of('underline'),
    strikethrough: of('strikethrough'),
    underlineStrikethrough: of('underlineStrikethrough'),
    code: of('inlineCode'),
    highlight: of('marked'),
  },
  table: of('table'),
  tableRow: of('row'),
  tableCell: of('cell'),
  tableCellHeader: of('headCell'),
  tableCellSelected: of('cellSelected'),
  tableSelection: of('tableSelection'),
  tableScrollableWrapper: of('tableScroll'),
  image: of('image'),
  callout: of('callout'),
  collapsible: of('section'),
  collapsibleTitle: of('sectionTitle'),
  collapsibleBody: of('sectionBody'),
  reference: of('reference'),
  opaque: of('opaque'),
}
