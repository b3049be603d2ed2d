import { z } from 'zod'
import { idSchema } from '../ids'

/** Collections whose records files call by their names. */
export const namedCollections = ['accounts', 'people', 'products', 'contacts'] as const
export const namedCollectionSchema = z.enum(namedCollections)
export type NamedCollection = z.infer<typeof namedCollectionSchema>

/** What somebody said that a name of a file means: a record that is here, or (null) one of its own. Kept for the next file. */
export const nameAnswerSchema = z.object({
  collection: namedCollectionSchema,
  name: z.string().max(300),
  id: idSchema.nullable(),
})
export type NameAnswer = z.infer<typeof nameAnswerSchema>

export const nameQuestionSchema = z.object({
  collection: namedCollectionSchema,
  name: z.string(),
  /** Rows of the file that say it. */
  count: z.number().int(),
  /** What it may be, likeliest first. */
  suggestions: z.array(z.object({ id: idSchema, name: z.string() })).min(1),
})
export type NameQuestion = z.infer<typeof nameQuestionSchema>
