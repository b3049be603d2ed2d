import { z } from 'zod'

/** What a column can stand for. `custom` keeps it as a custom field; `ignore` leaves it out. */
export const columnTargets = [
  'externalId', 'title', 'account', 'product', 'stage', 'amount', 'currency', 'closeDate', 'startedOn', 'owner', 'contact', 'nextStep', 'source', 'forecastCategory',
  'status', 'link', 'custom', 'ignore',
] as const // prettier-ignore
export const columnTargetSchema = z.enum(columnTargets)
export type ColumnTarget = z.infer<typeof columnTargetSchema>
