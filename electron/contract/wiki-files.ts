import { z } from 'zod'
import { blocksSchema } from '../../core/page/content/blocks'
import { pageIdSchema } from '../../core/ids'

/** Pages to files and back. */

/** What is wrong with one file of an import: it is named, with its place in the folder. */
export const fileTroubleSchema = z.object({
  code: z.enum(['not-there', 'no-markdown', 'link', 'outside', 'too-large', 'too-deep', 'too-many', 'not-text', 'no-picture']), // prettier-ignore
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
})

export const wikiFileCommands = {
  /** Whole or absent: `written` is false where a file can't be read and is not to be skipped. */
  'wiki.import': { input: importInput, output: z.object({ written: z.boolean(), report: wikiReportSchema }) },
  /** One page with what is beneath it, or all when null, to a folder that is not there yet or is empty. */
  'wiki.export': {
    input: z.object({ pageId: pageIdSchema.nullable(), path: z.string().min(1) }),
    output: z.object({ pages: z.int(), pictures: z.int(), missingPictures: z.int() }),
  },
} as const

export const wikiFileQueries = {
  /** A dry run: the same reading and planning, with nothing written. */
  'wiki.import-plan': { input: importInput, output: wikiReportSchema },
  /** Markdown as what a page holds: what is pasted. */
  'markdown.read': { input: z.object({ text: z.string() }), output: blocksSchema },
} as const
