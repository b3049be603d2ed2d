import type { z } from 'zod'
import { stepSchema } from './action-plan'
import { seatSchema } from './committee'
import { giveSchema } from './ledger'
import { noteSchema } from './note'
import { tacticUseSchema } from './tactic-use'

/**
 * What belongs to a deal and is many: seats of its committee, steps of its plan, gives, uses of tactics, notes. Each is a record in the
 * board's document, because all of them are counted across deals.
 */
export const dealRecords = {
  seats: seatSchema,
  steps: stepSchema,
  gives: giveSchema,
  uses: tacticUseSchema,
  notes: noteSchema,
} as const
export type DealRecordName = keyof typeof dealRecords
export const dealRecordNames = Object.keys(dealRecords) as DealRecordName[]
export type DealRecord<R extends DealRecordName> = z.output<(typeof dealRecords)[R]>
