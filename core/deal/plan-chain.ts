import { daysBetween, weekdayOf, type CalendarDate } from '../dates'
import { addDays } from '../insights/period'
import type { Step } from './action-plan'

/** What most purchases go through, in this order. */
export const chainKinds = ['plan', 'proof', 'case', 'security', 'proposal', 'contract', 'signature', 'start'] as const // prettier-ignore
export type ChainKind = (typeof chainKinds)[number]

export interface ChainStep {
  readonly kind: ChainKind
  readonly side: Step['side']
  readonly due: CalendarDate
}

/** Days before the signature (after it, where negative), and whose turn it is. Ours, from the plans that this house has seen; every one of them is edited. */
const CHAIN: Readonly<Record<ChainKind, { readonly before: number; readonly side: Step['side'] }>> = {
  plan: { before: 56, side: 'seller' },
  proof: { before: 42, side: 'seller' },
  case: { before: 35, side: 'buyer' },
  security: { before: 28, side: 'buyer' },
  proposal: { before: 21, side: 'seller' },
  contract: { before: 10, side: 'buyer' },
  signature: { before: 0, side: 'buyer' },
  start: { before: -14, side: 'seller' },
}

/**
 * A first plan, counted back from the day of signature: what both sides then make their own. Where that day is nearer than the
 * chain is long, its steps move together in proportion; none is due in the past or on a weekend. Null where the day has passed.
 */
export function chainBack(signature: CalendarDate, today: CalendarDate): ChainStep[] | null {
  const days = daysBetween(today, signature)
  if (days < 1) return null
  const squeeze = Math.min(1, days / CHAIN.plan.before)
  return chainKinds.map(kind => {
    const { before, side } = CHAIN[kind]
    const due = before > 0 ? addDays(signature, -Math.floor(before * squeeze)) : addDays(signature, -before)
    return { kind, side, due: kind === 'signature' ? signature : workday(due, today) }
  })
}

/** The working day at or before a date; after it, where that is already past. */
function workday(date: CalendarDate, today: CalendarDate): CalendarDate {
  const over = { 6: 1, 0: 2 }[weekdayOf(date)] ?? 0
  const friday = addDays(date, -over)
  return friday < today ? addDays(date, over === 0 ? 0 : 3 - over) : friday
}
