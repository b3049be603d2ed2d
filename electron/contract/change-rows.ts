import { z } from 'zod'
import { dealIdSchema, memberIdSchema } from '../../core/ids'
import { currencySchema } from '../../core/money'

/** What became of one deal (`core/insights/changed.ts`). */
export const changeRowSchema = z.object({
  dealId: dealIdSchema,
  created: z.boolean(),
  outcome: z.enum(['won', 'lost', 'reopened']).nullable(),
  slippedDays: z.number().int().nullable(),
  grownMinor: z.number().nullable(),
  by: z.array(memberIdSchema).readonly(),
})
export type ChangeRow = z.infer<typeof changeRowSchema>

/** Every deal that changed since an instant: the whole, and the whole again after a change; `complete` once all boards were read. */
export const changedPatchSchema = z.object({
  currency: currencySchema,
  changes: z.array(changeRowSchema),
  complete: z.boolean(),
})
export type ChangedPatch = z.infer<typeof changedPatchSchema>
