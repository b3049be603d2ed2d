import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { instantSchema } from '../dates'
import { dealIdSchema, memberIdSchema, noteIdSchema } from '../ids'

export const noteFields = {
  kind: z.enum(['call', 'meeting', 'email', 'note']),
  text: z.string().trim().min(1).max(10_000),
} as const

/** What was captured in five seconds: a call, a meeting, a thought. It stands in the deal's timeline. */
export const noteSchema = z.object({
  id: noteIdSchema,
  dealId: dealIdSchema,
  ...asRead(noteFields, { kind: 'note' }),
  by: memberIdSchema,
  /** By the clock of who wrote it: shown, never used to order what others wrote (D2). */
  at: instantSchema,
  deleted: deletedSchema,
})
export type Note = z.infer<typeof noteSchema>
