import { z } from 'zod'
import { blocksSchema } from '../../core/page/content/blocks'
import { pageIdSchema } from '../../core/ids'
import { nothing, undoable } from './inverse'

/** Pages to files and back. Long work has an id that its window gave it: `files-progress` events carry it, and `wiki.cancel` ends it. */
const workId = z.string().max(64).optional()

/** What is wrong with one file of an import: it is named, with its place in the folder. */
export const fileTroubleSchema = z.object({
  code: z.enum(['not-there', 'no-markdown', 'link', 'outside', 'too-large', 'too-deep', 'too-many', 'not-text', 'no-picture', 'too-slow']), // prettier-ignore
  path: z.string(),
})
export type FileTrouble = z.infer<typeof fileTroubleSchema>

/** What an import would make, or made. */
export const wikiReportSchema = z.object({
  /** Titles as the tree will show them, the first of them only; `total` is all. */
  pages: z.array(z.object({ path: z.string(), title: z.string(), depth: z.int() })),
  total: z.int(),
  pictures: z.int(),
  newTags: z.array(z.string()),
  /** Links between the files that become references. */
  links: z.int(),
  troubles: z.array(fileTroubleSchema),
})
export type WikiReport = z.infer<typeof wikiReportSchema>

const importInput = z.object({
  /** A Markdown file, or a folder of them. */
  path: z.string().min(1),
  /** Leaves out the files that can't be read, and imports the others. */
  skipBad: z.boolean().default(false),
  workId,
})

export const wikiFileCommands = {
  /** Whole or absent: `written` is false where a file can't be read and is not to be skipped. Undone, its pages go to the trash. */
  'wiki.import': {
    /** Its pages stand last beneath `parentId`, or at the top. */
    input: importInput.extend({ parentId: pageIdSchema.nullable().default(null) }),
    /** `firstId`: the first page that it made, to be shown. */
    output: undoable.extend({
      written: z.boolean(),
      report: wikiReportSchema,
      firstId: pageIdSchema.nullable(),
    }),
  },
  /** One page with what is beneath it (or `alone`), or all when null, to a folder that is not there yet or is empty. */
  'wiki.export': {
    input: z.object({
      pageId: pageIdSchema.nullable(),
      path: z.string().min(1),
      workId,
      alone: z.boolean().default(false),
    }),
    output: z.object({ pages: z.int(), pictures: z.int(), missingPictures: z.int() }),
  },
  /** Nothing of what it was doing stays. */
  'wiki.cancel': { input: z.object({ workId: z.string().max(64) }), output: nothing },
} as const

export const wikiFileQueries = {
  /** A dry run: the same reading and planning, with nothing written. */
  'wiki.import-plan': { input: importInput, output: wikiReportSchema },
  /** Markdown as what a page holds: what is pasted. Refused as `too-much` where it is long, or would take long. */
  'markdown.read': { input: z.object({ text: z.string() }), output: blocksSchema },
} as const
