import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import { forecastCategorySchema } from '../../core/deal/schema'
import {
  accountIdSchema,
  boardIdSchema,
  competitorIdSchema,
  contactIdSchema,
  dealIdSchema,
  personIdSchema,
  productIdSchema,
  stageIdSchema,
} from '../../core/ids'
import { currencySchema, moneySchema } from '../../core/money'
import { stageKindSchema } from '../../core/workspace/schema'

/** What the figures are made of (`core/insights/fact.ts`), with what a list of deals shows beside it. */
export const factRowSchema = z.object({
  id: dealIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  kind: stageKindSchema,
  stageId: stageIdSchema,
  probability: z.number(),
  category: forecastCategorySchema,
  minor: z.number().nullable(),
  amount: moneySchema.nullable(),
  accountId: accountIdSchema.nullable(),
  ownerId: personIdSchema.nullable(),
  productId: productIdSchema.nullable(),
  competitors: z.array(competitorIdSchema),
  /** The person on their side who is spoken to first; who helps its owner. */
  contactId: contactIdSchema.nullable(),
  team: z.array(personIdSchema),
  startedOn: calendarDateSchema.nullable(),
  closeDate: calendarDateSchema.nullable(),
  closedOn: calendarDateSchema.nullable(),
  closedFrom: stageIdSchema.nullable(),
  inStageSince: calendarDateSchema.nullable(),
  slips: z.number().int(),
  nextStep: z.string().nullable(),
  nextStepDue: calendarDateSchema.nullable(),
})
export type FactRow = z.infer<typeof factRowSchema>

/**
 * Every deal that counts, of every board: `reset`, then all of them in chunks (`more`), the last one marked `complete`; then what
 * changes. A changed rate, currency or stage begins it anew.
 */
export const factsPatchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), currency: currencySchema }),
  z.object({ kind: z.literal('more'), facts: z.array(factRowSchema), complete: z.boolean() }),
  z.object({ kind: z.literal('change'), upsert: z.array(factRowSchema), remove: z.array(dealIdSchema) }),
])
export type FactsPatch = z.infer<typeof factsPatchSchema>
