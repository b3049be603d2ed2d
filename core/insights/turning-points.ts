import type { Change } from '../deal/schema'
import { stageIdSchema, type StageId } from '../ids'
import { moneySchema, type Money } from '../money'
import { stageAfter, stageBefore } from './fact'
import { slipsIn, type Slips } from './slips'

/** Where a decided deal turned, of what was noted of it; a deal that a file brought has mostly nothing noted. */
export interface TurningPoints extends Slips {
  /** The stage that it was in when it was decided. */
  readonly from: StageId | null
  /** The largest change of its amount. */
  readonly amount: { readonly before: Money; readonly after: Money } | null
}

/** Reads the turning points out of a deal's changes, in any order; `decidedIn` is the stage that it ended in. */
export function turningPoints(changes: readonly Change[], decidedIn: StageId | null): TurningPoints {
  return {
    from: stageBeforeEnd(changes, decidedIn),
    amount: largestChange(changes),
    ...slipsIn(changes),
  }
}

/** The stages that a deal has been in, of its noted moves, in any order; what names no stage is passed over. */
export function stagesOn(moves: readonly Change[]): StageId[] {
  const named = moves.flatMap(move => [stageBefore(move), stageAfter(move)])
  return [...new Set(named.flatMap(value => stageIdSchema.safeParse(value).data ?? []))]
}

function stageBeforeEnd(changes: readonly Change[], decidedIn: StageId | null): StageId | null {
  const into = changes.filter(change => change.kind === 'place' && stageAfter(change) === decidedIn)
  // Read by people, not counted: the clock of who moved it is good enough (D2).
  const last = into.reduce<Change | null>((best, each) => (best === null || each.at > best.at ? each : best), null) // prettier-ignore
  const parsed = last === null ? null : stageIdSchema.safeParse(stageBefore(last))
  return parsed?.success === true ? parsed.data : null
}

function largestChange(changes: readonly Change[]): TurningPoints['amount'] {
  let largest: TurningPoints['amount'] = null
  for (const change of changes) {
    if (change.kind !== 'amount') continue
    const [before, after] = [moneySchema.safeParse(change.before), moneySchema.safeParse(change.after)]
    if (!before.success || !after.success || before.data.currency !== after.data.currency) continue
    const here = { before: before.data, after: after.data }
    if (largest === null || sizeOf(here) > sizeOf(largest)) largest = here
  }
  return largest
}

/** As a part of what it was, so that changes in two currencies can be compared. */
function sizeOf({ before, after }: NonNullable<TurningPoints['amount']>): number {
  return Math.abs(after.minor - before.minor) / Math.max(1, Math.abs(before.minor))
}
