import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { calendarDateSchema, type CalendarDate } from '../dates'
import { dealIdSchema, stepIdSchema } from '../ids'
import { byOrder, orderKeySchema } from '../order'

export const stepFields = {
  title: z.string().trim().min(1).max(300),
  due: calendarDateSchema.nullable(),
  side: z.enum(['buyer', 'seller']),
  /** As they call themselves: a buyer's people need be no contacts of ours. */
  who: z.string().max(200),
  state: z.enum(['open', 'done', 'dropped']),
  order: orderKeySchema,
} as const

/** A step of the mutual action plan: what buyer and seller have agreed to do, back from the day of signature. */
export const stepSchema = z.object({
  id: stepIdSchema,
  dealId: dealIdSchema,
  ...asRead(stepFields, { due: null, side: 'seller', who: '', state: 'open' }),
  deleted: deletedSchema,
})
export type Step = z.infer<typeof stepSchema>

/** As a plan reads: by date, those without one last, then as people put them. */
export function planned(steps: readonly Step[]): Step[] {
  return steps
    .filter(step => step.deleted === null)
    .sort((a, b) => {
      if (a.due === b.due) return byOrder(a, b)
      if (a.due === null || b.due === null) return a.due === null ? 1 : -1
      return a.due < b.due ? -1 : 1
    })
}

/** Open steps whose day has passed. */
export function lateSteps(steps: readonly Step[], today: CalendarDate): Step[] {
  return planned(steps).filter(step => step.state === 'open' && step.due !== null && step.due < today)
}
