import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import { stepSchema } from '../../core/deal/action-plan'
import { seatSchema } from '../../core/deal/committee'
import { customValueSchema } from '../../core/deal/custom'
import { customFilterSchema } from '../../core/deal/custom-filter'
import { giveSchema } from '../../core/deal/ledger'
import { noteSchema } from '../../core/deal/note'
import { qualificationSchema } from '../../core/deal/qualification'
import { dealRecordNames } from '../../core/deal/records'
import { dealSetsSchema } from '../../core/deal/sets'
import { tacticUseSchema } from '../../core/deal/tactic-use'
import {
  accountIdSchema,
  boardIdSchema,
  contactIdSchema,
  dealIdSchema,
  layerIdSchema,
  memberIdSchema,
  personIdSchema,
  productIdSchema,
  reasonIdSchema,
  stageIdSchema,
} from '../../core/ids'
import { dialectIdSchema } from '../../core/exchange/dialects/dialect'
import { fileKindSchema } from '../../core/exchange/entries/targets'
import { moneySchema } from '../../core/money'
import { savedViewSchema } from '../../core/table/view'
import { contactSchema } from '../../core/workspace/contact'
import { customFieldSchema } from '../../core/workspace/custom-field'
import { rateRecordSchema, reasonSchema, settingsSchema, targetSchema } from '../../core/workspace/planning'
import {
  accountSchema,
  boardSchema,
  competitorSchema,
  memberColourSchema,
  memberSchema,
  personSchema,
  productSchema,
  stageSchema,
  tagSchema,
} from '../../core/workspace/schema'

/** The rows that queries answer with and patches carry. They come from the projection, not from the documents. */

/** The lane of deals whose stage no longer exists or has not arrived (D6, D11). */
export const UNSORTED = 'unsorted'

/** One card. */
export const cardRowSchema = z.object({
  id: dealIdSchema,
  title: z.string(),
  /** The lane it is shown in: a stage of the board, or `UNSORTED`. */
  lane: z.string(),
  order: z.string(),
  accountId: accountIdSchema.nullable(),
  productId: productIdSchema.nullable(),
  amount: moneySchema.nullable(),
  closeDate: calendarDateSchema.nullable(),
  ownerId: personIdSchema.nullable(),
  nextStep: z.string().nullable(),
  nextStepDue: calendarDateSchema.nullable(),
  /** The CRM's file says something else of a field that somebody made their own. */
  differs: z.boolean(),
})
export type CardRow = z.infer<typeof cardRowSchema>

/** A deal that something names, wherever it is. */
export const namedDealSchema = z.object({
  boardId: boardIdSchema,
  card: cardRowSchema,
  deleted: z.boolean(),
})
export type NamedDeal = z.infer<typeof namedDealSchema>

/** Count and sums of a lane, over the whole of it as filtered; one sum a currency. */
export const laneTotalSchema = z.object({
  lane: z.string(),
  count: z.number().int(),
  sums: z.array(moneySchema),
})
export type LaneTotal = z.infer<typeof laneTotalSchema>

export const boardFilterSchema = z.object({
  text: z.string().max(200).default(''),
  ownerIds: z.array(personIdSchema).max(500).default([]),
  accountIds: z.array(accountIdSchema).max(500).default([]),
  /** Only deals of the person that this member has claimed to be. */
  mine: z.boolean().default(false),
  /** What custom fields have to say, all of it. */
  custom: z.array(customFilterSchema).max(20).default([]),
})
export type BoardFilter = z.infer<typeof boardFilterSchema>

/** Everything that cards and menus name: boards, stages, people, accounts, ... Deleted ones are left out, except that names of what cards still refer to stay. */
export const directorySchema = z.object({
  workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
  me: memberSchema.nullable(),
  boards: z.array(boardSchema),
  /** Those that were removed, to be brought back; the newest removal first. */
  removedBoards: z.array(boardSchema),
  stages: z.array(stageSchema),
  accounts: z.array(accountSchema),
  people: z.array(personSchema),
  products: z.array(productSchema),
  fields: z.array(customFieldSchema),
  members: z.array(memberSchema),
  competitors: z.array(competitorSchema),
  tags: z.array(tagSchema),
  reasons: z.array(reasonSchema),
  targets: z.array(targetSchema),
  rates: z.array(rateRecordSchema),
  settings: settingsSchema,
  /** Those that are shared, and this member's own. */
  views: z.array(savedViewSchema),
})
export type Directory = z.infer<typeof directorySchema>

/** One deal in full, for the inspector: every field, the CRM's view beside, and its changes, newest first. */
export const dealDetailSchema = z.object({
  card: cardRowSchema,
  startedOn: calendarDateSchema.nullable(),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  forecastCategory: z.string().nullable(),
  /** What it says in custom fields, as it stands: `readCustom` reads it by the field's type. */
  custom: z.record(z.string(), customValueSchema),
  picked: z.record(z.string(), z.record(z.string(), z.boolean())),
  lesson: z.string().nullable(),
  /** Field name to what the file says. For `place`, the stage. */
  crm: z.record(z.string(), z.unknown()),
  deleted: z.object({ at: z.number(), by: memberIdSchema.nullable() }).nullable(),
  imported: z.boolean(),
  createdAt: z.number().nullable(),
  createdBy: memberIdSchema.nullable(),
  contactId: contactIdSchema.nullable(),
  nextStepDue: calendarDateSchema.nullable(),
  ownProbability: z.number().nullable(),
  reasonId: reasonIdSchema.nullable(),
  link: z.string().nullable(),
  /** The CRM whose files made its board. */
  writtenBy: dialectIdSchema.nullable(),
  sets: dealSetsSchema,
  qualification: qualificationSchema,
  seats: z.array(seatSchema),
  steps: z.array(stepSchema),
  gives: z.array(giveSchema),
  uses: z.array(tacticUseSchema),
  notes: z.array(noteSchema),
  /** Everybody at its account, and whoever else sits in its committee. */
  contacts: z.array(contactSchema),
  /** What was written to it on a board that it had left, and nobody has answered. */
  late: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('field'),
        boardId: boardIdSchema,
        what: z.string(),
        field: z.string(),
        before: z.unknown(),
        after: z.unknown(),
      }),
      z.object({
        kind: z.literal('part'),
        boardId: boardIdSchema,
        what: z.string(),
        part: z.enum(dealRecordNames),
        id: z.string(),
      }),
    ]),
  ),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      by: memberIdSchema.nullable(),
      at: z.number(),
    }),
  ),
})
export type DealDetail = z.infer<typeof dealDetailSchema>

export const importEntrySchema = z.object({
  layerId: layerIdSchema,
  fileName: z.string(),
  rows: z.number(),
  by: memberIdSchema.nullable(),
  at: z.number(),
  undone: z.boolean(),
  newest: z.boolean(),
  /** What it was a list of. */
  kind: fileKindSchema,
})
export type ImportEntry = z.infer<typeof importEntrySchema>

export const trashRowSchema = z.object({
  id: dealIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  at: z.number(),
  by: memberIdSchema.nullable(),
  stageId: stageIdSchema.nullable(),
})
export type TrashRow = z.infer<typeof trashRowSchema>

/** Who is here and what they hold: the awareness of the room, as rows. */
export const presenceSchema = z.object({
  /** One for each window of each computer. */
  key: z.string(),
  self: z.boolean(),
  memberId: memberIdSchema,
  name: z.string(),
  colour: memberColourSchema,
  boardId: boardIdSchema.nullable(),
  dealId: dealIdSchema.nullable(),
  doing: z.enum(['viewing', 'holding', 'editing']),
  field: z.string().nullable(),
})
export type Presence = z.infer<typeof presenceSchema>

/**
 * Saved here, sent, held (S5), for the whole workspace. `pending` counts edits not yet on this computer's disk;
 * `unsent` those not yet handed to the connection; `unheld` those of which the relay has not said that it keeps them.
 */
export const syncStatusSchema = z.object({
  relay: z.string().nullable(),
  connection: z.enum(['off', 'connecting', 'connected', 'waiting', 'refused']),
  /** Why it waits or was refused, in plain words by code. */
  reason: z.enum(['unreachable', 'closed', 'refused', 'bad-address', 'timeout']).nullable(),
  saved: z.enum(['saved', 'saving', 'failing']),
  /** Why saving fails: the edits are kept in memory and written again. */
  saveProblem: z.enum(['full', 'read-only', 'unknown']).nullable(),
  pending: z.number().int(),
  unsent: z.number().int(),
  unheld: z.number().int(),
  /** Documents that are still arriving for the first time. */
  arriving: z.boolean(),
  heldAt: z.number().nullable(),
})
export type SyncStatus = z.infer<typeof syncStatusSchema>

export const workspaceEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  current: z.boolean(),
  owned: z.boolean(),
})
export type WorkspaceEntry = z.infer<typeof workspaceEntrySchema>
