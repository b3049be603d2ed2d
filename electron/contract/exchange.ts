import { z } from 'zod'
import { dialectIdSchema } from '../../core/exchange/dialects/dialect'
import { entryLookSchema, entryMappingSchema, entryReportSchema } from '../../core/exchange/entries/mapping'
import { entryTargetSchema, fileKindSchema } from '../../core/exchange/entries/targets'
import {
  columnTargetSchema,
  delimiterSchema,
  encodingSchema,
  importLookSchema,
} from '../../core/exchange/mapping'
import { undoable } from './inverse'

/** Files that come in and go out, beside deals: lists of accounts, contacts, products and people. */
export const exchangeQueries = {
  /** What a file is a list of, and what it seems to be; with overrides, what it is when read that way. */
  'file.look': {
    input: z.object({
      path: z.string(),
      encoding: encodingSchema.optional(),
      delimiter: delimiterSchema.optional(),
      kind: fileKindSchema.optional(),
      dialect: dialectIdSchema.nullable().optional(),
      targets: z.array(columnTargetSchema).optional(),
      entryTargets: z.array(entryTargetSchema).optional(),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('deals'), look: importLookSchema }),
      z.object({ kind: z.literal('entries'), look: entryLookSchema }),
    ]),
  },
  /** Dry run of a list. */
  'entries.plan': {
    input: z.object({
      path: z.string(),
      mapping: entryMappingSchema,
      skipBad: z.boolean(),
      fileHash: z.string().optional(),
    }),
    output: entryReportSchema,
  },
} as const

export const exchangeCommandSchemas = {
  /** Whole or absent, as `import.run`; cancelled by the same command. */
  'entries.run': {
    input: z.object({
      importId: z.string().max(64),
      path: z.string(),
      mapping: entryMappingSchema,
      skipBad: z.boolean(),
      fileHash: z.string().optional(),
    }),
    output: undoable.extend({ report: entryReportSchema }),
  },
} as const
