import type { ImportLook, ImportMapping, ImportReport } from '../../../core/exchange/mapping'
import type { ColumnTarget } from '../../../core/exchange/mapping'
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
  | { readonly step: 'running'; readonly file: SourceFile; readonly importId: string; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly step: 'done'; readonly file: SourceFile; readonly report: ImportReport; readonly owners: ImportLook['owners'] } // prettier-ignore

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

/** What still keeps this import from being run by a question that is open. */
export function openQuestion(
  look: ImportLook,
  mapping: ImportMapping,
  asked: Asked,
): 'dates' | 'decimal' | null {
  const has = (...targets: ColumnTarget[]) => mapping.columns.some(column => targets.includes(column.target))
  if (look.datesAmbiguous && !asked.dates && has('closeDate', 'startedOn')) return 'dates'
  if (look.decimalAmbiguous && !asked.decimal && has('amount')) return 'decimal'
  return null
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
