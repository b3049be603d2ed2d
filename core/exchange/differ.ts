import { same, type Fields } from '../documents/collection'
import { customText, customValueSchema, isSameCustom } from '../deal/custom'
import { placeSchema } from '../deal/schema'

/** What a file's row says of one deal, field by field, as it is kept in a layer. */
export type Said = Readonly<Record<string, unknown>>

/**
 * The part of what a file says that the layers beneath don't say already: what a sparse layer holds. A card's place in its
 * lane is not the file's to say, only its stage; text that differs in white space around it is the same text.
 */
export function differing(said: Said, beneath: Fields): Said {
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => !saysSame(field, value, beneath[field] ?? null)),
  )
}

export function saysSame(field: string, a: unknown, b: unknown): boolean {
  // A choice stands by its id, and a file says its name.
  if (field.startsWith('custom:') && isSameCustom(field, a, b)) return true
  return same(comparable(field, a), comparable(field, b))
}

function comparable(field: string, value: unknown): unknown {
  if (field === 'place') return stageOf(value)
  if (value === null || value === undefined) return null
  if (field.startsWith('custom:')) return text(plainText(value))
  return typeof value === 'string' ? text(value) : value
}

/** The stage of a place, or null where it can't be read. */
export function stageOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const place = placeSchema.safeParse(value)
  return place.success ? place.data.stageId : null
}

function text(value: string): string | null {
  return value.replace(/\r\n?/g, '\n').trim() || null
}

/** A stored value as text: what a file holds of a custom field, and what a report shows. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  const custom = customValueSchema.safeParse(value)
  return custom.success ? customText(custom.data) : JSON.stringify(value)
}
