import { z } from 'zod'
import { dealRecordNames } from '../../core/deal/records'
import { boardIdSchema, dealIdSchema, idSchema, layerIdSchema, stageIdSchema } from '../../core/ids'
import { editableCollections } from '../../core/workspace/editable'

/** A field as it was before an edit: what undo puts back. */
const fieldStateSchema = z.discriminatedUnion('edited', [
  z.object({ edited: z.literal(false) }),
  z.object({ edited: z.literal(true), value: z.unknown() }),
])

/** One step of an undo: put `to` back while the field is still as this person left it (D10). */
export const revertStepSchema = z.object({
  dealId: dealIdSchema,
  field: z.string().max(100),
  expected: fieldStateSchema,
  to: fieldStateSchema,
})
export type RevertStep = z.infer<typeof revertStepSchema>

/** The same for a record of the workspace: a page, a tag, an account, ..., or what a member keeps for themselves. */
export const recordStepSchema = z.object({
  collection: z.enum(['pages', 'tags', 'competitors', 'members', 'boards', 'apart', ...editableCollections]),
  id: idSchema,
  field: z.string().max(100),
  expected: fieldStateSchema,
  to: fieldStateSchema,
})
export type RecordStep = z.infer<typeof recordStepSchema>

/** The same for what belongs to a deal and is many: a seat, a step, a give, a use, a note. */
export const dealPartStepSchema = z.object({
  part: z.enum(dealRecordNames),
  id: idSchema,
  field: z.string().max(100),
  expected: fieldStateSchema,
  to: fieldStateSchema,
})
export type DealPartStep = z.infer<typeof dealPartStepSchema>

/** A deal and the stage that it goes to on another board. */
export const boardMoveSchema = z.object({ dealId: dealIdSchema, stageId: stageIdSchema })

const single = [
  z.object({ kind: z.literal('revert'), boardId: boardIdSchema, steps: z.array(revertStepSchema) }),
  z.object({
    kind: z.literal('import-mark'),
    boardId: boardIdSchema.nullable(),
    layerId: layerIdSchema,
    undone: z.boolean(),
  }),
  z.object({ kind: z.literal('crm-mark'), boardId: boardIdSchema, markId: idSchema, undone: z.boolean() }),
  z.object({
    kind: z.literal('board-move'),
    from: boardIdSchema,
    to: boardIdSchema,
    moves: z.array(boardMoveSchema),
  }),
  z.object({ kind: z.literal('record-revert'), steps: z.array(recordStepSchema) }),
  z.object({ kind: z.literal('part-revert'), boardId: boardIdSchema, steps: z.array(dealPartStepSchema) }),
] as const
const singleInverseSchema = z.discriminatedUnion('kind', single)
export type SingleInverse = z.infer<typeof singleInverseSchema>

/** What undoing a command takes; given with its answer, kept by the window's undo stack. A `group` is undone in its order, as one. */
export const inverseSchema = z.discriminatedUnion('kind', [
  ...single,
  z.object({ kind: z.literal('group'), inverses: z.array(singleInverseSchema).min(1).max(100) }),
])
export type Inverse = z.infer<typeof inverseSchema>

/** `inverse` is null when the command changed nothing. */
export const undoable = z.object({ inverse: inverseSchema.nullable() })
export const nothing = z.object({})
