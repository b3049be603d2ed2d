import { z } from 'zod'
import { dealFieldSchemas, editableFieldSchema } from '../../core/deal/schema'
import {
  boardIdSchema,
  changeIdSchema,
  dealIdSchema,
  layerIdSchema,
  personIdSchema,
  stageIdSchema,
} from '../../core/ids'
import { calendarDateSchema } from '../../core/dates'
import { importMappingSchema, importReportSchema } from '../../core/exchange/mapping'
import { accountIdSchema, productIdSchema } from '../../core/ids'
import { currencySchema, moneySchema } from '../../core/money'
import { calendarCommands } from './calendar'
import { blobHashSchema, imageMimeSchema } from './blobs'
import { memberColourSchema, stageFields, stageKindSchema } from '../../core/workspace/schema'
import { crmCommandSchemas } from './crm'
import { exchangeCommandSchemas } from './exchange'
import { mergeCommandSchemas } from './merge-commands'
import { nothing, revertStepSchema, undoable } from './inverse'
import { myDayCommands } from './my-day'
import { pageCommandSchemas } from './page-commands'
import { recordCommandSchemas } from './record-commands'
import { tableCommandSchemas } from './table-commands'
import { versionCommands } from './page-versions'
import { wikiFileCommands } from './wiki-files'

/**
 * Commands: a structured edit each, applied in the engine, answered when it is on disk (S1). Ids and change ids are made
 * by the window, so that a command sent again after a crash is the same command.
 */

export const commands = {
  'deal.create': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      stageId: stageIdSchema,
      title: z.string().trim().min(1).max(300),
      accountId: accountIdSchema.nullable().default(null),
      accountName: z.string().trim().max(200).optional(),
      productId: productIdSchema.nullable().default(null),
      amount: moneySchema.nullable().default(null),
      closeDate: calendarDateSchema.nullable().default(null),
      ownerId: personIdSchema.nullable().default(null),
    }),
    output: undoable,
  },
  'deal.edit': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      changeId: changeIdSchema,
      field: editableFieldSchema,
      value: z.unknown(),
    }),
    output: undoable,
  },
  /** What comes next and by when, as one edit; both null when it is done. */
  'deal.set-next-step': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      changeId: changeIdSchema,
      nextStep: dealFieldSchemas.nextStep,
      due: calendarDateSchema.nullable(),
    }),
    output: undoable,
  },
  /** Sets the account by its name; makes the account when nobody has it yet. An empty name clears it. */
  'deal.set-account': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      changeId: changeIdSchema,
      name: z.string().trim().max(200),
    }),
    output: undoable,
  },
  /** Takes the file's value for a field that somebody had made their own. */
  'deal.follow-crm': {
    input: z.object({
      boardId: boardIdSchema,
      dealId: dealIdSchema,
      changeId: changeIdSchema,
      field: z.string().max(100),
    }),
    output: undoable,
  },
  /** Moves cards together, in this order, into a lane: just below the card `after`, or to its top when null. */
  'deal.move': {
    input: z.object({
      boardId: boardIdSchema,
      moves: z
        .array(z.object({ dealId: dealIdSchema, changeId: changeIdSchema }))
        .min(1)
        .max(1000),
      stageId: stageIdSchema,
      after: dealIdSchema.nullable(),
    }),
    output: undoable,
  },
  'deal.delete': {
    input: z.object({ boardId: boardIdSchema, dealIds: z.array(dealIdSchema).min(1).max(1000) }),
    output: undoable,
  },
  'deal.restore': {
    input: z.object({ boardId: boardIdSchema, dealIds: z.array(dealIdSchema).min(1).max(1000) }),
    output: undoable,
  },
  /** Undo or redo of earlier commands. `skipped` counts steps left alone because somebody has changed the field since. */
  'deal.revert': {
    input: z.object({
      boardId: boardIdSchema,
      steps: z
        .array(revertStepSchema.extend({ changeId: changeIdSchema }))
        .min(1)
        .max(1000),
    }),
    output: undoable.extend({ skipped: z.number().int() }),
  },
  'board.create': {
    input: z.object({
      boardId: boardIdSchema,
      name: z.string().trim().min(1).max(200),
      currency: currencySchema,
      stages: z
        .array(
          z.object({
            stageId: stageIdSchema,
            name: z.string().trim().min(1).max(200),
            kind: stageKindSchema,
            probability: z.number().min(0).max(1),
            buyingStep: stageFields.buyingStep.optional(),
            exitQuestions: stageFields.exitQuestions.optional(),
            stillAfterDays: stageFields.stillAfterDays.optional(),
          }),
        )
        .min(1)
        .max(50),
    }),
    output: nothing,
  },
  'board.rename': {
    input: z.object({ boardId: boardIdSchema, name: z.string().trim().min(1).max(200) }),
    output: undoable,
  },
  /** What a new amount is in that names no currency. Amounts that are there keep theirs: nothing is converted. */
  'board.set-currency': {
    input: z.object({ boardId: boardIdSchema, currency: currencySchema }),
    output: undoable,
  },
  'board.delete': { input: z.object({ boardId: boardIdSchema }), output: nothing },
  'board.restore': { input: z.object({ boardId: boardIdSchema }), output: nothing },
  'stage.add': {
    input: z.object({
      boardId: boardIdSchema,
      stageId: stageIdSchema,
      name: z.string().trim().min(1).max(200),
      kind: stageKindSchema,
      probability: z.number().min(0).max(1),
      /** Just after this one; to the end where it is left out. */
      after: stageIdSchema.nullish(),
    }),
    output: undoable,
  },
  'stage.edit': {
    input: z.object({
      stageId: stageIdSchema,
      ...z.object(stageFields).omit({ order: true }).partial().shape,
    }),
    output: undoable,
  },
  /** Moves a stage just after another, or first when null. */
  'stage.move': {
    input: z.object({ stageId: stageIdSchema, after: stageIdSchema.nullable() }),
    output: undoable,
  },
  /**
   * Removes a stage. Its deals go to the end of the stage `to` (so two are merged), or are shown as unsorted until somebody moves them
   * (D6). The ids of the moves come of `seed`.
   */
  'stage.remove': {
    input: z.object({
      stageId: stageIdSchema,
      to: stageIdSchema.nullable().default(null),
      seed: changeIdSchema.optional(),
    }),
    output: undoable.extend({ moved: z.number().int() }),
  },
  'stage.restore': { input: z.object({ stageId: stageIdSchema }), output: undoable },
  /** *This is me*, and its opposite. */
  'person.claim': { input: z.object({ personId: personIdSchema, mine: z.boolean() }), output: nothing },
  'member.edit': {
    input: z.object({
      name: z.string().trim().min(1).max(200).optional(),
      colour: memberColourSchema.optional(),
    }),
    output: nothing,
  },
  'workspace.rename': { input: z.object({ name: z.string().trim().min(1).max(200) }), output: nothing },

  ...pageCommandSchemas,
  ...recordCommandSchemas,
  ...versionCommands,
  ...tableCommandSchemas,
  ...wikiFileCommands,
  ...calendarCommands,
  ...myDayCommands,

  /** Whole or absent. Progress comes as `import-progress` events. Rows with errors keep it out unless `skipBad`. */
  'import.run': {
    input: z.object({
      importId: z.string().max(64),
      path: z.string(),
      mapping: importMappingSchema,
      skipBad: z.boolean(),
      /** The file's hash when it was looked at: one that has changed since is refused. */
      fileHash: z.string().optional(),
    }),
    output: undoable.extend({ report: importReportSchema, cancelled: z.boolean() }),
  },
  ...exchangeCommandSchemas,
  ...mergeCommandSchemas,
  ...crmCommandSchemas,
  'import.cancel': { input: z.object({ importId: z.string().max(64) }), output: nothing },
  'import.mark': {
    /** `boardId` is null for a list of accounts, contacts, products or people: those are the workspace's. */
    input: z.object({ boardId: boardIdSchema.nullable(), layerId: layerIdSchema, undone: z.boolean() }),
    output: undoable.extend({ deals: z.number().int() }),
  },
  'export.run': {
    input: z.object({ boardId: boardIdSchema.nullable(), format: z.enum(['csv', 'json']), path: z.string() }),
    output: z.object({ deals: z.number().int(), path: z.string() }),
  },

  /** Keeps a picture; what it is is told by its bytes. Answered when it is on disk. */
  'blob.put': {
    input: z.object({ bytes: z.instanceof(Uint8Array<ArrayBufferLike>) }),
    output: z.object({ hash: blobHashSchema, mime: imageMimeSchema }),
  },

  /** Connects this workspace to a relay (`ws://host:port`), or to none. */
  'sharing.connect': { input: z.object({ relay: z.string().max(500).nullable() }), output: nothing },
  'sharing.retry': { input: z.object({}), output: nothing },
  'workspace.create': {
    input: z.object({ name: z.string().trim().min(1).max(200), sample: z.boolean() }),
    output: z.object({ workspaceId: z.string() }),
  },
  'workspace.join': {
    input: z.object({ link: z.string().max(4_000) }),
    output: z.object({ workspaceId: z.string() }),
  },
  'workspace.open': { input: z.object({ workspaceId: z.string().max(64) }), output: nothing },

  /** Throws the projection away and derives it from the documents again. */
  'projection.rebuild': { input: z.object({}), output: z.object({ deals: z.number().int() }) },
  'store.check': { input: z.object({}), output: z.object({ damage: z.array(z.string()) }) },
  'store.backup': { input: z.object({ path: z.string() }), output: z.object({ path: z.string() }) },
} as const

export type CommandName = keyof typeof commands
export type CommandInput<C extends CommandName> = z.input<(typeof commands)[C]['input']>
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>
/** As a handler gets it: parsed, defaults filled in. */
export type ParsedCommand<C extends CommandName> = z.output<(typeof commands)[C]['input']>
export const commandNames = Object.keys(commands) as CommandName[]
