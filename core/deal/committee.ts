import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import {
  contactIdSchema,
  dealIdSchema,
  derivedId,
  roleIdSchema,
  type ContactId,
  type DealId,
  type RoleId,
} from '../ids'

/** The buying committee: what part a contact plays in one deal. Who reports to whom belongs to the contact, not to the deal. */
export const committeeRoles = [
  'economicBuyer', 'champion', 'coach', 'influencer', 'technicalEvaluator', 'user', 'procurement', 'legalSecurity', 'signatory', 'gatekeeper', 'blocker',
] as const // prettier-ignore
export const committeeRoleSchema = z.enum(committeeRoles)
export type CommitteeRole = z.infer<typeof committeeRoleSchema>

export const stanceSchema = z.enum(['for', 'neutral', 'against', 'unknown'])

export const seatFields = {
  role: committeeRoleSchema.nullable(),
  /** How much their word counts, 1 to 3. */
  influence: z.number().int().min(1).max(3).nullable(),
  stance: stanceSchema,
  /** Whether somebody of ours has spoken with them. */
  met: z.boolean(),
  /** Where they stand on the map, each 0 to 1; one value, so that two who drag them leave them where one of the two did. */
  spot: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
} as const

export const seatSchema = z.object({
  id: roleIdSchema,
  dealId: dealIdSchema,
  contactId: contactIdSchema,
  ...asRead(seatFields, { role: null, influence: null, stance: 'unknown', met: false, spot: null }),
  deleted: deletedSchema,
})
export type Seat = z.infer<typeof seatSchema>

/** One seat for a contact in a deal, whoever gives it: two people who add one contact have added one. */
export function seatIdOf(dealId: DealId, contactId: ContactId): RoleId {
  return derivedId('seat', dealId, contactId)
}

/** What a committee lacks, most important first. It is said to the rep, as a question to ask, never counted. */
export type Gap =
  'noEconomicBuyer' | 'economicBuyerNotMet' | 'noChampion' | 'oneContactOnly' | 'openBlocker' | 'nobodySigns'

export function committeeGaps(seats: readonly Seat[]): Gap[] {
  const here = seats.filter(seat => seat.deleted === null)
  const playing = (...roles: CommitteeRole[]): Seat[] =>
    here.filter(seat => seat.role !== null && roles.includes(seat.role))
  const buyers = playing('economicBuyer')
  const gaps: [Gap, boolean][] = [
    ['noEconomicBuyer', buyers.length === 0],
    ['economicBuyerNotMet', buyers.length > 0 && !buyers.some(seat => seat.met)],
    ['noChampion', playing('champion').length === 0],
    ['openBlocker', playing('blocker').some(seat => seat.stance === 'against' && !seat.met)],
    ['oneContactOnly', here.length === 1],
    ['nobodySigns', here.length > 2 && playing('signatory', 'economicBuyer').length === 0],
  ]
  return gaps.flatMap(([gap, isThere]) => (isThere ? [gap] : []))
}
