import { z } from 'zod'
import { currencySchema } from '../../core/money'
import { rateRecordSchema, settingsSchema, targetSchema } from '../../core/workspace/planning'

/** What figures are measured against and told in: whole, and whole again after a change. Deleted ones are left out. */
export const planningSchema = z.object({
  settings: settingsSchema,
  /** What figures are told in: the workspace's currency, or that of its first board. */
  currency: currencySchema,
  targets: z.array(targetSchema),
  rates: z.array(rateRecordSchema),
})
export type Planning = z.infer<typeof planningSchema>
