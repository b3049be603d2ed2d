import { z } from 'zod'
import { instantSchema } from '../dates'
import { boardIdSchema, isId, memberIdSchema, pageIdSchema, tagIdSchema, type TagId } from '../ids'
import { orderKeySchema } from '../order'

/**
 * A page's record in the workspace document: what is needed to list it, always loaded. Its text and its head are a
 * document of their own (`page/<id>`).
 */
export const pageKinds = ['note', 'tactic', 'battlecard', 'conversation', 'discount', 'process'] as const
export const pageKindSchema = z.enum(pageKinds)
export type PageKind = z.infer<typeof pageKindSchema>

export const MAX_TITLE = 300
/** May be empty: a page is often written before it has a name. */
export const pageTitleSchema = z.string().trim().max(MAX_TITLE)

/** Where a page stands: one value (P1), as for deals (D4). */
export const pagePlaceSchema = z.object({ parentId: pageIdSchema.nullable(), order: orderKeySchema })
export type PagePlace = z.infer<typeof pagePlaceSchema>

/** The language that a template is written in. */
export const languageSchema = z.enum(['en', 'fr'])
export type Language = z.infer<typeof languageSchema>
export const pageTemplateSchema = z.object({ language: languageSchema })

/**
 * A deletion mark (D5). `took` names the pages beneath it that went along (P3): what somebody else put there meanwhile
 * is not among them, and stays.
 */
export const pageDeletionSchema = z.object({
  at: instantSchema,
  by: memberIdSchema.nullable(),
  took: z.array(pageIdSchema).catch([]),
})
export type PageDeletion = z.infer<typeof pageDeletionSchema>

/** Reads any record: a value that this version can't read is shown empty, and takes the page with it never (D9). */
export const pageSchema = z.object({
  id: pageIdSchema,
  kind: pageKindSchema.catch('note'),
  title: z.string().transform(title => title.slice(0, MAX_TITLE)).catch(''), // prettier-ignore
  place: pagePlaceSchema.catch({ parentId: null, order: '' }),
  createdBy: memberIdSchema.nullable().catch(null),
  createdAt: instantSchema.nullable().catch(null),
  template: pageTemplateSchema.nullable().catch(null),
  /** The sample board that this page came with, and goes with. */
  sample: boardIdSchema.nullable().catch(null),
  deleted: pageDeletionSchema.nullable().catch(null),
})
export type PageRecord = z.infer<typeof pageSchema>

const TAG = 'tag:'
const FAVOURITE = 'favourite:'

/** Tags are a set of keys of the page (D7): two people who tag at once keep both tags. */
export function tagField(id: TagId): string {
  return TAG + id
}

/** Favourites are a set of keys of the member who likes them. */
export function favouriteField(pageId: string): string {
  return FAVOURITE + pageId
}

export function isFavouriteField(field: string): boolean {
  return field.startsWith(FAVOURITE) && isId(field.slice(FAVOURITE.length))
}

export function tagsIn(fields: Readonly<Record<string, unknown>>): TagId[] {
  return idsUnder(TAG, fields).map(id => tagIdSchema.parse(id))
}

export function favouritesIn(fields: Readonly<Record<string, unknown>>): string[] {
  return idsUnder(FAVOURITE, fields)
}

function idsUnder(prefix: string, fields: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.keys(fields).filter(key => key.startsWith(prefix) && fields[key] === true)
  return keys.map(key => key.slice(prefix.length)).filter(isId)
}

/** The schema of what may be written under a page's key; null for a name that is none of ours. */
export function schemaOfPageField(field: string): z.ZodType | null {
  if (field.startsWith(TAG)) return isId(field.slice(TAG.length)) ? z.boolean() : null
  return Object.hasOwn(writable, field) ? writable[field as keyof typeof writable] : null
}

const writable = {
  kind: pageKindSchema,
  title: pageTitleSchema,
  place: pagePlaceSchema,
  template: pageTemplateSchema.nullable(),
  deleted: pageDeletionSchema.nullable(),
} as const
