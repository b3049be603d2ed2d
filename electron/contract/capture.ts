import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import { accountIdSchema, boardIdSchema, dealIdSchema, stageIdSchema } from '../../core/ids'

/** A deal that what is typed may be about. */
export const captureDealSchema = z.object({
  id: dealIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  accountId: accountIdSchema.nullable(),
  stageId: stageIdSchema,
  /** What a captured next step would take the place of. */
  nextStep: z.string().nullable(),
  nextStepDue: calendarDateSchema.nullable(),
})
export type CaptureDeal = z.infer<typeof captureDealSchema>

export const captureQueries = {
  /** Open deals that the words name, best first; where they name none, some of one's own, and `named` is false. */
  'capture.deals': {
    input: z.object({ about: z.string().max(2_000), rest: z.string().max(10_000) }),
    output: z.object({ deals: z.array(captureDealSchema), named: z.boolean() }),
  },
} as const
