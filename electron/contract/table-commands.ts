import { z } from 'zod'
import { editableFieldSchema } from '../../core/deal/schema'
import {
  boardIdSchema,
  changeIdSchema,
  dealIdSchema,
  memberIdSchema,
  stageIdSchema,
  viewIdSchema,
} from '../../core/ids'
import { undoable } from './inverse'

const on = { dealId: dealIdSchema, changeId: changeIdSchema }

/** One cell that is written: a field, the account or another name (made when nobody has it; of a set, added to it), or the stage. */
export const cellEditSchema = z.discriminatedUnion('set', [
  z.object({ set: z.literal('field'), ...on, field: editableFieldSchema, value: z.unknown() }),
  z.object({ set: z.literal('account'), ...on, name: z.string().trim().min(1).max(200) }),
  z.object({
    set: z.literal('named'),
    ...on,
    field: z.enum(['ownerId', 'productId', 'product', 'competitor', 'tag']),
    name: z.string().trim().min(1).max(200),
  }),
  z.object({ set: z.literal('stage'), ...on, stageId: stageIdSchema }),
])
export type CellEdit = z.infer<typeof cellEditSchema>

export const tableCommandSchemas = {
  /** Many cells at once: all of them, or where one can't be written none. Deals that come into a stage come to its top, in this order. */
  'deal.edit-many': {
    input: z.object({ boardId: boardIdSchema, edits: z.array(cellEditSchema).min(1).max(1_000) }),
    output: undoable,
  },
  /** Makes a view of a board (or of `ALL_BOARDS`), or sets some of its fields (`core/table/view.ts`). Whose it is is said when it is made, and stays. */
  'view.save': {
    input: z.object({
      viewId: viewIdSchema,
      boardId: boardIdSchema,
      memberId: memberIdSchema.nullable(),
      fields: z.record(z.string().max(120), z.unknown()),
    }),
    output: undoable,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
