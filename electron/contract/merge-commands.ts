import { z } from 'zod'
import { boardIdSchema, changeIdSchema, dealIdSchema, idSchema } from '../../core/ids'
import { boardMoveSchema, undoable } from './inverse'

export const mergeableSchema = z.enum(['accounts', 'contacts', 'people', 'products'])

/** Two that turned out to be one, and deals that change their board (D12). */
export const mergeCommandSchemas = {
  /** `lose` becomes `keep`, which takes these fields of it. What refers to `lose` leads to `keep` from then on. */
  'record.merge': {
    input: z.object({
      collection: mergeableSchema,
      keep: idSchema,
      lose: idSchema,
      take: z.array(z.string().max(100)).max(100),
    }),
    output: undoable,
  },
  /** The same for two deals of one board. What there may be several of (competitors, tags, people who help) is joined. */
  'deal.merge': {
    input: z.object({
      boardId: boardIdSchema,
      keep: dealIdSchema,
      lose: dealIdSchema,
      take: z.array(z.object({ field: z.string().max(100), changeId: changeIdSchema })).max(200),
    }),
    output: undoable,
  },
  /** Somebody said that two records which look alike are two. */
  'duplicates.apart': { input: z.object({ a: idSchema, b: idSchema }), output: undoable },
  /** Answers what was written to a deal on boards that it had left (`core/deal/late.ts`). What is not there any more is passed over. */
  'deal.late': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      take: z.boolean(),
      answers: z
        .array(z.object({ from: boardIdSchema, what: z.string().max(250), changeId: changeIdSchema }))
        .min(1)
        .max(500),
    }),
    output: undoable,
  },
  /** Moves deals to another board, each to the top of one of its stages; they keep their ids and all that belongs to them. */
  'deal.move-board': {
    input: z.object({
      from: boardIdSchema,
      to: boardIdSchema,
      moves: z.array(boardMoveSchema).min(1).max(200),
    }),
    output: undoable,
  },
} as const
