import { z } from 'zod'
import { bornWith, dealRecordNames } from '../../core/deal/records'
import { boardIdSchema, dealIdSchema, idSchema } from '../../core/ids'
import { creatableCollections, editableCollections } from '../../core/workspace/editable'
import { dealPartStepSchema, undoable } from './inverse'

/**
 * Commands on the many small records: what belongs to a deal (seats, steps, gives, uses, notes), and what a workspace knows (accounts,
 * contacts, people, targets, ...). One kind of command serves all of them; which fields there are, and what may be written to
 * each, is told by `core/deal/records.ts` and `core/workspace/editable.ts`.
 */
const onPart = z.object({ boardId: boardIdSchema, part: z.enum(dealRecordNames), id: idSchema })
const onEntry = z.object({ collection: z.enum(editableCollections), id: idSchema })
const fields = z.record(z.string().max(100), z.unknown())

export const recordCommandSchemas = {
  /** A seat's and a use's id come of what they are about (`seatIdOf`, `useIdOf`); one that is there already is brought back. */
  'deal-part.create': {
    input: onPart.extend({
      dealId: dealIdSchema,
      fields,
      about: z.union([bornWith.seats.strict(), bornWith.uses.strict(), z.strictObject({})]),
    }),
    output: undoable,
  },
  /** Steps of a plan, all or none, undone as one. */
  'deal-part.create-many': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      part: z.enum(['steps', 'gives', 'notes']),
      records: z
        .array(z.object({ id: idSchema, fields }))
        .min(1)
        .max(50),
    }),
    output: undoable,
  },
  'deal-part.edit': {
    input: onPart.extend({ field: z.string().max(100), value: z.unknown() }),
    output: undoable,
  },
  'deal-part.delete': { input: onPart, output: undoable },
  'deal-part.restore': { input: onPart, output: undoable },
  /** Undo or redo of these. `skipped` counts steps left alone because somebody has changed the field since. */
  'deal-part.revert': {
    input: z.object({ boardId: boardIdSchema, steps: z.array(dealPartStepSchema).min(1).max(1000) }),
    output: undoable.extend({ skipped: z.number().int() }),
  },

  'record.create': {
    input: z.object({ collection: z.enum(creatableCollections), id: idSchema, fields }),
    output: undoable,
  },
  /** The settings are there as soon as one of them is set. */
  'record.edit': {
    input: onEntry.extend({ field: z.string().max(100), value: z.unknown() }),
    output: undoable,
  },
  /** Many edits as one: each record is made where it is not there, brought back where it was removed, and its fields are set. */
  'record.write': {
    input: z.object({
      collection: z.enum(editableCollections),
      records: z
        .array(z.object({ id: idSchema, fields }))
        .min(1)
        .max(500),
    }),
    output: undoable,
  },
  'record.delete': { input: onEntry, output: undoable },
  'record.restore': { input: onEntry, output: undoable },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type RecordCommandName = keyof typeof recordCommandSchemas
