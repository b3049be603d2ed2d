import { calendarDateSchema, daysBetween } from '../dates'
import type { Change } from '../deal/schema'

/** How often a deal's close date was put off, of what was noted of it, and by how many days in all. A date that was brought forward takes nothing back. */
export interface Slips {
  readonly slips: number
  readonly slippedDays: number
}

type Dated = Pick<Change, 'before' | 'after'> & { readonly kind: string }

/** Reads the slips out of a deal's changes, in any order. */
export function slipsIn(changes: readonly Dated[]): Slips {
  const days = changes.map(slippedBy).filter(each => each > 0)
  return { slips: days.length, slippedDays: days.reduce((sum, each) => sum + each, 0) }
}

/** Days by which a change put the close date off; 0 for any other, and for what is no date. */
export function slippedBy({ kind, before, after }: Dated): number {
  if (kind !== 'closeDate') return 0
  const [from, to] = [calendarDateSchema.safeParse(before), calendarDateSchema.safeParse(after)]
  return from.success && to.success ? Math.max(0, daysBetween(from.data, to.data)) : 0
}
