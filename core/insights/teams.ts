import type { PersonId } from '../ids'
import type { Account, Person } from '../workspace/schema'
import type { DealFact } from './fact'

/** What deals are told apart by beside their own fields: where their owner belongs, where their account is. */
export const teamDimensions = ['manager', 'office', 'country', 'sector'] as const
export type TeamDimension = (typeof teamDimensions)[number]

export interface TeamContext {
  readonly people: ReadonlyMap<string, Person>
  readonly accounts: ReadonlyMap<string, Account>
}

/** The key of a deal in such a dimension; null where nobody has said. A manager is a person's id, the others are words. */
export function teamKey(by: TeamDimension, context: TeamContext): (fact: DealFact) => string | null {
  const { people, accounts } = context
  const account = (fact: DealFact): Account | undefined => fact.accountId === null ? undefined : accounts.get(fact.accountId) // prettier-ignore
  switch (by) {
    case 'manager': {
      const managers = managersOf(people)
      return fact => managerOf(fact.ownerId, people, managers)
    }
    case 'office':
      return fact => (fact.ownerId === null ? null : (people.get(fact.ownerId)?.office ?? null))
    case 'country':
      return fact => account(fact)?.country ?? null
    case 'sector':
      return fact => account(fact)?.sector ?? null
  }
}

/** Whose team a person is in: their manager’s, or their own where they lead one. */
export function teamOf(people: TeamContext['people']): (personId: PersonId) => PersonId | null {
  const managers = managersOf(people)
  return personId => managerOf(personId, people, managers)
}

/** Who leads somebody. */
function managersOf(people: ReadonlyMap<string, Person>): ReadonlySet<PersonId> {
  return new Set([...people.values()].flatMap(({ managerId }) => managerId ?? []))
}

/** Whose team a deal of this owner is in: a manager's own deals are in their own. */
function managerOf(
  ownerId: PersonId | null,
  people: ReadonlyMap<string, Person>,
  managers: ReadonlySet<PersonId>,
): PersonId | null {
  if (ownerId === null) return null
  return managers.has(ownerId) ? ownerId : (people.get(ownerId)?.managerId ?? null)
}
