import { z } from 'zod'
import { instantSchema } from './dates'
import { memberIdSchema } from './ids'

/** Deleting is a mark (D5): restorable, and an edit made elsewhere at the same time keeps its data. */
export const deletionSchema = z.object({ at: instantSchema, by: memberIdSchema.nullable() })
export type Deletion = z.infer<typeof deletionSchema>

/** The mark as a record carries it; null for one that is there. */
export const deletedSchema = deletionSchema.nullable().default(null)
