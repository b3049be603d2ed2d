import { z } from 'zod'
import { calendarDateSchema, daysBetween, type CalendarDate } from '../dates'

/** After so many days nobody should say it to a customer without looking again. */
export const STALE_AFTER_DAYS = 30

/** When the claims of a battlecard were checked last. Of dates alone, so that nothing has to be written at midnight. */
export const checksSchema = z.object({
  claims: z.number().int().nonnegative(),
  /** Never checked. */
  unchecked: z.number().int().nonnegative(),
  /** When each of the others was, earliest first. */
  checkedOn: z.array(calendarDateSchema),
})
export type Checks = z.infer<typeof checksSchema>

/** Whether a claim must be checked again: never checked, or more than 30 days ago. */
export function isStale(checkedOn: CalendarDate | null, today: CalendarDate): boolean {
  return checkedOn === null || daysBetween(checkedOn, today) > STALE_AFTER_DAYS
}

export function checksOf(claims: readonly { readonly checkedOn: CalendarDate | null }[]): Checks | null {
  if (claims.length === 0) return null
  const checkedOn = claims.flatMap(claim => claim.checkedOn ?? []).sort()
  return { claims: claims.length, unchecked: claims.length - checkedOn.length, checkedOn }
}

/** How many of a battlecard's claims are stale on a day. */
export function staleClaims(checks: Checks | null, today: CalendarDate): number {
  if (checks === null) return 0
  return checks.unchecked + checks.checkedOn.filter(date => isStale(date, today)).length
}
