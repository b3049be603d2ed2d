import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { asRead } from '../documents/fields'
import { derivedId, fieldIdSchema, isId, optionIdSchema, type FieldId, type OptionId } from '../ids'
import { currencySchema } from '../money'
import { orderKeySchema } from '../order'
import { nameKey } from './names'

/**
 * Fields that a workspace adds to its deals. The record says what a field is; values stand on the deals as they were said
 * (`core/deal/custom.ts`) and are read by the type, so that changing a type writes to no deal and loses none of its values.
 */
export const customFieldTypes = [
  'text', 'number', 'money', 'date', 'boolean', 'choice', 'several', 'link', 'person',
] as const // prettier-ignore
export const customFieldTypeSchema = z.enum(customFieldTypes)
export type CustomFieldType = z.infer<typeof customFieldTypeSchema>

/** How the file that a column came from writes numbers and dates: asked once, when the field gets its type. */
export const writtenAsSchema = z.object({
  decimal: z.enum(['.', ',']).nullable(),
  dates: z.enum(['dmy', 'mdy']).nullable(),
  /** The currency of amounts that name none. */
  currency: currencySchema.nullable(),
})
export type WrittenAs = z.infer<typeof writtenAsSchema>
export const WRITTEN_PLAIN: WrittenAs = { decimal: null, dates: null, currency: null }

export const customFieldFields = {
  name: z.string().trim().min(1).max(200),
  type: customFieldTypeSchema,
  /** Null where a file brought it: it stands after those that somebody has put in order, by name. */
  order: orderKeySchema.nullable(),
  writtenAs: writtenAsSchema,
} as const

/** What can be chosen: fields of their own (`option:<id>:name`), so that two people who add two have added two (D7). */
const optionFields = {
  name: z.string().trim().min(1).max(200),
  order: orderKeySchema,
  /** No longer offered; deals that have it go on showing it (D5). */
  retired: z.boolean(),
} as const
type OptionField = keyof typeof optionFields

export const choiceOptionSchema = z.object({
  id: optionIdSchema,
  ...asRead(optionFields, { order: 'zz', retired: false }),
})
export type ChoiceOption = z.infer<typeof choiceOptionSchema>

export const customFieldSchema = z.preprocess(
  withOptions,
  z.object({
    id: fieldIdSchema,
    ...asRead(customFieldFields, { type: 'text', order: null, writtenAs: WRITTEN_PLAIN }),
    options: z.array(choiceOptionSchema),
    deleted: deletedSchema,
  }),
)
export type CustomField = z.infer<typeof customFieldSchema>

/** An option's id is that of its name when it was made: what a file calls by that name is it, whatever it is called since. */
export function optionIdOf(fieldId: FieldId, name: string): OptionId {
  return derivedId('option', fieldId, nameKey(name))
}

export function optionKey(optionId: OptionId, field: OptionField): string {
  return `option:${optionId}:${field}`
}

/** The schema of what may be written to a field of an option; null for a key that is none. */
export function schemaOfOptionKey(key: string): z.ZodType | null {
  const [kind, id = '', field = '', more] = key.split(':')
  if (kind !== 'option' || !isId(id) || more !== undefined || !Object.hasOwn(optionFields, field)) return null
  return optionFields[field as OptionField]
}

/** In the order that people gave them; those without one after them, by name. The same on every computer. */
export function inFieldOrder(a: CustomField, b: CustomField): number {
  if ((a.order === null) !== (b.order === null)) return a.order === null ? 1 : -1
  const [left, right] = a.order === null || b.order === null ? [nameKey(a.name), nameKey(b.name)] : [a.order, b.order] // prettier-ignore
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1
}

/** As of the items of a page's list (P5), so many are read: nobody chooses from more, and another computer may have written any number. */
export const MAX_OPTIONS = 1_000

/** Gathers the options of a record out of its keys. What can't be read of one leaves it out, and stays where it is (D9). */
function withOptions(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const found = new Map<string, Record<string, unknown>>()
  for (const [key, value] of Object.entries<unknown>({ ...raw })) {
    const [kind, id = '', field = ''] = key.split(':')
    if (kind !== 'option' || schemaOfOptionKey(key) === null) continue
    const option = found.get(id)
    if (option === undefined) found.set(id, { id, [field]: value })
    else option[field] = value
  }
  const said = z
    .array(z.unknown())
    .catch([])
    .parse('options' in raw ? raw.options : [])
  const read = [
    ...(found.size > MAX_OPTIONS ? firstOf(found.values()) : found.size > 0 ? found.values() : said),
  ]
  const options = read.flatMap(option => {
    const parsed = choiceOptionSchema.safeParse(option)
    return parsed.success ? [parsed.data] : []
  })
  return { ...raw, options: options.sort(byOptionOrder).slice(0, MAX_OPTIONS) }
}

/** Of too many the first in their order, before any of them is parsed: the same ones on every computer. */
function firstOf(options: Iterable<Record<string, unknown>>): Record<string, unknown>[] {
  const order = ({ order }: Record<string, unknown>): string => (typeof order === 'string' ? order : 'zz')
  const ranked = [...options].map(option => ({ option, order: order(option), id: String(option['id']) }))
  return ranked
    .sort(byOptionOrder)
    .slice(0, MAX_OPTIONS)
    .map(({ option }) => option)
}

type Ordered = Pick<ChoiceOption, 'order'> & { readonly id: string }

function byOptionOrder(a: Ordered, b: Ordered): number {
  return a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1
}

/** Fields of a custom field's record that are edited, options too. */
export function schemaOfCustomFieldKey(key: string): z.ZodType | null {
  const own = Object.hasOwn(customFieldFields, key) ? customFieldFields[key as keyof typeof customFieldFields] : null // prettier-ignore
  return own ?? schemaOfOptionKey(key)
}
