import { calendarDateSchema, daysBetween } from '../dates'
import type { Change } from '../deal/schema'
import type { DealId, MemberId } from '../ids'
import { moneySchema, type Money } from '../money'
import { stageAfter, stageBefore } from './fact'
import type { StageKind } from '../workspace/schema'

/** What happened to one deal since some instant, first and last taken together: there and back is nothing. */
export interface DealChange {
  readonly dealId: DealId
  readonly created: boolean
  readonly outcome: 'won' | 'lost' | 'reopened' | null
  /** Days by which its close date went; positive is later. Null where it did not, or had none before or after. */
  readonly slippedDays: number | null
  /** By how much the amount grew, minor units in the figures' currency; negative is shrunk. Null where it did not change. */
  readonly grownMinor: number | null
  /** Who did that, each once, the latest last. Claimed, not proven. */
  readonly by: readonly MemberId[]
}

export interface ChangeContext {
  readonly kindOf: (stageId: string) => StageKind | null
  readonly convert: (money: Money) => number | null
  /** Deals that were made here since then, with who made them. What a file brought is old elsewhere: it is not new. */
  readonly created: ReadonlyMap<DealId, MemberId | null>
}

/**
 * What changed since an instant, from the changes that were recorded (D4). They are taken in the order of their clocks: other
 * computers' clocks order nothing that is kept (D2), and here they only choose which change is shown as the last.
 */
export function changedSince(
  changes: readonly Change[],
  since: number,
  context: ChangeContext,
): DealChange[] {
  const byDeal = new Map<DealId, Change[]>()
  for (const change of changes) {
    if (change.at < since) continue
    const mine = byDeal.get(change.dealId)
    if (mine === undefined) byDeal.set(change.dealId, [change])
    else mine.push(change)
  }
  // Most new deals have not changed since.
  for (const dealId of context.created.keys()) if (!byDeal.has(dealId)) byDeal.set(dealId, [])
  return [...byDeal]
    .map(([dealId, mine]) => summarise(dealId, mine.sort((a, b) => a.at - b.at), context))
    .filter(({ created, outcome, slippedDays, grownMinor }) => created || outcome !== null || slippedDays !== null || grownMinor !== null) // prettier-ignore
}

function summarise(dealId: DealId, changes: readonly Change[], context: ChangeContext): DealChange {
  const created = context.created.has(dealId)
  const hands = [context.created.get(dealId) ?? null, ...changes.map(change => change.by)]
  return {
    dealId,
    created,
    outcome: outcomeOf(ends(changes, 'place'), context),
    slippedDays: slipOf(ends(changes, 'closeDate')),
    grownMinor: growthOf(ends(changes, 'amount'), context),
    by: [...new Set(hands.filter(by => by !== null).reverse())].reverse(),
  }
}

interface Ends {
  readonly first: Change
  readonly last: Change
}

function ends(changes: readonly Change[], kind: Change['kind']): Ends | null {
  const [first, ...rest] = changes.filter(change => change.kind === kind)
  return first === undefined ? null : { first, last: rest.at(-1) ?? first }
}

function outcomeOf(place: Ends | null, { kindOf }: ChangeContext): DealChange['outcome'] {
  if (place === null) return null
  const [from, to] = [kindAt(stageBefore(place.first), kindOf), kindAt(stageAfter(place.last), kindOf)]
  if (from === to || to === null) return null
  if (to === 'open') return from === null ? null : 'reopened'
  return to
}

function kindAt(stageId: unknown, kindOf: ChangeContext['kindOf']): StageKind | null {
  return typeof stageId === 'string' ? kindOf(stageId) : null
}

function slipOf(dates: Ends | null): number | null {
  if (dates === null) return null
  const [before, after] = [dates.first.before, dates.last.after].map(value =>
    calendarDateSchema.safeParse(value),
  )
  if (before?.success !== true || after?.success !== true || before.data === after.data) return null
  return daysBetween(before.data, after.data)
}

/** An amount that somebody set where there was none counts from nothing. */
function growthOf(amounts: Ends | null, { convert }: ChangeContext): number | null {
  if (amounts === null) return null
  const worth = (value: unknown): number | null => {
    const money = moneySchema.safeParse(value)
    return money.success ? convert(money.data) : value === null ? 0 : null
  }
  const [before, after] = [worth(amounts.first.before), worth(amounts.last.after)]
  return before === null || after === null || before === after ? null : after - before
}
