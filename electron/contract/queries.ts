import { z } from 'zod'
import {
  columnTargetSchema,
  delimiterSchema,
  encodingSchema,
  importLookSchema,
  importMappingSchema,
  importReportSchema,
} from '../../core/exchange/mapping'
import { instantSchema } from '../../core/dates'
import { fieldGuessSchema } from '../../core/exchange/guess-field'
import { boardIdSchema, contactIdSchema, dealIdSchema, fieldIdSchema } from '../../core/ids'
import { snapshotSchema } from '../../core/workspace/snapshot'
import { contactSchema } from '../../core/workspace/contact'
import { changedPatchSchema } from './change-rows'
import { dealPageSubscriptions } from './deal-page'
import { dialectIdSchema } from '../../core/exchange/dialects/dialect'
import { crmQueries } from './crm'
import { exchangeQueries } from './exchange'
import { factsPatchSchema } from './fact-rows'
import { howToWinSchema, winQueries } from './how-to-win'
import { myDaySubscriptions } from './my-day'
import { pageQuerySchemas, wikiPatchSchema } from './page-rows'
import { captureQueries } from './capture'
import { searchQueries } from './search'
import { dealMorePatchSchema } from './table-rows'
import { blobHashSchema, blobSchema } from './blobs'
import {
  boardFilterSchema,
  cardRowSchema,
  dealDetailSchema,
  directorySchema,
  importEntrySchema,
  laneTotalSchema,
  namedDealSchema,
  presenceSchema,
  syncStatusSchema,
  trashRowSchema,
  workspaceEntrySchema,
} from './rows'

/** Queries: asked once, answered once. */
export const queries = {
  ...searchQueries,
  ...captureQueries,
  deal: {
    input: z.object({ boardId: boardIdSchema, dealId: dealIdSchema }),
    output: dealDetailSchema.nullable(),
  },
  /** Those of a board; of the workspace's lists (accounts, contacts, products, people) with null. */
  imports: { input: z.object({ boardId: boardIdSchema.nullable() }), output: z.array(importEntrySchema) },
  trash: { input: z.object({ boardId: boardIdSchema }), output: z.array(trashRowSchema) },
  ...pageQuerySchemas,
  ...winQueries,
  ...versionQueries,
  ...wikiFileQueries,
  /** Names of contacts, of those that are here. */
  'contacts.named': {
    input: z.object({ ids: z.array(contactIdSchema).max(100) }),
    output: z.array(contactSchema.pick({ id: true, name: true, title: true, email: true, phone: true })),
  },
  /** A picture; null while it is not here: `blob-arrived` tells when it is. */
  'blob.get': { input: z.object({ hash: blobHashSchema }), output: blobSchema.nullable() },
  workspaces: { input: z.object({}), output: z.array(workspaceEntrySchema) },
  /** The link that lets a colleague join; null while no relay is set. */
  'sharing.link': { input: z.object({}), output: z.object({ link: z.string().nullable() }) },
  settings: {
    input: z.object({}),
    output: z.object({
      keysKeptIn: z.enum(['keychain', 'file']),
      folder: z.string(),
      schemaNewer: z.array(z.string()),
    }),
  },
  /** What deals say in a custom field, and the type that would fit: for the offer to give it one. */
  'field.guess': { input: z.object({ fieldId: fieldIdSchema }), output: fieldGuessSchema },
  /** What a file seems to be. With overrides, what it is when read that way. */
  'import.look': {
    input: z.object({
      path: z.string(),
      encoding: encodingSchema.optional(),
      delimiter: delimiterSchema.optional(),
      /** What each column stands for, where that is known: stages and owners are then those of these columns. */
      targets: z.array(columnTargetSchema).optional(),
      /** Whose export it is; null: nobody's that is known. */
      dialect: dialectIdSchema.nullable().optional(),
    }),
    output: importLookSchema,
  },
  ...exchangeQueries,
  ...crmQueries,
  /** Dry run: what an import would do. */
  'import.plan': {
    input: z.object({
      path: z.string(),
      mapping: importMappingSchema,
      skipBad: z.boolean(),
      fileHash: z.string().optional(),
    }),
    output: importReportSchema,
  },
} as const
export type QueryName = keyof typeof queries
export type QueryInput<Q extends QueryName> = z.input<(typeof queries)[Q]['input']>
export type QueryOutput<Q extends QueryName> = z.output<(typeof queries)[Q]['output']>
export type ParsedQuery<Q extends QueryName> = z.output<(typeof queries)[Q]['input']>
import { versionQueries } from './page-versions'
import { wikiFileQueries } from './wiki-files'

/**
 * Subscriptions: answered by patches until they are ended. The first patches say all there is; later ones what changed.
 */
export const subscriptions = {
  /**
   * A board through a filter. First `reset` with totals and the top rows of each lane, at once; then the rest of the rows in
   * chunks (`more`), the last one marked `complete`; then changes as they happen. A row that is upserted replaces the one of
   * the same id, wherever that was. `totals` are always those of the whole board: a lane that is not among them is empty.
   */
  board: {
    input: z.object({ boardId: boardIdSchema, filter: boardFilterSchema }),
    patch: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('reset'),
        rows: z.array(cardRowSchema),
        totals: z.array(laneTotalSchema),
        complete: z.boolean(),
      }),
      z.object({ kind: z.literal('more'), rows: z.array(cardRowSchema), complete: z.boolean() }),
      z.object({
        kind: z.literal('change'),
        upsert: z.array(cardRowSchema),
        remove: z.array(dealIdSchema),
        totals: z.array(laneTotalSchema),
      }),
    ]),
  },
  'board.more': { input: z.object({ boardId: boardIdSchema }), patch: dealMorePatchSchema },
  /** Every page that is not in the trash. Rows come in no order that means anything: siblings stand by (order, id). */
  wiki: { input: z.object({}), patch: wikiPatchSchema },
  facts: { input: z.object({}), patch: factsPatchSchema },
  /** What the forecast said, week by week; whole, and whole again after a change. */
  snapshots: { input: z.object({}), patch: z.array(snapshotSchema) },
  changed: { input: z.object({ since: instantSchema }), patch: changedPatchSchema },
  ...myDaySubscriptions,
  /** One deal in full, again whenever something of it changes; null when it is not on this board (yet). */
  deal: {
    input: z.object({ boardId: boardIdSchema, dealId: dealIdSchema }),
    patch: dealDetailSchema.nullable(),
  },
  /** What helps to win a deal, again whenever pages, uses or deals change; null while nothing can be said of it. */
  'deal.how-to-win': {
    input: z.object({ boardId: boardIdSchema, dealId: dealIdSchema }),
    patch: howToWinSchema.nullable(),
  },
  ...dealPageSubscriptions,
  /** The deals of these ids, on whatever board they are: those that are here, and again when they change. */
  deals: { input: z.object({ ids: z.array(dealIdSchema).max(1_000) }), patch: z.array(namedDealSchema) },
  directory: { input: z.object({}), patch: directorySchema },
  sync: { input: z.object({}), patch: syncStatusSchema },
  presence: { input: z.object({}), patch: z.array(presenceSchema) },
} as const
export type SubscriptionName = keyof typeof subscriptions
export type SubscriptionInput<S extends SubscriptionName> = z.input<(typeof subscriptions)[S]['input']>
export type ParsedSubscription<S extends SubscriptionName> = z.output<(typeof subscriptions)[S]['input']>
export type Patch<S extends SubscriptionName> = z.output<(typeof subscriptions)[S]['patch']>
export type BoardPatch = Patch<'board'>
