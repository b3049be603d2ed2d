import { z } from 'zod'
import { deletionSchema } from '../deletion'
import { schemaIn, type FieldSchemas } from '../documents/fields'
import { contactIdSchema, pageIdSchema } from '../ids'
import { stepFields, stepSchema } from './action-plan'
import { seatFields, seatSchema } from './committee'
import { giveFields, giveSchema } from './ledger'
import { noteFields, noteSchema } from './note'
import { tacticUseFields, tacticUseSchema } from './tactic-use'

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

/** What may be written to each kind, field by field. */
const written: { readonly [R in DealRecordName]: FieldSchemas } = {
  seats: seatFields,
  steps: stepFields,
  gives: giveFields,
  uses: tacticUseFields,
  notes: noteFields,
}

/** What a new one is about, beside its deal; never edited. */
export const bornWith = {
  seats: z.object({ contactId: contactIdSchema }),
  steps: z.object({}),
  gives: z.object({}),
  uses: z.object({ pageId: pageIdSchema }),
  notes: z.object({}),
} as const satisfies { readonly [R in DealRecordName]: z.ZodType }

/** The schema of what may be written to a field of a kind; null for a name that is none of its fields. */
export function schemaOfRecordField(name: DealRecordName, field: string): z.ZodType | null {
  return field === 'deleted' ? deletionSchema.nullable() : schemaIn(written[name], field)
}
