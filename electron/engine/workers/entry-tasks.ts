import { applyEntries } from '../../../core/exchange/entries/apply'
import type { EntryReport } from '../../../core/exchange/entries/mapping'
import { planEntries, type EntryPlan } from '../../../core/exchange/entries/plan'
import {
  entryTargets,
  kindOf,
  type EntryKind,
  type EntryTarget,
} from '../../../core/exchange/entries/targets'
import { understandEntries } from '../../../core/exchange/entries/understand'
import { answersFor, type NamesOfFile } from '../../../core/exchange/answers'
import { tidy } from '../../../core/exchange/cells'
import type { FileProblem } from '../../../core/exchange/mapping'
import type { NamedCollection } from '../../../core/exchange/names'
import type { Table } from '../../../core/exchange/understand'
import { err, ok, type Result } from '../../../core/result'
import { WORKSPACE_DOCUMENT } from '../documents/names'
import { StoreError } from '../store/port'
import type { EntriesBuilt, FileLook, TaskInput } from '../tasks/port'
import type { TaskContext } from './context'
import { withStoredWorkspace, type StoredWorkspace } from './documents'
import { lookAtDeals } from './import-tasks'
import { readTable } from './read-table'

const PROBLEM_LIMIT = 20_000

/** What a file is a list of, and what it seems to be. */
export async function lookAtAnyFile(
  input: TaskInput<'file.look'>,
  { progress }: TaskContext,
): Promise<Result<FileLook, FileProblem>> {
  const { path, encoding, delimiter, targets, entryTargets: said, dialect, folder } = input
  const table = await readTable(path, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    onProgress: (done, total) => progress({ phase: 'reading', done, total }),
  })
  if (!table.ok) return table
  const kind = input.kind ?? kindOf(table.value.header)
  return withStoredWorkspace<Result<FileLook, FileProblem>>(folder, stored => {
    if (kind === 'deals') {
      const known = { ...(targets && { targets }), ...(dialect !== undefined && { dialect }) }
      return ok({ kind: 'deals', look: lookAtDeals(table.value, known, stored) })
    }
    const first = understandEntries(table.value, kind, said && { targets: said })
    const names = answersFor(stored.workspace, namesIn(table.value, kind, first.mapping.columns))
    return ok({
      kind: 'entries',
      look: understandEntries(table.value, kind, { names, ...(said && { targets: said }) }),
    })
  })
}

const refersTo: Readonly<Partial<Record<EntryTarget, NamedCollection>>> = { parent: 'accounts', account: 'accounts', manager: 'people' } // prettier-ignore

function namesIn(table: Table, kind: EntryKind, columns: readonly { target: EntryTarget }[]): NamesOfFile {
  const names: Partial<Record<NamedCollection, string[]>> = {}
  for (const target of entryTargets) {
    const at = columns.findIndex(column => column.target === target)
    const collection = target === 'name' && kind !== 'contacts' ? kind : refersTo[target]
    if (at >= 0 && collection !== undefined)
      names[collection] = [...(names[collection] ?? []), ...table.rows.map(row => tidy(row[at] ?? ''))]
  }
  return names
}

export function planOfEntries(
  input: TaskInput<'entries.plan'>,
  context: TaskContext,
): Promise<Result<EntryReport, FileProblem>> {
  return planned(input, context, plan => plan.report)
}

export function buildEntries(
  input: TaskInput<'entries.build'>,
  context: TaskContext,
): Promise<Result<EntriesBuilt, FileProblem>> {
  return planned(input, context, (plan, stored, fileName) => {
    const built = { layerId: plan.layer.layerId, report: plan.report }
    if (plan.blocked) return { ...built, entries: [] }
    context.progress({ phase: 'writing', done: 0, total: 1 })
    const record = { fileName, rows: plan.rows, by: input.by, at: input.at, ...(input.mapping.dialect && { dialect: input.mapping.dialect }) } // prettier-ignore
    const updates = applyEntries(plan, record, stored.workspace)
    context.progress({ phase: 'writing', done: 1, total: 1 })
    return { ...built, entries: updates.map(({ update }) => ({ document: WORKSPACE_DOCUMENT, update })) }
  })
}

async function planned<T>(
  { folder, path, mapping, skipBad, fileHash }: TaskInput<'entries.plan'>,
  { progress }: TaskContext,
  use: (plan: EntryPlan, stored: StoredWorkspace, fileName: string) => T,
): Promise<Result<T, FileProblem>> {
  const table = await readTable(path, {
    encoding: mapping.encoding,
    delimiter: mapping.delimiter,
    onProgress: (done, total) => progress({ phase: 'reading', done, total }),
  })
  if (!table.ok) return table
  if (fileHash !== undefined && table.value.fileHash !== fileHash)
    return err({ code: 'changed-meanwhile', detail: table.value.fileName, row: null })
  return withStoredWorkspace(folder, stored => {
    if (stored.workspace.opened.state === 'newer')
      throw new StoreError('too-new', 'A newer version of Winroom wrote this workspace: it is shown, not written to.') // prettier-ignore
    const plan = planEntries(table.value, mapping, stored.workspace, { skipBad, problemLimit: PROBLEM_LIMIT })
    return plan.ok ? ok(use(plan.value, stored, table.value.fileName)) : plan
  })
}
