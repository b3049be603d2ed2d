import { z } from 'zod'
import {
  accountIdSchema,
  boardIdSchema,
  competitorIdSchema,
  memberIdSchema,
  personIdSchema,
  productIdSchema,
  stageIdSchema,
  tagIdSchema,
} from '../ids'
import { instantSchema } from '../dates'
import { orderKeySchema } from '../order'
import { asRead } from '../documents/fields'
import { currencySchema, moneySchema } from '../money'
import { viewRecordSchema } from '../table/view'
import { pageSchema } from '../page/schema'
import { aliasSchema } from './alias'
import { apartSchema } from './apart'
import { contactSchema } from './contact'
import { customFieldSchema } from './custom-field'
import { dealMoveSchema } from './deal-move'
import { rateRecordSchema, reasonSchema, settingsSchema, targetSchema } from './planning'
import { snapshotSchema } from './snapshot'

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

export const stageFields = {
  name,
  kind: stageKindSchema,
  /** Chance of winning from here, 0 to 1; won is 1, lost is 0. */
  probability: z.number().min(0).max(1),
  order: orderKeySchema,
  /** What the buyer is doing meanwhile. */
  buyingStep: z.string().max(300).nullable(),
  /** What has to be known before a deal leaves it: questions to ask, never a gate. */
  exitQuestions: z.array(z.string().trim().min(1).max(300)).max(20),
  /** Days after which a deal that has not moved is said to stand still; null: nobody has said (`insights/my-day.ts` takes its own). */
  stillAfterDays: z.number().int().min(1).max(1000).nullable(),
} as const
export const stageSchema = z.object({
  id: stageIdSchema,
  boardId: boardIdSchema,
  ...asRead(stageFields, { buyingStep: null, exitQuestions: [], stillAfterDays: null }),
  deleted,
})
export type Stage = z.infer<typeof stageSchema>

const text = z.string().max(300).nullable()
const amountOf = z.number().finite().nonnegative().nullable()
export const accountFields = {
  name,
  sector: text,
  /** Where its head office is. */
  country: text,
  employees: amountOf,
  /** A year's revenue in millions, in whatever currency its file told it. */
  revenueMillions: amountOf,
  foundedIn: z.number().int().min(1).max(2999).nullable(),
  /** The account that it belongs to. */
  parentId: accountIdSchema.nullable(),
  website: text,
  /** Its id in the CRM. */
  externalId: text,
  /** The account that it turned out to be (D12). */
  mergedInto: accountIdSchema.nullable(),
} as const
export const accountSchema = z.object({
  id: accountIdSchema,
  ...asRead(accountFields, { sector: null, country: null, employees: null, revenueMillions: null, foundedIn: null, parentId: null, website: null, externalId: null, mergedInto: null }), // prettier-ignore
  deleted,
})
export type Account = z.infer<typeof accountSchema>

/** A person is somebody deals belong to. A member works in this workspace; a member may claim the person they are. */
export const personFields = {
  name,
  /** Whom they answer to on our side. */
  managerId: personIdSchema.nullable(),
  /** The office or region that they sell for. */
  office: text,
  mergedInto: personIdSchema.nullable(),
} as const
export const personSchema = z.object({
  id: personIdSchema,
  ...asRead(personFields, { managerId: null, office: null, mergedInto: null }),
  claimedBy: memberIdSchema.nullable().default(null),
  deleted,
})
export type Person = z.infer<typeof personSchema>

export const productFields = {
  name,
  series: text,
  price: moneySchema.nullable(),
  mergedInto: productIdSchema.nullable(),
} as const
export const productSchema = z.object({
  id: productIdSchema,
  ...asRead(productFields, { series: null, price: null, mergedInto: null }),
  deleted,
})
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
  contacts: contactSchema,
  aliases: aliasSchema,
  moves: dealMoveSchema,
  apart: apartSchema,
  reasons: reasonSchema,
  targets: targetSchema,
  rates: rateRecordSchema,
  settings: settingsSchema,
  snapshots: snapshotSchema,
  views: viewRecordSchema,
} as const
export type WorkspaceCollection = keyof typeof workspaceCollections
export const workspaceCollectionNames = Object.keys(workspaceCollections) as WorkspaceCollection[]
export type WorkspaceRecord<C extends WorkspaceCollection> = z.output<(typeof workspaceCollections)[C]>
