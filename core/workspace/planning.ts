import { z } from 'zod'
import { calendarDateSchema } from '../dates'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import {
  derivedId,
  idSchema,
  personIdSchema,
  reasonIdSchema,
  targetIdSchema,
  type PersonId,
  type ReasonId,
  type TargetId,
} from '../ids'
import { currencySchema, moneySchema } from '../money'
import { orderKeySchema } from '../order'
import { Redirects } from './merged'

/** Why deals are won and lost: a record, not a word, so that a renamed reason is the same reason (D1). */
export const reasonFields = {
  name: z.string().trim().min(1).max(200),
  outcome: z.enum(['won', 'lost']),
  order: orderKeySchema,
  /** The reason that it was merged into: deals that name it count there (D12). No deal is written to. */
  mergedInto: reasonIdSchema.nullable(),
} as const
export const reasonSchema = z.object({
  id: reasonIdSchema,
  ...asRead(reasonFields, { mergedInto: null }),
  deleted: deletedSchema,
})
export type Reason = z.infer<typeof reasonSchema>

/**
 * What each reason counts as: itself, or the one at the end of its redirects. Two computers that merged A into B and B into A, apart,
 * make a circle: it is cut at its lowest id, which stays itself, the same everywhere (D12).
 */
export function reasonRedirects(
  reasons: readonly Pick<Reason, 'id' | 'mergedInto'>[],
): ReadonlyMap<ReasonId, ReasonId> {
  const known = new Set<string>(reasons.map(({ id }) => id))
  // One that has not arrived can't be counted as: until then the one that leads to it is itself (D11).
  const redirects = new Redirects(reasons, id => known.has(id))
  return new Map(reasons.map(({ id }) => [id, redirects.of(id)]))
}

/** The names of a deal's reasons as they count by now: merged ones once, those that have not arrived left out until they do. */
export function reasonNames(chosen: readonly ReasonId[], reasons: readonly Reason[]): string[] {
  const redirects = reasonRedirects(reasons)
  const counted = new Set(chosen.map(id => redirects.get(id)))
  return reasons.filter(reason => counted.has(reason.id)).map(({ name }) => name)
}

export const targetFields = { amount: moneySchema } as const
/** What somebody means to bring in a period. One a person and period. A person's attainment is shown to that person alone. */
export const targetSchema = z
  .object({
    id: targetIdSchema,
    personId: personIdSchema,
    from: calendarDateSchema,
    to: calendarDateSchema,
    ...targetFields,
    deleted: deletedSchema,
  })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
export type Target = z.infer<typeof targetSchema>

export function targetIdOf(personId: PersonId, from: string, to: string): TargetId {
  return derivedId('target', personId, from, to)
}

/**
 * One target a person and period (D1). Its id sees to that; what another computer wrote under any other id would be added to it, and is
 * left out.
 */
export function onePerPeriod(targets: readonly Target[]): Target[] {
  const chosen = new Map<string, Target>()
  for (const target of targets) {
    const period = `${target.personId} ${target.from} ${target.to}`
    const known = chosen.get(period)
    if (known === undefined || isRather(target, known)) chosen.set(period, target)
  }
  return [...chosen.values()]
}

/** The one whose id says what it is; of several others the lowest, the same on every computer. */
function isRather(one: Target, other: Target): boolean {
  const right = targetIdOf(one.personId, one.from, one.to)
  return one.id === right || (other.id !== right && one.id < other.id)
}

/** No two currencies are further apart than this, either way: a rate beyond it is a slip, and would make every sum one. */
const FURTHEST_APART = 1e9
export const rateFields = {
  worth: z
    .number()
    .min(1 / FURTHEST_APART)
    .max(FURTHEST_APART),
  on: calendarDateSchema,
} as const
/** What one unit of a currency is worth in the currency of the figures, as somebody typed it for a day. */
export const rateRecordSchema = z.object({
  id: idSchema,
  currency: currencySchema,
  /** What its worth is told in. Where figures are told in another currency later, it counts no more; null: in any. */
  into: currencySchema.nullable().default(null).catch(null),
  ...rateFields,
  deleted: deletedSchema,
})
export type RateRecord = z.infer<typeof rateRecordSchema>

/** There is one, under this id: two people who set two of its fields have set both. */
export const SETTINGS_ID = 'settings'
/** Where the team's own CRM is, for links back to its records. Opened by the system, and only over https. */
const crmUrl = z
  .url({ protocol: /^https$/ })
  .max(300)
  .nullable()
export const settingsFields = {
  /** Month in which the fiscal year begins, 1 to 12. */
  fiscalStart: z.number().int().min(1).max(12),
  /** The currency that figures are told in; null: that of the first board. */
  currency: currencySchema.nullable(),
  salesforceUrl: crmUrl,
  hubspotUrl: crmUrl,
  pipedriveUrl: crmUrl,
} as const
export const settingsSchema = z.object({
  id: idSchema,
  ...asRead(settingsFields, { fiscalStart: 1, currency: null, salesforceUrl: null, hubspotUrl: null, pipedriveUrl: null }), // prettier-ignore
})
export type Settings = z.infer<typeof settingsSchema>
