import type { CalendarDate } from '../../../core/dates'
import type { StageKind } from '../../../core/workspace/schema'
import type { CardRow } from '../../../electron/contract/rows'

export type Need = 'overdue' | 'noNextStep' | 'stepDue' | 'differs'

/**
 * What of a deal needs the rep's hand. Only open deals have a next step or a date to keep; and a next step that is
 * missing or due is a thought for the deal's own rep, not a mark on everybody's screen.
 */
export function needsOf(row: CardRow, kind: StageKind, today: CalendarDate, mine: boolean): Need[] {
  const needs: Need[] = []
  if (kind === 'open' && row.closeDate !== null && row.closeDate < today) needs.push('overdue')
  if (mine && kind === 'open' && (row.nextStep ?? '').trim() === '') needs.push('noNextStep')
  if (mine && kind === 'open' && row.nextStepDue !== null && row.nextStepDue <= today) needs.push('stepDue')
  if (row.differs) needs.push('differs')
  return needs
}
