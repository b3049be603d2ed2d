import { z } from 'zod'
import {
  accountIdSchema,
  boardIdSchema,
  competitorIdSchema,
  fieldIdSchema,
  memberIdSchema,
  personIdSchema,
  productIdSchema,
  stageIdSchema,
  tagIdSchema,
} from '../ids'
import { instantSchema } from '../dates'
import { orderKeySchema } from '../order'
import { currencySchema } from '../money'
import { pageSchema } from '../page/schema'

/** The records of the workspace document, one schema each. Unknown fields pass through: a newer version may have put them there (D9). */

/** Stages are typed: figures ask for the kind and the probability, never for a label (D1). */
export const stageKindSchema = z.enum(['open', 'won', 'lost'])
export type StageKind = z.infer<typeof stageKindSchema>

const name = z.string().trim().min(1).max(200)
/** A deletion mark, as on deals (D5). */
const deleted = z.object({ at: instantSchema, by: memberIdSchema.nullable() }).nullable().default(null)

export const boardSchema = z.object({
  id: boardIdSchema,
  name,
  order: orderKeySchema,
  currency: currencySchema,
  /** The built-in sample, which can be taken away in one step. */
  sample: z.boolean().default(false),
  deleted,
})
export type Board = z.infer<typeof boardSchema>

export const stageSchema = z.object({
  id: stageIdSchema,
  boardId: boardIdSchema,
  name,
  kind: stageKindSchema,
  /** Chance of winning from here, 0 to 1; won is 1, lost is 0. */
  probability: z.number().min(0).max(1),
  order: orderKeySchema,
  deleted,
})
export type Stage = z.infer<typeof stageSchema>

export const accountSchema = z.object({ id: accountIdSchema, name, deleted })
export type Account = z.infer<typeof accountSchema>

/** A person is somebody deals belong to. A member works in this workspace; a member may claim the person they are. */
export const personSchema = z.object({
  id: personIdSchema,
  name,
  claimedBy: memberIdSchema.nullable().default(null),
  deleted,
})
export type Person = z.infer<typeof personSchema>

export const productSchema = z.object({ id: productIdSchema, name, deleted })
export type Product = z.infer<typeof productSchema>

/** Who we meet in deals. */
export const competitorSchema = z.object({
  id: competitorIdSchema,
  name,
  /** The sample board that it came with, and goes with. */
  sample: boardIdSchema.nullable().catch(null),
  deleted,
})
export type Competitor = z.infer<typeof competitorSchema>

/** A word that pages are found by. */
export const tagSchema = z.object({ id: tagIdSchema, name, deleted })
export type Tag = z.infer<typeof tagSchema>

/** A column of a file that no field of ours stands for. */
export const customFieldSchema = z.object({
  id: fieldIdSchema,
  name,
  type: z.enum(['text', 'number', 'date', 'boolean']).default('text'),
  deleted,
})
export type CustomField = z.infer<typeof customFieldSchema>

/** Members' colours are a fixed set, named; the theme knows their values. */
export const memberColours = ['teal', 'indigo', 'plum', 'rust', 'olive', 'slate', 'rose', 'sky'] as const
export const memberColourSchema = z.enum(memberColours)
export type MemberColour = z.infer<typeof memberColourSchema>

export const memberSchema = z.object({ id: memberIdSchema, name, colour: memberColourSchema })
export type Member = z.infer<typeof memberSchema>

/** Every collection of the workspace document with the schema of its records. */
export const workspaceCollections = {
  boards: boardSchema,
  stages: stageSchema,
  accounts: accountSchema,
  people: personSchema,
  products: productSchema,
  fields: customFieldSchema,
  members: memberSchema,
  pages: pageSchema,
  tags: tagSchema,
  competitors: competitorSchema,
} as const
export type WorkspaceCollection = keyof typeof workspaceCollections
export const workspaceCollectionNames = Object.keys(workspaceCollections) as WorkspaceCollection[]
export type WorkspaceRecord<C extends WorkspaceCollection> = z.output<(typeof workspaceCollections)[C]>
