import { z } from 'zod'
import {
  accountIdSchema,
  changeIdSchema,
  contactIdSchema,
  dealIdSchema,
  memberIdSchema,
  personIdSchema,
  productIdSchema,
  reasonIdSchema,
  stageIdSchema,
} from '../ids'
import { calendarDateSchema, instantSchema } from '../dates'
import { deletionSchema, type Deletion } from '../deletion'
import { moneySchema } from '../money'
import { orderKeySchema } from '../order'
import { schemaOfHeard } from './carry-keys'
import { customFieldKeySchema, schemaOfCustom, type CustomSaid } from './custom'
import { qualificationKeySchema, schemaOfQualification, type Qualification } from './qualification'
import { isSetKey, schemaOfSet, type DealSets } from './sets'

/**
 * Where a deal stands: one value (D4). As two keys, half of all concurrent moves would end with one lane's stage and the
 * other's order. `changeId` names the move that put it there; null when a file or its creation did.
 */
export const placeSchema = z.object({
  stageId: stageIdSchema,
  order: orderKeySchema,
  changeId: changeIdSchema.nullable(),
})
export type Place = z.infer<typeof placeSchema>

export const forecastCategorySchema = z.enum(['pipeline', 'best_case', 'commit', 'omitted'])

/** The fields of a deal that people edit, each parsed by its schema wherever it comes from. All but the title may be empty. */
export const dealFieldSchemas = {
  title: z.string().trim().min(1).max(300),
  accountId: accountIdSchema.nullable(),
  productId: productIdSchema.nullable(),
  amount: moneySchema.nullable(),
  closeDate: calendarDateSchema.nullable(),
  /** When work on it began; a deal imported without a date has none, and its age is "unknown since import". */
  startedOn: calendarDateSchema.nullable(),
  ownerId: personIdSchema.nullable(),
  /** The person on their side who is spoken to first. */
  contactId: contactIdSchema.nullable(),
  nextStep: z.string().max(2_000).nullable(),
  nextStepDue: calendarDateSchema.nullable(),
  source: z.string().max(300).nullable(),
  forecastCategory: forecastCategorySchema.nullable(),
  /** What its rep thinks of its chance, 0 to 1; null: as its stage. */
  ownProbability: z.number().min(0).max(1).nullable(),
  /** Why it was won or lost, as a file says it; what people choose stands in the set of its reasons. */
  reasonId: reasonIdSchema.nullable(),
  /** What whoever closed it would tell a colleague. */
  lesson: z.string().max(2_000).nullable(),
  externalId: z.string().max(300).nullable(),
  /** Its record in the CRM. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
} as const

export type DealFieldName = keyof typeof dealFieldSchemas
export const dealFieldNames = Object.keys(dealFieldSchemas) as DealFieldName[]
export type DealFields = { [F in DealFieldName]: z.infer<(typeof dealFieldSchemas)[F]> }

export const editableFieldSchema = z.union([
  z.enum(dealFieldNames),
  customFieldKeySchema,
  qualificationKeySchema,
  z.string().refine(isSetKey, 'not a field of a deal'),
])
export type EditableField = z.infer<typeof editableFieldSchema>

/** A deal as it stands on one replica. */
export interface Deal extends DealFields {
  readonly id: z.infer<typeof dealIdSchema>
  /** Null while its layer has not arrived or is damaged: it is then shown unsorted, never dropped (D6, D11). */
  readonly place: Place | null
  readonly custom: CustomSaid['custom']
  readonly picked: CustomSaid['picked']
  readonly sets: DealSets
  readonly qualification: Qualification
  /** A mark, restorable (D5). */
  readonly deleted: Deletion | null
  /** What the CRM's file says of the fields that people have since made their own. */
  readonly crm: Readonly<Record<string, unknown>>
  readonly imported: boolean
  readonly createdAt: number | null
  readonly createdBy: z.infer<typeof memberIdSchema> | null
}

/** What is kept of a change that figures are made of (D4): append-only, by id. */
export const changeKinds = ['place', 'amount', 'closeDate', 'ownerId', 'forecastCategory'] as const
export const changeSchema = z.looseObject({
  dealId: dealIdSchema,
  kind: z.enum(changeKinds),
  before: z.unknown(),
  after: z.unknown(),
  by: memberIdSchema.nullable(),
  at: instantSchema,
})
export type Change = z.infer<typeof changeSchema>
export type ChangeKind = (typeof changeKinds)[number]

export function isTracked(field: string): field is ChangeKind {
  return (changeKinds as readonly string[]).includes(field)
}

/** The schema of anything that stands under a deal's key: its fields, its place, its deletion mark. Null for an unknown name. */
export function schemaOfField(field: string): z.ZodType | null {
  if (field === 'place') return placeSchema
  if (field === 'deleted') return deletionSchema.nullable()
  if (field === 'mergedInto') return dealIdSchema.nullable()
  if (Object.hasOwn(dealFieldSchemas, field)) return dealFieldSchemas[field as DealFieldName]
  return schemaOfCustom(field) ?? schemaOfQualification(field) ?? schemaOfSet(field) ?? schemaOfHeard(field)
}
