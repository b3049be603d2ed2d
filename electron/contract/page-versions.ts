import { z } from 'zod'
import { itemIdSchema, memberIdSchema, pageIdSchema } from '../../core/ids'
import { versionNameSchema, versionReasons } from '../../core/page/history/version'

/**
 * Versions of a page. Restoring one is done by the window, on its replica: it reads the version's state here, and edits the page
 * until it says the same (`core/page/history/restore.ts`), so that it is one step of that window's undo (D10).
 */
const onVersion = z.object({ pageId: pageIdSchema, versionId: itemIdSchema })

export const versionRowSchema = z.object({
  id: itemIdSchema,
  at: z.number(),
  by: memberIdSchema.nullable(),
  authors: z.array(memberIdSchema),
  words: z.int(),
  reason: z.enum(versionReasons),
  name: z.string().nullable(),
})
export type VersionRow = z.infer<typeof versionRowSchema>

export const versionCommands = {
  /** Keeps the page as it is now: by name, or before a restore. Null where there is nothing on it yet. */
  'page.version-keep': {
    input: z.object({
      pageId: pageIdSchema,
      name: versionNameSchema.nullable(),
      reason: z.enum(['named', 'before-restore']),
    }),
    output: z.object({ versionId: itemIdSchema.nullable() }),
  },
  'page.version-name': {
    input: onVersion.extend({ name: versionNameSchema.nullable() }),
    output: z.object({}),
  },
} as const

export const versionQueries = {
  /** Newest first. */
  'page.versions': { input: z.object({ pageId: pageIdSchema }), output: z.array(versionRowSchema) },
  /** The whole document as it was, as a Yjs update; null while its bytes are not here (D11), or where they are damaged. */
  'page.version-read': {
    input: onVersion,
    output: z.instanceof(Uint8Array<ArrayBufferLike>).nullable(),
  },
} as const
