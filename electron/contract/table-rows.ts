import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import { customValueSchema } from '../../core/deal/custom'
import { forecastCategorySchema } from '../../core/deal/schema'
import { dealSetsSchema } from '../../core/deal/sets'
import { dealIdSchema } from '../../core/ids'

/** What a table shows of a deal beside what its card does (`cardRowSchema`). */
export const dealMoreSchema = z.object({
  id: dealIdSchema,
  startedOn: calendarDateSchema.nullable(),
  nextStepDue: calendarDateSchema.nullable(),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  link: z.string().nullable(),
  forecastCategory: forecastCategorySchema.nullable(),
  ownProbability: z.number().nullable(),
  /** With its name: the directory lists no contacts. */
  contact: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  sets: dealSetsSchema,
  custom: z.record(z.string(), customValueSchema),
  picked: z.record(z.string(), z.record(z.string(), z.boolean())),
})
export type DealMore = z.infer<typeof dealMoreSchema>

/** The rest of every deal of a board, filtered or not: all of them in chunks, the last one marked `complete`; then what changes. `reset` begins anew. */
export const dealMorePatchSchema = z.object({
  reset: z.boolean(),
  upsert: z.array(dealMoreSchema),
  remove: z.array(dealIdSchema),
  complete: z.boolean(),
})
