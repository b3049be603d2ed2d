import { z } from 'zod'
import { currencySchema } from '../../money'
import { dialectIdSchema } from '../dialects/dialect'
import { decimalMarkSchema, delimiterSchema, encodingSchema, problemSchema } from '../mapping'
import { nameAnswerSchema, nameQuestionSchema } from '../names'
import { entryKindSchema, entryTargetSchema } from './targets'

/** How a list's columns become records: what its screen shows, and what its layer's id is derived from. */
export const entryMappingSchema = z.object({
  kind: entryKindSchema,
  dialect: dialectIdSchema.nullable().optional(),
  encoding: encodingSchema,
  delimiter: delimiterSchema,
  decimal: decimalMarkSchema,
  /** For prices whose row names no currency. */
  currency: currencySchema,
  /** What a year's revenue is told in. */
  revenueIn: z.enum(['millions', 'units']),
  /** By position, one for each column of the file. */
  columns: z.array(z.object({ name: z.string().max(500), target: entryTargetSchema })).max(500),
  names: z.array(nameAnswerSchema).max(2_000).optional(),
})
export type EntryMapping = z.infer<typeof entryMappingSchema>

export const entryLookSchema = z.object({
  fileName: z.string(),
  /** SHA-256 of the bytes, hex. */
  fileHash: z.string(),
  rows: z.number().int(),
  mapping: entryMappingSchema,
  samples: z.array(z.array(z.string())),
  dialect: dialectIdSchema.nullable(),
  decimalAmbiguous: z.boolean(),
})
export type EntryLook = z.infer<typeof entryLookSchema>

/** What an import of a list will do, or has done. */
export const entryReportSchema = z.object({
  kind: entryKindSchema,
  layerId: z.string(),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  /** Fields that the file changed but somebody had made their own: kept as they are. */
  held: z.array(
    z.object({ id: z.string(), title: z.string(), field: z.string(), ours: z.string(), theirs: z.string() }),
  ),
  heldTotal: z.number().int(),
  /** Records that are new because rows name them: parent companies, managers, accounts of contacts. */
  alsoAccounts: z.number().int(),
  alsoPeople: z.number().int(),
  problems: z.array(problemSchema),
  problemTotal: z.number().int(),
  badRows: z.number().int(),
  questions: z.array(nameQuestionSchema),
})
export type EntryReport = z.infer<typeof entryReportSchema>
