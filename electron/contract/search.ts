import { z } from 'zod'
import { accountIdSchema, boardIdSchema, idSchema } from '../../core/ids'
import { calendarDateSchema } from '../../core/dates'
import { moneySchema } from '../../core/money'

/** What can be found. The order is that of the tables' numbers (`index-rows.ts`): a new kind goes to the end. A person is ours, a contact is the buyer's. */
export const searchKinds = ['deal', 'page', 'account', 'person', 'competitor', 'talk', 'contact'] as const
export const searchKindSchema = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKindSchema>

/** Names one thing that can be found. A deal is named with its board. */
export const searchRefSchema = z.object({
  kind: searchKindSchema,
  id: idSchema,
  boardId: boardIdSchema.nullable().default(null),
})
export type SearchRef = z.infer<typeof searchRefSchema>

/** From and to (exclusive) in UTF-16 units; in order, apart. */
const marksSchema = z.array(z.tuple([z.number().int(), z.number().int()]).readonly()).readonly()
export type Marks = z.infer<typeof marksSchema>

/** What a row shows of the thing as it is now, beside its title. */
export const searchStateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deal'),
    /** A stage of its board, or `UNSORTED`. */
    lane: z.string(),
    accountId: accountIdSchema.nullable(),
    amount: moneySchema.nullable(),
    closeDate: calendarDateSchema.nullable(),
  }),
  z.object({
    kind: z.literal('page'),
    pageKind: z.string(),
    /** Titles of the pages above it, the topmost first. */
    path: z.array(z.string()),
  }),
  /** An account, or a contact with the one that they are of. */
  z.object({ kind: z.literal('name'), accountId: accountIdSchema.nullable() }),
])
export type SearchState = z.infer<typeof searchStateSchema>

export const searchRowSchema = searchRefSchema.extend({
  title: z.string(),
  titleMarks: marksSchema,
  /** The part of its text where it was found; empty when it has none. */
  snippet: z.string(),
  snippetMarks: marksSchema,
  /** Higher is better; compares within one answer only. */
  score: z.number(),
  state: searchStateSchema,
})
export type SearchRow = z.infer<typeof searchRowSchema>

/** What is typed may be anything, and long: only its beginning is looked at. */
const text = z.string().max(200_000)
const kinds = z.array(searchKindSchema).max(searchKinds.length).default([])

export const searchQueries = {
  /** The best of each kind that is asked for (all, when none is named), the best of all first; at most `limit` of a kind. */
  search: {
    input: z.object({ text, kinds, limit: z.number().int().min(1).max(200).default(20) }),
    output: z.object({
      rows: z.array(searchRowSchema),
      /** The index is not whole yet: after the first start, or an import. */
      building: z.boolean(),
    }),
  },
  /** For references as they are typed: titles first, and what begins with the text before all else. */
  'search.suggest': {
    input: z.object({ text, kinds, limit: z.number().int().min(1).max(50).default(8) }),
    output: z.array(searchRowSchema),
  },
  /** What was found before, as it is now; what is gone is left out. */
  'search.recall': {
    input: z.object({ refs: z.array(searchRefSchema).max(50) }),
    output: z.array(searchRowSchema),
  },
} as const
