import { z } from 'zod'
import { competitorIdSchema, pageIdSchema, tagIdSchema } from '../../core/ids'
import { languageSchema, pageKindSchema, pageTemplateSchema, pageTitleSchema } from '../../core/page/schema'
import { recordStepSchema, undoable } from './inverse'

/**
 * Commands on the records of pages, tags and competitors. What is written *in* a page is written on its document, over
 * the channel of replicas.
 */

/** What a new page begins with. A template and a copy are the same page again, text and head; a copy keeps the tags, too. */
export const pageOriginSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('blank'), kind: pageKindSchema }),
  z.object({ what: z.literal('builtin'), kind: pageKindSchema, language: languageSchema }),
  z.object({ what: z.literal('template'), pageId: pageIdSchema }),
  z.object({ what: z.literal('copy'), pageId: pageIdSchema }),
])
export type PageOrigin = z.infer<typeof pageOriginSchema>

const name = z.string().trim().min(1).max(200)
const onPage = z.object({ pageId: pageIdSchema })
/** Just below the page `after` among the pages beneath `parentId`, or first when null; `last` is the end. */
const standing = {
  parentId: pageIdSchema.nullable(),
  after: z.union([pageIdSchema, z.literal('last')]).nullable(),
}

export const pageCommandSchemas = {
  /** An empty title takes the one of what the page begins with. */
  'page.create': {
    input: onPage.extend({ title: pageTitleSchema, ...standing, from: pageOriginSchema }),
    output: undoable,
  },
  'page.rename': { input: onPage.extend({ title: pageTitleSchema }), output: undoable },
  /** Not beneath itself: that is refused. */
  'page.move': { input: onPage.extend(standing), output: undoable },
  /** Makes it another kind. The head of the kind that it was stays in the page, unseen. */
  'page.set-kind': { input: onPage.extend({ kind: pageKindSchema }), output: undoable },
  /** One mark: the pages beneath go along (P3). */
  'page.delete': { input: onPage, output: undoable },
  'page.restore': { input: onPage, output: undoable },
  'page.tag': { input: onPage.extend({ tagId: tagIdSchema, on: z.boolean() }), output: undoable },
  /** Mine alone. */
  'page.favourite': { input: onPage.extend({ on: z.boolean() }), output: undoable },
  /** Makes a page a template, or an ordinary page again. */
  'page.mark-template': {
    input: onPage.extend({ template: pageTemplateSchema.nullable() }),
    output: undoable,
  },

  /** The tag of that name, made when nobody has it yet. Its id comes from the name, so two people who make it make one. */
  'tag.create': { input: z.object({ name }), output: undoable.extend({ tagId: tagIdSchema }) },
  'tag.rename': { input: z.object({ tagId: tagIdSchema, name }), output: undoable },
  'tag.delete': { input: z.object({ tagId: tagIdSchema }), output: undoable },
  /** As `tag.create`. */
  'competitor.create': {
    input: z.object({ name }),
    output: undoable.extend({ competitorId: competitorIdSchema }),
  },
  'competitor.rename': { input: z.object({ competitorId: competitorIdSchema, name }), output: undoable },
  'competitor.delete': { input: z.object({ competitorId: competitorIdSchema }), output: undoable },

  /** Undo or redo of commands on these records. `skipped` counts steps left alone because somebody has changed the field since. */
  'record.revert': {
    input: z.object({ steps: z.array(recordStepSchema).min(1).max(1000) }),
    output: undoable.extend({ skipped: z.number().int() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type PageCommandName = keyof typeof pageCommandSchemas
