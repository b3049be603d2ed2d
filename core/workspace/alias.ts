import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { aliasIdSchema, idSchema } from '../ids'

/** What somebody said that a name of a file means, kept so that the next file need not ask: `GTXPro` is `GTX Pro`. */
export const aliasSchema = z.object({
  id: aliasIdSchema,
  collection: z.string().max(50),
  name: z.string().max(300),
  /** The record that it means; null: one of its own. */
  target: idSchema.nullable(),
  deleted: deletedSchema,
})
export type Alias = z.infer<typeof aliasSchema>
