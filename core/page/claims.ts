import { daysBetween, type CalendarDate } from '../dates'

/** After so many days nobody should say it to a customer without looking again. */
export const STALE_AFTER_DAYS = 30

/** Whether a claim must be checked again: never checked, or more than 30 days ago. */
export function isStale(checkedOn: CalendarDate | null, today: CalendarDate): boolean {
  return checkedOn === null || daysBetween(checkedOn, today) > STALE_AFTER_DAYS
}

/** How many of a battlecard's claims are stale on a day. */
export function staleClaims(
  checks: { readonly unchecked: number; readonly checkedOn: readonly CalendarDate[] } | null,
  today: CalendarDate,
): number {
  if (checks === null) return 0
  return checks.unchecked + checks.checkedOn.filter(date => isStale(date, today)).length
}
