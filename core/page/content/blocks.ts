import { z } from 'zod'
import { err, ok, type Result } from '../../result'

/**
 * A page's content as a neutral tree: what Markdown, search, templates, history and the command line read and write. A real
 * Lexical editor and this tree say the same (`read.ts`, `write.ts`; tests hold them to it), and nothing here knows Lexical.
 *
 * The types that hold themselves are written out beside their schemas: inferred, they would be `any` to the compiler.
 */

/** How a run of text looks: a sum of bits, the same ones that Lexical stores. */
export const FORMAT = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
  highlight: 128,
} as const
export type FormatName = keyof typeof FORMAT
/** Every bit that this version knows. */
export const FORMAT_MASK = 255

export const referenceKinds = ['person', 'deal', 'account', 'competitor', 'page'] as const
export const referenceKindSchema = z.enum(referenceKinds)
export type ReferenceKind = z.infer<typeof referenceKindSchema>

export const calloutTones = ['note', 'tip', 'warning'] as const
export const calloutToneSchema = z.enum(calloutTones)
export type CalloutTone = z.infer<typeof calloutToneSchema>

/** A run of text of one look; never empty, never holding a line feed (that is a `break`). Neighbours differ in format. */
export const textSchema = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  format: z.int().min(0).max(FORMAT_MASK),
})
export const breakSchema = z.object({ type: z.literal('break') })
/** A living reference. `label` is what it was called when it was written: shown only where the target isn't known. */
export const referenceSchema = z.object({
  type: z.literal('reference'),
  kind: referenceKindSchema,
  target: z.string().min(1).max(64),
  label: z.string().max(1_000),
})
/** A node that this version does not know, by its own name for itself. Its content is not ours to read. */
export const opaqueSchema = z.object({ type: z.literal('opaque'), node: z.string().max(200) })

export type TextInline = z.infer<typeof textSchema>
export type ReferenceInline = z.infer<typeof referenceSchema>
export type Opaque = z.infer<typeof opaqueSchema>
export interface LinkInline {
  type: 'link'
  /** As it was written: whoever follows or exports it asks `safeUrl` first. */
  url: string
  title: string | null
  /** Made by the editor from text that looks like an address. */
  auto?: true | undefined
  inlines: Inline[]
}
export type Inline = TextInline | z.infer<typeof breakSchema> | LinkInline | ReferenceInline | Opaque

const inlinesSchema = z.array(z.lazy((): z.ZodType<Inline> => inlineSchema))
export const linkSchema = z.object({
  type: z.literal('link'),
  url: z.string().max(8_000),
  title: z.string().max(2_000).nullable(),
  auto: z.literal(true).optional(),
  inlines: inlinesSchema,
})
export const inlineSchema: z.ZodType<Inline> = z.discriminatedUnion('type', [
  textSchema,
  breakSchema,
  linkSchema,
  referenceSchema,
  opaqueSchema,
])

export const alignments = ['left', 'center', 'right', 'justify', 'start', 'end'] as const
const lineShape = {
  inlines: inlinesSchema,
  /** Absent: as the page goes. */
  align: z.enum(alignments).optional(),
  /** Steps from the margin; absent: none. */
  indent: z.int().min(1).max(100).optional(),
}
export const paragraphSchema = z.object({ type: z.literal('paragraph'), ...lineShape })
export const headingSchema = z.object({
  type: z.literal('heading'),
  level: z.int().min(1).max(6),
  ...lineShape,
})
export const codeSchema = z.object({
  type: z.literal('code'),
  language: z.string().max(100).nullable(),
  /** Its lines, with line feeds and tabs. */
  text: z.string(),
})
export const dividerSchema = z.object({ type: z.literal('divider') })
export const imageHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex')
export const imageSchema = z.object({
  type: z.literal('image'),
  /** SHA-256 of the bytes: where they are found. */
  hash: imageHashSchema,
  mime: z.string().max(100),
  alt: z.string().max(2_000),
  caption: z.string().max(2_000),
  /** Natural pixels; 0 where nobody knows. */
  width: z.int().min(0).max(1_000_000),
  height: z.int().min(0).max(1_000_000),
  /** Pixels it is shown wide, where somebody has set that. */
  shown: z.int().min(1).max(1_000_000).optional(),
})

export type Paragraph = z.infer<typeof paragraphSchema>
export type Heading = z.infer<typeof headingSchema>
export type CodeBlock = z.infer<typeof codeSchema>
export type ImageBlock = z.infer<typeof imageSchema>

/** One point of a list: its own line, and what stands beneath it (nested lists; from Markdown, anything). */
export interface ListItem {
  /** Null outside of check lists. */
  checked: boolean | null
  inlines: Inline[]
  blocks: Block[]
  /** A list that begins indented: its first point has no line of its own, only nested lists. */
  bare?: true | undefined
}
export const listStyles = ['bullet', 'number', 'check'] as const
export interface ListBlock {
  type: 'list'
  style: (typeof listStyles)[number]
  /** The number of the first point; 1 where points have no numbers. */
  start: number
  items: ListItem[]
}
/** One line of text is one paragraph in it. */
export interface QuoteBlock {
  type: 'quote'
  blocks: Block[]
}
/** Whether a cell stands in a head row, in a head column, or in both. */
export const cellHeads = ['none', 'row', 'column', 'both'] as const
export interface TableCell {
  head: (typeof cellHeads)[number]
  /** Columns and rows that it covers, at least 1. A covered place has no cell of its own. */
  columns: number
  rows: number
  blocks: Block[]
}
export interface TableRow {
  cells: TableCell[]
}
export interface TableBlock {
  type: 'table'
  rows: TableRow[]
  /** Pixels, by column, where somebody has set them. */
  widths?: number[] | undefined
}
export interface CalloutBlock {
  type: 'callout'
  tone: CalloutTone
  blocks: Block[]
}
export interface CollapsibleBlock {
  type: 'collapsible'
  title: Inline[]
  blocks: Block[]
}
export type Block =
  | Paragraph
  | Heading
  | ListBlock
  | QuoteBlock
  | CodeBlock
  | TableBlock
  | z.infer<typeof dividerSchema>
  | CalloutBlock
  | CollapsibleBlock
  | ImageBlock
  | Opaque

const nestedSchema = z.array(z.lazy((): z.ZodType<Block> => blockSchema))
export const listSchema = z.object({
  type: z.literal('list'),
  style: z.enum(listStyles),
  start: z.int().min(0).max(999_999_999),
  items: z.array(
    z.object({
      checked: z.boolean().nullable(),
      inlines: inlinesSchema,
      blocks: nestedSchema,
      bare: z.literal(true).optional(),
    }),
  ),
})
export const quoteSchema = z.object({ type: z.literal('quote'), blocks: nestedSchema })
const spanSchema = z.int().min(1).max(1_000)
export const tableSchema = z.object({
  type: z.literal('table'),
  rows: z.array(
    z.object({
      cells: z.array(
        z.object({ head: z.enum(cellHeads), columns: spanSchema, rows: spanSchema, blocks: nestedSchema }),
      ),
    }),
  ),
  widths: z.array(z.number().min(0).max(100_000)).optional(),
})
export const calloutSchema = z.object({
  type: z.literal('callout'),
  tone: calloutToneSchema,
  blocks: nestedSchema,
})
export const collapsibleSchema = z.object({
  type: z.literal('collapsible'),
  title: inlinesSchema,
  blocks: nestedSchema,
})
export const blockSchema: z.ZodType<Block> = z.discriminatedUnion('type', [
  paragraphSchema,
  headingSchema,
  listSchema,
  quoteSchema,
  codeSchema,
  tableSchema,
  dividerSchema,
  calloutSchema,
  collapsibleSchema,
  imageSchema,
  opaqueSchema,
])
/** Parse with `parseBlocks` where the value comes from outside: it looks at the depth first. */
export const blocksSchema = z.array(blockSchema)

/** How deep things may stand in one another: text a person wrote stays under 20, and no reader runs out of stack. */
export const MAX_DEPTH = 64
/** Objects and arrays in one another, for content of `MAX_DEPTH`: a table's cell is six of them. */
const MAX_JSON_DEPTH = MAX_DEPTH * 6 + 8

/** Blocks from outside: parsed, and refused where they are nested deeper than anything that people write. */
export function parseBlocks(value: unknown): Result<Block[], string> {
  if (deeperThan(value, MAX_JSON_DEPTH)) return err(`content is nested deeper than ${MAX_DEPTH} levels`)
  const parsed = blocksSchema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return err(`content is not blocks: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

function deeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  return Object.values(value).some(each => deeperThan(each, limit - 1))
}
