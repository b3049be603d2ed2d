import { z } from 'zod'
import { deletionSchema } from '../deletion'
import { schemaIn, type FieldSchemas } from '../documents/fields'
import { currencySchema } from '../money'
import { calendarDateSchema } from '../dates'
import { personIdSchema } from '../ids'
import { contactFields } from './contact'
import { customFieldFields, schemaOfCustomFieldKey } from './custom-field'
import { rateFields, reasonFields, settingsFields, targetFields } from './planning'
import { schemaOfViewField, viewFields } from '../table/view'
import { accountFields, personFields, productFields, stageFields } from './schema'

/** The records of the workspace that are edited field by field, with what may be written. Others have commands of their own. */
const editable = {
  accounts: accountFields,
  contacts: contactFields,
  people: personFields,
  products: productFields,
  fields: customFieldFields,
  stages: stageFields,
  reasons: reasonFields,
  targets: targetFields,
  rates: rateFields,
  settings: settingsFields,
  views: viewFields,
} as const satisfies Record<string, FieldSchemas>
export type EditableCollection = keyof typeof editable
export const editableCollections = Object.keys(editable) as EditableCollection[]

/** The schema of what may be written to a field of a record; null for a name that is none of its fields. */
export function schemaOfEntryField(collection: EditableCollection, field: string): z.ZodType | null {
  if (field === 'deleted') return collection === 'settings' ? null : deletionSchema.nullable()
  if (collection === 'fields') return schemaOfCustomFieldKey(field)
  if (collection === 'views') return schemaOfViewField(field)
  return schemaIn(editable[collection], field)
}

/** What a new record must say, by collection. Stages and views are made by commands of their own. */
export const newEntrySchemas = {
  accounts: z.object(accountFields).partial().required({ name: true }),
  contacts: z.object(contactFields).partial().required({ name: true }),
  people: z.object(personFields).partial().required({ name: true }),
  products: z.object(productFields).partial().required({ name: true }),
  fields: z
    .object(customFieldFields)
    .partial()
    .required({ name: true, type: true })
    .catchall(z.unknown())
    .superRefine(hasOnlyOptions),
  reasons: z.object(reasonFields).partial({ mergedInto: true }),
  targets: z.object({
    ...targetFields,
    personId: personIdSchema,
    from: calendarDateSchema,
    to: calendarDateSchema,
  }),
  rates: z.object({ ...rateFields, currency: currencySchema, into: currencySchema.nullable().default(null) }), // prettier-ignore
  settings: z.object({}),
} as const satisfies Record<Exclude<EditableCollection, 'stages' | 'views'>, z.ZodType>
export type CreatableCollection = keyof typeof newEntrySchemas
export const creatableCollections = Object.keys(newEntrySchemas) as CreatableCollection[]

/** Beside its own fields, a new custom field may bring its options. */
function hasOnlyOptions(fields: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  for (const [key, value] of Object.entries(fields))
    if (schemaOfCustomFieldKey(key)?.safeParse(value).success !== true)
      context.addIssue({ code: 'custom', path: [key], message: 'not a field of a custom field' })
}
