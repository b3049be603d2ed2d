import { z } from 'zod'
import { duplicateSchema } from '../../core/duplicates/sides'
import { dialectIdSchema } from '../../core/exchange/dialects/dialect'
import { boardIdSchema, dealIdSchema, idSchema, memberIdSchema } from '../../core/ids'
import { undoable } from './inverse'

/** What changed here and the CRM does not know yet. */
export const crmChangesSchema = z.object({
  dialect: dialectIdSchema.nullable(),
  /** All of them; a preview lists the first ones. */
  total: z.number().int(),
  /** Fields that were emptied: no file can tell a CRM that. */
  emptied: z.number().int(),
  /** The file's first line. */
  header: z.string(),
  deals: z.array(
    z.object({
      id: dealIdSchema,
      title: z.string(),
      isNew: z.boolean(),
      cells: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
})

export const crmQueries = {
  'crm.changes': {
    input: z.object({ boardId: boardIdSchema }),
    output: crmChangesSchema.extend({
      /** The newest file that was written for the CRM and not taken back. */
      last: z.object({ markId: idSchema, at: z.number(), by: memberIdSchema.nullable(), deals: z.number().int() }).nullable(), // prettier-ignore
    }),
  },
  /** Pairs of records that may be one. */
  duplicates: { input: z.object({}), output: z.array(duplicateSchema) },
} as const

export const crmCommandSchemas = {
  /** Writes what changed since the last file for the CRM, and keeps that the CRM was told. */
  'crm.export': {
    input: z.object({ boardId: boardIdSchema, markId: idSchema, path: z.string() }),
    output: undoable.extend({ deals: z.number().int(), path: z.string() }),
  },
  /** Takes back that the CRM was told, or says it again. */
  'crm.mark': {
    input: z.object({ boardId: boardIdSchema, markId: idSchema, undone: z.boolean() }),
    output: undoable,
  },
} as const
