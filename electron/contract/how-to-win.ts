import { z } from 'zod'
import { calendarDateSchema } from '../../core/dates'
import {
  accountIdSchema,
  boardIdSchema,
  competitorIdSchema,
  dealIdSchema,
  itemIdSchema,
  pageIdSchema,
  personIdSchema,
  productIdSchema,
  stageIdSchema,
} from '../../core/ids'
import { moneySchema } from '../../core/money'
import { claimSectionSchema } from '../../core/page/kinds'
import { pageKindSchema } from '../../core/page/schema'
import { stageKindSchema } from '../../core/workspace/schema'

/** *How to win this one* (`core/insights/how-to-win.ts`), as a window shows it. */

const count = z.number().int()

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    won: count,
    of: count,
    competitorId: competitorIdSchema.nullable(),
    stageId: stageIdSchema.nullable(),
  }),
  z.object({ kind: z.literal('competitor'), competitorId: competitorIdSchema }),
  z.object({ kind: z.literal('stage'), stageId: stageIdSchema }),
  z.object({ kind: z.literal('product'), productId: productIdSchema }),
  z.object({ kind: z.literal('sector'), sector: z.string() }),
])

export const rankedPageSchema = z.object({
  pageId: pageIdSchema,
  kind: pageKindSchema,
  title: z.string(),
  /** When it was written last: what was read of it is then old. */
  updatedAt: z.number().nullable(),
  reasons: z.array(reasonSchema),
})
export type RankedPage = z.infer<typeof rankedPageSchema>

const usedPageSchema = z.object({ pageId: pageIdSchema, title: z.string(), kind: pageKindSchema })

export const similarDealSchema = z.object({
  dealId: dealIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  outcome: z.enum(['won', 'lost']),
  accountId: accountIdSchema.nullable(),
  ownerId: personIdSchema.nullable(),
  amount: moneySchema.nullable(),
  closedOn: calendarDateSchema.nullable(),
  /** From its start until it was decided. */
  days: count.nullable(),
  /** The reason's name. */
  reason: z.string().nullable(),
  from: stageIdSchema.nullable(),
  change: z.object({ before: moneySchema, after: moneySchema }).nullable(),
  slips: count,
  slippedDays: count,
  /** Pages that were used in it. */
  used: z.array(usedPageSchema),
})
export type SimilarDeal = z.infer<typeof similarDealSchema>

/** What was obtained for what discount in won deals alike (`core/insights/discounts.ts`). */
export const discountPastSchema = z.object({
  deals: count,
  /** Null: too few to speak of a middle. */
  middle: z.object({ discount: z.number(), withGet: count }).nullable(),
  trades: z.array(
    z.object({
      dealId: dealIdSchema,
      boardId: boardIdSchema,
      title: z.string(),
      discount: z.number(),
      gets: z.array(z.string()),
    }),
  ),
})
export type DiscountPast = z.infer<typeof discountPastSchema>

export const howToWinSchema = z.object({
  outcome: stageKindSchema,
  /** Best first. */
  pages: z.array(rankedPageSchema),
  /** Further pages that fit less. */
  more: count,
  /** Pages used in this deal, by their titles: ranked or not. */
  used: z.array(usedPageSchema),
  won: z.array(similarDealSchema),
  lost: z.array(similarDealSchema),
  discounts: discountPastSchema,
  people: z.array(z.object({ personId: personIdSchema, won: count, helped: count, as: z.string() })),
})
export type HowToWin = z.infer<typeof howToWinSchema>

/** What of a page is read in ten seconds. */
export const glanceSchema = z.object({
  kind: pageKindSchema,
  title: z.string(),
  /** Fields of its head that say something, by their names, in the order of its kind. */
  texts: z.array(z.object({ name: z.string(), text: z.string() })),
  claims: z.array(
    z.object({
      id: itemIdSchema,
      section: claimSectionSchema,
      text: z.string(),
      audience: z.enum(['internal', 'sayable']),
      checkedOn: calendarDateSchema.nullable(),
    }),
  ),
  ledger: z.array(z.object({ id: itemIdSchema, give: z.string(), get: z.string() })),
  /** The beginning of its prose. */
  prose: z.string(),
})
export type Glance = z.infer<typeof glanceSchema>

export const winQueries = {
  'page.glance': { input: z.object({ pageId: pageIdSchema }), output: glanceSchema.nullable() },
} as const
