import type { DealId } from '../ids'
import type { DealChange } from './changed'
import type { DealFact } from './fact'

/** What can have become of a deal, in the order in which it is told. One deal may be in several. */
export const changeKinds = ['new', 'won', 'lost', 'reopened', 'slipped', 'sooner', 'grown', 'shrunk'] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface ChangeGroup {
  readonly kind: ChangeKind
  /** Minor units: what these deals are worth now; of grown and shrunk ones by how much. Those without an amount add nothing. */
  readonly sum: number
  readonly deals: readonly DealId[]
  /** The changes behind it, deal by deal. */
  readonly changes: readonly DealChange[]
}

/**
 * Changes told by kind, kinds without any left out. A deal that is not among the facts (deleted since, or on another board than is looked at)
 * is in none. A new deal did not slip or grow: it was in no forecast before.
 */
export function groupChanges(changes: readonly DealChange[], facts: readonly DealFact[]): ChangeGroup[] {
  const byId = new Map(facts.map(fact => [fact.id, fact]))
  const told = changes.flatMap(change => {
    const fact = byId.get(change.dealId)
    return fact === undefined ? [] : [{ change, minor: fact.minor ?? 0, kinds: kindsOf(change, fact) }]
  })
  return changeKinds.flatMap(kind => {
    const mine = told.filter(({ kinds }) => kinds.includes(kind))
    if (mine.length === 0) return []
    const isGrowth = kind === 'grown' || kind === 'shrunk'
    const worth = (one: (typeof mine)[number]): number => (isGrowth ? (one.change.grownMinor ?? 0) : one.minor) // prettier-ignore
    return {
      kind,
      sum: mine.reduce((sum, one) => sum + worth(one), 0),
      deals: mine.map(({ change }) => change.dealId),
      changes: mine.map(({ change }) => change),
    }
  })
}

function kindsOf({ created, outcome, slippedDays, grownMinor }: DealChange, fact: DealFact): ChangeKind[] {
  const kinds: ChangeKind[] = []
  if (created) kinds.push('new')
  if (outcome !== null) kinds.push(outcome)
  if (created) return kinds
  // A deal that is closed has no date to slip any more.
  if (slippedDays !== null && fact.kind === 'open') kinds.push(slippedDays > 0 ? 'slipped' : 'sooner')
  if (grownMinor !== null) kinds.push(grownMinor > 0 ? 'grown' : 'shrunk')
  return kinds
}
