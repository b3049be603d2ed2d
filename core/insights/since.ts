import { startOfDay, type CalendarDate } from '../dates'
import { addDays, monthOf, quarterOf, type FiscalStart } from './period'

/** From when on one wants to know what changed. */
export const sinceChoices = ['lastHere', 'yesterday', 'week', 'month', 'quarter', 'day'] as const
export type SinceChoice = (typeof sinceChoices)[number]

export interface SinceContext {
  readonly today: CalendarDate
  readonly fiscalStart: FiscalStart
  /** When this person last looked; null where this is the first time. */
  readonly lastHere: number | null
  /** The day that was chosen, for `day`. */
  readonly day: CalendarDate | null
}

/** The instant that a choice stands for, by this computer's clock and zone; null where it stands for none. */
export function sinceInstant(choice: SinceChoice, context: SinceContext): number | null {
  const { today, fiscalStart, lastHere, day } = context
  switch (choice) {
    case 'lastHere':
      return lastHere
    case 'yesterday':
      return startOfDay(addDays(today, -1))
    case 'week':
      return startOfDay(addDays(today, -7))
    case 'month':
      return startOfDay(monthOf(today).from)
    case 'quarter':
      return startOfDay(quarterOf(today, fiscalStart).from)
    case 'day':
      return day === null ? null : startOfDay(day)
  }
}
