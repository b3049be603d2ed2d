import type { PersonId } from '../ids'
import type { Money } from '../money'
import type { Target } from '../workspace/planning'
import type { DealFact } from './fact'
import { known, notEnough, sumOf, type Figure } from './figure'
import { wonIn } from './forecast'
import { isIn, type Period } from './period'
import { openDeals, weightedMinor } from './portfolio'

/** What some people mean to bring in a period, and how far they are. Minor units. */
export interface Attainment {
  readonly targetMinor: number
  /** How many people have a target in it: of fewer than two, a sum would be one person's. */
  readonly people: number
  readonly won: Figure
  /** Won of what was meant, 0 to 1 and beyond. */
  readonly share: Figure
  readonly remainingMinor: number
  /** Weighted open pipeline of the period against what is still lacking: 1 means that experience says it will just do. */
  readonly coverage: Figure
}

/** The attainment of everybody who has a target in the period; null where nobody has. Deals of others do not count for it. */
export function attainmentOf(
  facts: readonly DealFact[],
  targets: readonly Target[],
  period: Period,
  convert: (money: Money) => number | null,
): Attainment | null {
  const byPerson = new Map<PersonId, Target[]>()
  for (const target of targets)
    byPerson.set(target.personId, [...(byPerson.get(target.personId) ?? []), target])
  const meant = [...byPerson].flatMap(([personId, mine]) => {
    const minor = targetIn(mine, period, convert)
    return minor === null ? [] : [{ personId, minor }]
  })
  if (meant.length === 0) return null
  const people = new Set(meant.map(({ personId }) => personId))
  const theirs = facts.filter(({ ownerId }) => ownerId !== null && people.has(ownerId))
  const targetMinor = meant.reduce((sum, { minor }) => sum + minor, 0)
  const won = wonIn(theirs, period)
  const wonMinor = won.state === 'known' ? won.value : 0
  const remainingMinor = Math.max(0, targetMinor - wonMinor)
  return {
    targetMinor,
    people: people.size,
    won,
    share: targetMinor > 0 ? { state: 'known', value: wonMinor / targetMinor, deals: won.deals } : notEnough('nothing-to-cover', [], 0), // prettier-ignore
    remainingMinor,
    coverage: coverage(theirs, period, remainingMinor),
  }
}

/** Weighted open pipeline of a period against what its target still lacks; of a target that is met it says nothing. */
export function coverage(facts: readonly DealFact[], period: Period, remainingMinor: number): Figure {
  const open = openDeals(facts).filter(fact => isIn(fact.closeDate, period) && fact.minor !== null)
  if (remainingMinor <= 0) return notEnough('nothing-to-cover', open, 0)
  const weighted = sumOf(open, weightedMinor)
  return known(weighted.state === 'known' ? weighted.value / remainingMinor : 0, open)
}

/**
 * One person's target of a period: the one that was typed for it; else the sum of those that lie within it (the months of a quarter). Null
 * where there is none, or none in a currency that has a rate.
 */
function targetIn(
  targets: readonly Target[],
  period: Period,
  convert: (money: Money) => number | null,
): number | null {
  // prettier-ignore
  const exact = targets.filter(({ from, to }) => from === period.from && to === period.to)
  const counted = exact.length > 0 ? exact : apart(targets.filter(({ from, to }) => from >= period.from && to <= period.to)) // prettier-ignore
  const worth = counted.flatMap(({ amount }) => convert(amount) ?? [])
  return worth.length === 0 ? null : worth.reduce((sum, minor) => sum + minor, 0)
}

/** Of targets that lie within each other only the longer ones: a quarter’s target already holds those of its months. */
function apart(targets: readonly Target[]): Target[] {
  return targets.filter(
    one =>
      !targets.some(
        other =>
          other !== one && other.from <= one.from && other.to >= one.to && (other.from < one.from || other.to > one.to), // prettier-ignore
      ),
  )
}

/** Fewest people, beside whoever looks, in a sum of targets: of fewer, it would tell them what one colleague has reached. */
export const FEWEST_IN_SUM = 2

export interface TeamAttainment {
  /** Whose team; null for people who have no manager. */
  readonly managerId: PersonId | null
  readonly attainment: Attainment
}

/**
 * Attainment by team, as sums. None at all where one of them would be of too few: what is left out could be found by taking the others
 * from the whole.
 * @param me the people that whoever looks has claimed to be: what they can take away from a sum, because they know it
 */
export function attainmentByTeam(
  facts: readonly DealFact[],
  targets: readonly Target[],
  period: Period,
  convert: (money: Money) => number | null,
  teamOf: (personId: PersonId) => PersonId | null,
  me: ReadonlySet<string>,
): TeamAttainment[] {
  const teams = new Map<PersonId | null, Target[]>()
  for (const target of targets) {
    const team = teamOf(target.personId)
    teams.set(team, [...(teams.get(team) ?? []), target])
  }
  const all = [...teams].flatMap(([managerId, mine]) => {
    const attainment = attainmentOf(facts, mine, period, convert)
    return attainment === null ? [] : [{ managerId, attainment, others: new Set(mine.map(({ personId }) => personId).filter(id => !me.has(id))).size }] // prettier-ignore
  })
  if (all.some(({ others }) => others < FEWEST_IN_SUM)) return []
  return all
    .map(({ managerId, attainment }) => ({ managerId, attainment }))
    .sort((a, b) => b.attainment.targetMinor - a.attainment.targetMinor || ((a.managerId ?? '') < (b.managerId ?? '') ? -1 : 1)) // prettier-ignore
}

/** The sum of everybody’s; null where it would be of too few. */
export function attainmentOfAll(
  facts: readonly DealFact[],
  targets: readonly Target[],
  period: Period,
  convert: (money: Money) => number | null,
  me: ReadonlySet<string>,
): Attainment | null {
  return attainmentByTeam(facts, targets, period, convert, () => null, me)[0]?.attainment ?? null
}
