import type { Delimiter, Encoding, FileProblem, ImportLook, ImportMapping, ImportReport } from '../../../core/exchange/mapping'
import type { BoardId, LayerId, MemberId } from '../../../core/ids'
import type { Result } from '../../../core/result'
import type { Damage, DocumentName, LogEntry } from '../store/port'

/** Long work, done on worker threads (S10): each task with what it takes and gives. */
export interface Tasks {
  'import.look': { input: { path: string; encoding?: Encoding; delimiter?: Delimiter }; output: Result<ImportLook, FileProblem> }
  'import.plan': { input: { folder: string; path: string; mapping: ImportMapping; skipBad: boolean }; output: Result<ImportReport, FileProblem> }
  /** Reads the documents from the store of `folder`. No entries where bad rows keep the import out. */
  'import.build': {
    input: { folder: string; path: string; mapping: ImportMapping; skipBad: boolean; by: MemberId; at: number }
    output: Result<{ boardId: BoardId; layerId: LayerId; entries: LogEntry[]; report: ImportReport }, FileProblem>
  }
  'store.compact': { input: { folder: string; document: DocumentName }; output: null }
  'store.check': { input: { folder: string }; output: Damage[] }
}
export type TaskName = keyof Tasks

export interface TaskProgress {
  readonly phase: 'reading' | 'planning' | 'writing'
  readonly done: number
  readonly total: number
}

export interface TaskOptions {
  readonly onProgress?: (progress: TaskProgress) => void
  /** Ends the task; `run` then rejects with a TaskCancelled. */
  readonly signal?: AbortSignal
}

export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled'
}

export interface TaskRunner {
  /** Rejects with a TaskCancelled, or with an Error when the thread ended before it answered. */
  run<T extends TaskName>(task: T, input: Tasks[T]['input'], options?: TaskOptions): Promise<Tasks[T]['output']>
  close(): Promise<void>
}
