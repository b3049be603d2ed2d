import { z } from 'zod'
import {
  alignments,
  calloutToneSchema,
  cellHeads,
  imageSchema,
  listStyles,
  tableSchema,
  type Block,
  type CalloutTone,
  type ImageBlock,
  type ListBlock,
  type Paragraph,
  type TableCell,
} from './blocks'
import type { Attributes } from './tree'

/** Stored properties as what they mean; a value that this version can't read is the one that a new node has. */

/** Made once: a schema costs more to make than a paragraph to read. */
const schemas = {
  /** Nearly every line says 0: that is read, not refused, for making an error costs ten times the reading. */
  indent: z.int().min(0).max(100).catch(0),
  tag: z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']).catch('h1'),
  language: z.string().trim().min(1).max(100),
  tone: calloutToneSchema.catch('note'),
  listStyle: z.enum(listStyles).catch('bullet'),
  start: z.int().min(0).max(999_999_999).catch(1),
  span: z.int().min(1).max(1_000).catch(1),
  head: z.int().min(0).max(3).catch(0),
  mime: imageSchema.shape.mime.catch(''),
}

export function lineShape(attributes: Attributes): Pick<Paragraph, 'align' | 'indent'> {
  const align = alignmentOf(attributes['__format'])
  const indent = schemas.indent.parse(attributes['__indent'])
  return { ...(align === undefined ? {} : { align }), ...(indent === 0 ? {} : { indent }) }
}

/** Lexical numbers the ways to align from 1; 0 is the page's own. */
function alignmentOf(value: unknown): Paragraph['align'] {
  return typeof value === 'number' ? alignments[value - 1] : undefined
}

export function headingLevel(attributes: Attributes): number {
  const tag = schemas.tag.parse(attributes['__tag'])
  return Number(tag.slice(1))
}

export function languageOf(attributes: Attributes): string | null {
  const language = schemas.language.safeParse(attributes['__language'])
  return language.success ? language.data : null
}

export function toneOf(attributes: Attributes): CalloutTone {
  return schemas.tone.parse(attributes['__tone'])
}

export function listShape(attributes: Attributes): Pick<ListBlock, 'style' | 'start'> {
  const style = schemas.listStyle.parse(attributes['__listType'])
  const start = schemas.start.parse(attributes['__start'])
  return { style, start: style === 'number' ? start : 1 }
}

export function cellShape(attributes: Attributes): Omit<TableCell, 'blocks'> {
  const head = schemas.head.parse(attributes['__headerState'])
  return {
    head: cellHeads[head] ?? 'none',
    columns: schemas.span.parse(attributes['__colSpan']),
    rows: schemas.span.parse(attributes['__rowSpan']),
  }
}

export function widthsOf(attributes: Attributes): { widths?: number[] } {
  const widths = tableSchema.shape.widths.safeParse(attributes['__colWidths'])
  return widths.success && widths.data !== undefined ? { widths: widths.data } : {}
}

const pixels = z.number().transform(Math.round).pipe(imageSchema.shape.width).catch(0)
const words = z
  .string()
  .transform(text => text.slice(0, 2_000))
  .catch('')

/** The editor stores 0 where nobody has set a width. */
function shownOf(attributes: Attributes): Pick<ImageBlock, 'shown'> {
  const shown = pixels.parse(attributes['__shown'])
  return shown > 0 ? { shown } : {}
}

/** Null where it names no picture. */
export function imageOf(attributes: Attributes): ImageBlock | null {
  const hash = imageSchema.shape.hash.safeParse(attributes['__hash'])
  if (!hash.success) return null
  return {
    type: 'image',
    hash: hash.data,
    mime: schemas.mime.parse(attributes['__mime']),
    alt: words.parse(attributes['__alt']),
    caption: words.parse(attributes['__caption']),
    width: pixels.parse(attributes['__width']),
    height: pixels.parse(attributes['__height']),
    ...shownOf(attributes),
  } satisfies Block
}
