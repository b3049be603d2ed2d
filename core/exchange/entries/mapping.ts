import { z } from 'zod'
import { currencySchema } from '../../money'
import { dialectIdSchema } from '../dialects/dialect'
import { decimalMarkSchema, delimiterSchema, encodingSchema, heldFieldSchema, reportShape } from '../mapping'
import { nameAnswerSchema } from '../names'
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
  ...reportShape,
  kind: entryKindSchema,
  held: z.array(heldFieldSchema.extend({ id: z.string() })),
  /** Records that are new because rows name them: parent companies, managers, accounts of contacts. */
  alsoAccounts: z.number().int(),
  alsoPeople: z.number().int(),
})
export type EntryReport = z.infer<typeof entryReportSchema>
