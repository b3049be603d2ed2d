import { z } from 'zod'
import { boardIdSchema, stageIdSchema } from '../ids'
import { currencySchema } from '../money'
import { stageKindSchema } from '../workspace/schema'
import { columnTargetSchema } from './column-targets'
import { dialectIdSchema } from './dialects/dialect'
import { nameAnswerSchema, nameQuestionSchema } from './names'

export { columnTargets, columnTargetSchema, type ColumnTarget } from './column-targets'

/** How a file's columns become deals: what the mapping screen shows, and what the layer's id is derived from. */

export const encodingSchema = z.enum(['utf-8', 'windows-1252', 'utf-16le'])
export type Encoding = z.infer<typeof encodingSchema>
export const delimiterSchema = z.enum([',', ';', '\t'])
export type Delimiter = z.infer<typeof delimiterSchema>
export const dateOrderSchema = z.enum(['iso', 'dmy', 'mdy'])
export const decimalMarkSchema = z.enum(['.', ','])

/** A stage label of the file and what it is on the board: a stage that is there, or a new one of this kind. */
export const stageMappingSchema = z.object({
  label: z.string().max(200),
  kind: stageKindSchema,
  probability: z.number().min(0).max(1),
  stageId: stageIdSchema.nullable(),
})
export type StageMapping = z.infer<typeof stageMappingSchema>

export const boardTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), name: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('existing'), boardId: boardIdSchema }),
])

export const importMappingSchema = z.object({
  /** The CRM that wrote the file, for links back to it and for files that it takes in. Its rows are read alike. */
  dialect: dialectIdSchema.nullable().optional(),
  /** Which records names of the file mean, where somebody said so. */
  names: z.array(nameAnswerSchema).max(2_000).optional(),
  encoding: encodingSchema,
  delimiter: delimiterSchema,
  dates: dateOrderSchema,
  decimal: decimalMarkSchema,
  /** An amount that stands for none: some exports write -1 where they know no value. */
  emptyAmount: z.string().max(50).optional(),
  /** For amounts whose row names no currency. */
  currency: currencySchema,
  /** By position, one for each column of the file. */
  columns: z.array(z.object({ name: z.string().max(500), target: columnTargetSchema })).max(500),
  /** In the order that the lanes will have. */
  stages: z.array(stageMappingSchema).max(200),
  board: boardTargetSchema,
})
export type ImportMapping = z.infer<typeof importMappingSchema>

/** What is wrong with a cell or a row. The interface and the command line each say it in words. */
export const problemCodes = [
  'not-a-date', 'not-an-amount', 'not-a-currency', 'not-a-category', 'not-a-link', 'duplicate-id', 'missing-stage', 'unknown-stage', 'too-long', 'too-few-cells', 'too-many-cells', 'empty-row',
  'on-another-board', 'duplicate-name', 'missing-name', 'not-a-number', 'merged-away',
] as const // prettier-ignore
export const problemSchema = z.object({
  /** Line of the file as a spreadsheet counts it: the header is row 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string().max(200),
  code: z.enum(problemCodes),
  /** An empty row is only skipped; the others keep the row out unless bad rows are skipped. */
  severity: z.enum(['error', 'note']),
})
export type Problem = z.infer<typeof problemSchema>

/** The file as a whole can't be read: no row is looked at. */
export const fileProblemSchema = z.object({
  code: z.enum([
    'empty-file',
    'header-only',
    'wrong-encoding',
    'record-too-long',
    'not-a-table',
    'not-found',
    'unreadable',
    'no-stage-column',
    'no-name-column',
    'duplicate-column',
    'changed-meanwhile',
    'too-large',
  ]),
  detail: z.string(),
  row: z.number().int().nullable(),
})
export type FileProblem = z.infer<typeof fileProblemSchema>

export const importLookSchema = z.object({
  fileName: z.string(),
  /** SHA-256 of the bytes, hex. */
  fileHash: z.string(),
  rows: z.number().int(),
  mapping: importMappingSchema,
  /** First cells of each column, to show beside its target. */
  samples: z.array(z.array(z.string())),
  /** Days and months can't be told apart in any row: the person is asked. */
  datesAmbiguous: z.boolean(),
  decimalAmbiguous: z.boolean(),
  stages: z.array(z.object({ label: z.string(), count: z.number().int() })),
  owners: z.array(z.object({ name: z.string(), count: z.number().int() })),
  /** Whose export it looks like. */
  dialect: dialectIdSchema.nullable(),
})
export type ImportLook = z.infer<typeof importLookSchema>

/** What the report of every import says: of deals, and of lists (`entries/mapping`). */
export const reportShape = {
  layerId: z.string(),
  rows: z.number().int(),
  created: z.number().int(),
  /** Records of which the file says something new. */
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  heldTotal: z.number().int(),
  /** In the order of the file; the first ones only where there are very many. */
  problems: z.array(problemSchema),
  problemTotal: z.number().int(),
  /** Rows that have an error: they keep the whole import out unless bad rows are skipped. */
  badRows: z.number().int(),
  /** Names that are new here but much like one that is known: asked about, never guessed. */
  questions: z.array(nameQuestionSchema),
}

/** A field that the file changed but somebody had made their own: kept as it is, the file's value shown beside. */
export const heldFieldSchema = z.object({
  title: z.string(),
  field: z.string(),
  ours: z.string(),
  theirs: z.string(),
})

/** What an import of deals will do, or has done. */
export const importReportSchema = z.object({
  ...reportShape,
  boardId: boardIdSchema,
  held: z.array(heldFieldSchema.extend({ dealId: z.string() })),
  /** Records that this import adds; those that were there already are not counted. */
  accounts: z.number().int(),
  contacts: z.number().int(),
  people: z.number().int(),
  products: z.number().int(),
  /** Names of the columns kept as custom fields. */
  customFields: z.array(z.string()),
  /** Rows of the file without errors, in the order of the mapping's stages. */
  perStage: z.array(z.object({ label: z.string(), count: z.number().int() })),
  withoutAccount: z.number().int(),
})
export type ImportReport = z.infer<typeof importReportSchema>
