import { z } from 'zod'
import { calendarKinds } from '../../../core/exchange/deal-calendar'
import {
  columnTargetSchema,
  delimiterSchema,
  encodingSchema,
  importMappingSchema,
  type FileProblem,
  type ImportLook,
  type ImportReport,
} from '../../../core/exchange/mapping'
import {
  boardIdSchema,
  dealIdSchema,
  memberIdSchema,
  pageIdSchema,
  type BoardId,
  type LayerId,
  type PageId,
} from '../../../core/ids'
import type { Duplicate } from '../../../core/duplicates/sides'
import type { ExportedValues } from '../../../core/exchange/changes/marks'
import { dialectIdSchema } from '../../../core/exchange/dialects/dialect'
import { entryMappingSchema, type EntryLook, type EntryReport } from '../../../core/exchange/entries/mapping'
import { entryTargetSchema, fileKindSchema } from '../../../core/exchange/entries/targets'
import type { Block } from '../../../core/page/content/blocks'
import type { Result } from '../../../core/result'
import type { crmChangesSchema } from '../../contract/crm'
import type { WikiReport } from '../../contract/wiki-files'
import type { MarkdownProblem } from '../markdown/read-markdown'
import type { Damage, DocumentName, LogEntry } from '../store/port'
import type { WikiExported, WikiExportProblem } from '../wiki/export-wiki'

/** Long work, done on worker threads (S10): each task with what it takes and gives. */
const folder = z.string().min(1)
/** The file's hash when it was looked at: one that has changed since is refused as `changed-meanwhile`. */
const fileHash = z.string().optional()
const planInput = z.object({
  folder,
  path: z.string(),
  mapping: importMappingSchema,
  skipBad: z.boolean(),
  fileHash,
})

const entryPlanInput = planInput.extend({ mapping: entryMappingSchema })

const wikiPlanInput = z.object({
  folder,
  path: z.string().min(1),
  skipBad: z.boolean(),
  /** Files that were found to take too long: they are left out, and named. */
  slow: z.array(z.string()).optional(),
})

export const taskInputs = {
  'import.look': z.object({
    path: z.string(),
    encoding: encodingSchema.optional(),
    delimiter: delimiterSchema.optional(),
    /** What each column stands for, where that is known: stages and owners are then those of these columns. */
    targets: z.array(columnTargetSchema).optional(),
    /** Whose export it is; null: nobody's that is known. */
    dialect: dialectIdSchema.nullable().optional(),
    /** The workspace to import into. If the file's deals are on one of its boards already, that board is suggested. */
    folder: folder.optional(),
  }),
  /** As `import.look`, of a file that may be a list of something else. */
  'file.look': z.object({
    path: z.string(),
    encoding: encodingSchema.optional(),
    delimiter: delimiterSchema.optional(),
    /** What it is a list of, where somebody said so. */
    kind: fileKindSchema.optional(),
    dialect: dialectIdSchema.nullable().optional(),
    targets: z.array(columnTargetSchema).optional(),
    entryTargets: z.array(entryTargetSchema).optional(),
    folder,
  }),
  'crm.plan': z.object({ folder, boardId: boardIdSchema }),
  'crm.write': z.object({ folder, boardId: boardIdSchema, path: z.string().min(1) }),
  'duplicates.find': z.object({ folder }),
  'entries.plan': entryPlanInput,
  'entries.build': entryPlanInput.extend({ by: memberIdSchema.nullable(), at: z.number() }),
  'import.plan': planInput,
  /** Reads the documents from the store of `folder`. No entries where bad rows keep the import out, or nothing is new. */
  'import.build': planInput.extend({ by: memberIdSchema.nullable(), at: z.number() }),
  'store.compact': z.object({
    folder,
    document: z.custom<DocumentName>(name => typeof name === 'string' && name !== ''),
  }),
  'store.check': z.object({ folder }),
  'store.backup': z.object({ folder, path: z.string().min(1) }),
  'export.write': z.object({
    folder,
    boardId: boardIdSchema.nullable(),
    format: z.enum(['csv', 'json']),
    path: z.string().min(1),
  }),
  'calendar.write': z.object({
    folder,
    deals: z.array(z.object({ boardId: boardIdSchema, ids: z.array(dealIdSchema) })),
    kinds: z.array(z.enum(calendarKinds)),
    path: z.string().min(1),
    at: z.number(),
    locale: z.string(),
    words: z.object({ calendar: z.string(), closes: z.string(), nextStep: z.string() }),
  }),
  'wiki.plan': wikiPlanInput,
  /** No entries where a file has a trouble and is not to be skipped. */
  'wiki.build': wikiPlanInput.extend({
    by: memberIdSchema,
    at: z.number(),
    /** The page beneath which the import's own stand; at the top where there is none. */
    parentId: pageIdSchema.nullable().optional(),
  }),
  'wiki.export': z.object({
    folder,
    pageId: pageIdSchema.nullable(),
    path: z.string().min(1),
    alone: z.boolean().optional(),
  }),
  'markdown.read': z.object({ text: z.string() }),
} as const

export interface ImportBuilt {
  readonly boardId: BoardId
  readonly layerId: LayerId
  /** In the order in which they must be stored; each under 200 KiB. */
  readonly entries: LogEntry[]
  readonly report: ImportReport
}

export interface WikiBuilt {
  /** In the order in which they must be stored. */
  readonly entries: LogEntry[]
  readonly report: WikiReport
  /** Hashes of the pictures that are among the files now. */
  readonly pictures: string[]
  /** The pages that stand at the top of the import, each with all that came beneath it. */
  readonly tops: { readonly id: PageId; readonly beneath: PageId[] }[]
}

export interface EntriesBuilt {
  readonly layerId: LayerId
  readonly entries: LogEntry[]
  readonly report: EntryReport
}

/** What a file is a list of, and what it seems to be. */
export type FileLook =
  | { readonly kind: 'deals'; readonly look: ImportLook }
  | { readonly kind: 'entries'; readonly look: EntryLook }

export type CrmChanges = z.infer<typeof crmChangesSchema>
export interface CrmWritten {
  readonly deals: number
  readonly values: ExportedValues
}

interface TaskOutputs {
  'crm.plan': CrmChanges
  'crm.write': CrmWritten
  'duplicates.find': Duplicate[]
  'file.look': Result<FileLook, FileProblem>
  'entries.plan': Result<EntryReport, FileProblem>
  'entries.build': Result<EntriesBuilt, FileProblem>
  'import.look': Result<ImportLook, FileProblem>
  'import.plan': Result<ImportReport, FileProblem>
  'import.build': Result<ImportBuilt, FileProblem>
  'store.compact': null
  'store.check': Damage[]
  'store.backup': null
  /** How many deals were written. */
  'export.write': number
  /** How many entries were written. */
  'calendar.write': number
  'wiki.plan': WikiReport
  'wiki.build': WikiBuilt
  'wiki.export': Result<WikiExported, WikiExportProblem>
  'markdown.read': Result<Block[], MarkdownProblem>
}

export type TaskName = keyof typeof taskInputs
export type Tasks = { [T in TaskName]: { input: z.input<(typeof taskInputs)[T]>; output: TaskOutputs[T] } }
/** As a handler gets it. */
export type TaskInput<T extends TaskName> = z.output<(typeof taskInputs)[T]>

export const taskProgressSchema = z.object({
  phase: z.enum(['reading', 'planning', 'writing']),
  done: z.number(),
  total: z.number(),
  /** What it is at now, by a name of the task's own: what `stepMs` is measured on. */
  at: z.string().optional(),
})
export type TaskProgress = Readonly<z.infer<typeof taskProgressSchema>>

export interface TaskOptions {
  readonly onProgress?: (progress: TaskProgress) => void
  /** Ends the task; `run` then rejects with a TaskCancelled. */
  readonly signal?: AbortSignal
  /** At most so long on one thing that it says it is `at`; beyond it, its thread is ended. Only of tasks that read. */
  readonly stepMs?: number
}

export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled'
  constructor(task: string) {
    super(`${task} was cancelled`)
  }
}

/** It was at one thing for longer than it may be: what it was doing is not done. */
export class TaskStalled extends Error {
  override readonly name = 'TaskStalled'
  constructor(
    task: string,
    readonly at: string,
  ) {
    super(`${task} took too long with "${at}"`)
  }
}

/** A thread ended before it answered: what it was doing is not done. */
export class TaskCrashed extends Error {
  override readonly name = 'TaskCrashed'
}

export interface TaskRunner {
  /** Rejects with a TaskCancelled, a TaskStalled, a TaskCrashed when the thread ended before it answered, or what the task threw (a StoreError, say). */
  run<T extends TaskName>(
    task: T,
    input: Tasks[T]['input'],
    options?: TaskOptions,
  ): Promise<Tasks[T]['output']>
  close(): Promise<void>
}
