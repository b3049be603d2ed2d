import type { PageId } from '../../../core/ids'
import type { EngineEvent, Failure } from '../../../electron/contract/messages'
import type { WikiReport } from '../../../electron/contract/wiki-files'
import type { Done } from '../../app/undo-stack'

export interface Source {
  readonly path: string
  readonly name: string
}
export type Progress = Extract<EngineEvent, { kind: 'files-progress' }>

/** Work that is under way: its id, how far it is, and whether it was asked to end. */
export interface Work {
  readonly workId: string
  readonly progress: Progress | null
  readonly cancelling: boolean
}

/** An import of pages, step by step: nothing is written before `running`. */
export type ImportState =
  | { readonly step: 'choose'; readonly failure: Failure | null }
  | { readonly step: 'reading'; readonly source: Source; readonly work: Work }
  | { readonly step: 'plan'; readonly source: Source; readonly report: WikiReport }
  | { readonly step: 'running'; readonly source: Source; readonly report: WikiReport; readonly work: Work }
  | { readonly step: 'done'; readonly source: Source; readonly report: WikiReport; readonly done: Done; readonly firstId: PageId | null } // prettier-ignore

export function begun(workId: string): Work {
  return { workId, progress: null, cancelling: false }
}

/** The work once it has heard how far it is; what is said of other work changes nothing. */
export function heard(work: Work, progress: Progress): Work {
  return work.workId === progress.workId ? { ...work, progress } : work
}

/** How much of its present part is done, from 0 to 1; null while that can't be told. */
export function shareOf({ progress }: Work): number | null {
  if (progress === null || progress.total <= 1) return null
  return Math.min(1, progress.done / progress.total)
}
