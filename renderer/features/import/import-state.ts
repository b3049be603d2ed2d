import { nameKey } from '../../../core/workspace/names'
import type { ImportLook, ImportMapping, ImportReport } from '../../../core/exchange/mapping'
import type { ColumnTarget } from '../../../core/exchange/mapping'
import type { EntryLook, EntryMapping, EntryReport } from '../../../core/exchange/entries/mapping'
import { fileKinds, type FileKind } from '../../../core/exchange/entries/targets'
import type { NameAnswer } from '../../../core/exchange/names'
import type { EngineEvent, Failure } from '../../../electron/contract/messages'

export interface SourceFile {
  readonly path: string
  readonly name: string
}
export type Progress = Extract<EngineEvent, { kind: 'import-progress' }>

/** An import, step by step. */
export type ImportState =
  | { readonly step: 'choose'; readonly failure: Failure | null }
  | { readonly step: 'reading'; readonly file: SourceFile }
  | { readonly step: 'mapping'; readonly file: SourceFile; readonly look: ImportLook; readonly mapping: ImportMapping; readonly asked: Asked }
  | { readonly step: 'entries'; readonly file: SourceFile; readonly look: EntryLook; readonly mapping: EntryMapping }
  | { readonly step: 'running'; readonly file: SourceFile; readonly importId: string; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly step: 'done'; readonly file: SourceFile; readonly report: ImportReport; readonly owners: ImportLook['owners'] }
  | { readonly step: 'entries-done'; readonly file: SourceFile; readonly report: EntryReport } // prettier-ignore

/** Files that were brought together, in the order in which they are imported. */
export interface Queue {
  readonly files: readonly QueuedFile[]
  /** The one that is being looked at. */
  readonly at: number
}
export interface QueuedFile {
  readonly file: SourceFile
  readonly kind: FileKind
  readonly done: boolean
}

/** Lists before what names their records: people, products, accounts, contacts, deals. */
export function inOrder(files: readonly QueuedFile[]): QueuedFile[] {
  return [...files].sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind))
}

/** The answers with one more; a name is answered once. */
export function answered(names: readonly NameAnswer[] | undefined, answer: NameAnswer): NameAnswer[] {
  const isSame = (other: NameAnswer): boolean =>
    other.collection === answer.collection && nameKey(other.name) === nameKey(answer.name)
  return [...(names ?? []).filter(other => !isSame(other)), answer]
}

/** Questions that only the person can answer, and whether they have. */
export interface Asked {
  readonly dates: boolean
  readonly decimal: boolean
}

/** Two columns can't stand for one thing, save for custom fields and what is left out: the one chosen last wins. */
export function retarget(mapping: ImportMapping, index: number, target: ColumnTarget): ImportMapping {
  const single = target !== 'custom' && target !== 'ignore'
  const columns = mapping.columns.map((column, i) => {
    if (i === index) return { ...column, target }
    return single && column.target === target ? { ...column, target: 'custom' as const } : column
  })
  return { ...mapping, columns }
}

/** Moves a stage one place earlier or later: the order of the lanes. */
export function reorderStage(mapping: ImportMapping, index: number, step: -1 | 1): ImportMapping {
  const stages = [...mapping.stages]
  const [moved] = stages.splice(index, 1)
  if (moved === undefined || index + step < 0 || index + step > stages.length) return mapping
  stages.splice(index + step, 0, moved)
  return { ...mapping, stages }
}

/** The questions that still keep this import from being run, in the order in which they are asked. */
export function openQuestions(
  look: ImportLook,
  mapping: ImportMapping,
  asked: Asked,
): readonly ('dates' | 'decimal')[] {
  const dates = look.datesAmbiguous && !asked.dates && hasColumn(mapping, 'closeDate', 'startedOn')
  const decimal = look.decimalAmbiguous && !asked.decimal && hasColumn(mapping, 'amount')
  return [...(dates ? ['dates' as const] : []), ...(decimal ? ['decimal' as const] : [])]
}

/** Whether a column of the file stands for one of these. */
export function hasColumn(mapping: ImportMapping, ...targets: ColumnTarget[]): boolean {
  return mapping.columns.some(column => targets.includes(column.target))
}

/** What deals are called where no column is their title: the columns named here, or null for the row's number. */
export function titleColumns(mapping: ImportMapping): readonly string[] | null {
  const named = (...targets: ColumnTarget[]) =>
    targets.flatMap(target => mapping.columns.find(column => column.target === target)?.name ?? [])
  const parts = named('account', 'product')
  const names = parts.length > 0 ? parts : named('externalId')
  return names.length > 0 ? names : null
}

/** How many deals the import would add or change; those that stay as they are don't count. */
export function dealsToImport(report: ImportReport, skipBad: boolean): number {
  const changed = report.created + report.updated
  return skipBad || report.badRows === 0 ? changed : Math.max(changed, report.rows - report.badRows)
}

/** The board that a new one of this name would be mistaken for. */
export function boardCalled<B extends { readonly name: string }>(
  boards: readonly B[],
  name: string,
): B | null {
  const key = nameKey(name)
  return key === '' ? null : (boards.find(board => nameKey(board.name) === key) ?? null)
}

/** A cell of the file that can be read in two ways, to ask about. */
export function exampleOf(
  look: ImportLook,
  mapping: ImportMapping,
  targets: readonly ColumnTarget[],
  pattern: RegExp,
): string | null {
  for (const [index, column] of mapping.columns.entries()) {
    if (!targets.includes(column.target)) continue
    const found = look.samples[index]?.find(sample => pattern.test(sample.trim()))
    if (found !== undefined) return found.trim()
  }
  return null
}
