import { z } from 'zod'
import { boardIdSchema, idSchema, memberIdSchema, pageIdSchema, tagIdSchema } from '../../core/ids'
import { checksSchema } from '../../core/page/claims'
import { mentionKindSchema } from '../../core/page/mention-kinds'
import { pageKindSchema, pageTemplateSchema } from '../../core/page/schema'

/** Rows about pages, and the queries that answer with them. */

export const pageRowSchema = z.object({
  id: pageIdSchema,
  kind: pageKindSchema,
  /** May be empty. */
  title: z.string(),
  /** The page that it is shown beneath; null at the top. */
  parentId: pageIdSchema.nullable(),
  order: z.string(),
  /**
   * It does not stand where it was put: two moves crossed (`loop`), the page above it was deleted by somebody who did not know of it
   * (`parent-deleted`), or is not here yet (`arriving`). Then it is shown at the top, in a place that says so.
   */
  stray: z.enum(['loop', 'parent-deleted', 'arriving']).nullable(),
  tags: z.array(tagIdSchema),
  /** Mine. */
  favourite: z.boolean(),
  template: pageTemplateSchema.nullable(),
  /** The sample board that it came with. */
  sample: boardIdSchema.nullable(),
  createdAt: z.number().nullable(),
  createdBy: memberIdSchema.nullable(),
  /** By the clock of who wrote last: to show. */
  updatedAt: z.number().nullable(),
  updatedBy: memberIdSchema.nullable(),
  words: z.number().int(),
  /** Of a battlecard that has claims; `staleClaims` (core/page/claims.ts) says how many are stale on a given day. */
  checks: checksSchema.nullable(),
  /** `newer`: written by a newer app, shown and not written to (D9). `arriving`: its text is not here yet. */
  state: z.enum(['current', 'newer', 'unreadable', 'arriving']),
})
export type PageRow = z.infer<typeof pageRowSchema>

export const wikiPatchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), rows: z.array(pageRowSchema) }),
  z.object({ kind: z.literal('change'), upsert: z.array(pageRowSchema), remove: z.array(pageIdSchema) }),
])
export type WikiPatch = z.infer<typeof wikiPatchSchema>

export const mentionRowSchema = z.object({
  pageId: pageIdSchema,
  /** The first line of text that it stands in; empty where only the head names it. */
  line: z.string(),
  /** The field of the page's head that names it; null for the text alone. */
  field: z.string().nullable(),
  /** How often the page names it. */
  count: z.number().int(),
})
export type MentionRow = z.infer<typeof mentionRowSchema>

export const pageTrashRowSchema = z.object({
  id: pageIdSchema,
  kind: pageKindSchema,
  title: z.string(),
  at: z.number(),
  by: memberIdSchema.nullable(),
  /** Pages that went along. */
  took: z.number().int(),
})
export type PageTrashRow = z.infer<typeof pageTrashRowSchema>

/** A page as its row says, deleted or not; with what it mentions. */
export const pageFactsSchema = z.object({
  row: pageRowSchema,
  /** In the trash: by its own mark, or along with the page that was deleted. */
  inTrash: z.boolean(),
  mentions: z.array(z.object({ kind: mentionKindSchema, id: idSchema })),
})
export type PageFacts = z.infer<typeof pageFactsSchema>

export const pageQuerySchemas = {
  /** *Mentioned in*: the pages that name a page, deal, account, ...; not those in the trash. */
  'page.mentions': {
    input: z.object({ kind: mentionKindSchema, id: idSchema }),
    output: z.array(mentionRowSchema),
  },
  'page.trash': { input: z.object({}), output: z.array(pageTrashRowSchema) },
  'page.facts': { input: z.object({ pageId: pageIdSchema }), output: pageFactsSchema.nullable() },
} as const
