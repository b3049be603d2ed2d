import { applyImport } from '../../../core/exchange/apply'
import { stagesOf } from '../../../core/exchange/board-stages'
import { readOutsideName, tidy } from '../../../core/exchange/cells'
import { answersFor, type NamesOfFile } from '../../../core/exchange/answers'
import type { ColumnTarget, FileProblem, ImportLook, ImportReport } from '../../../core/exchange/mapping'
import type { NamedCollection } from '../../../core/exchange/names'
import { boardOf, planImport, type ImportPlan } from '../../../core/exchange/plan'
import { understand, type Known, type Table } from '../../../core/exchange/understand'
import type { BoardId } from '../../../core/ids'
import { err, ok, type Result } from '../../../core/result'
import { boardDocument, WORKSPACE_DOCUMENT } from '../documents/names'
import { StoreError } from '../store/port'
import type { ImportBuilt, TaskInput } from '../tasks/port'
import { withStoredWorkspace, type StoredWorkspace } from './documents'
import type { TaskContext } from './context'
import { readTable } from './read-table'

/** Rows with problems that a report names; a window shows a page of them, a script wants them all. */
const PROBLEM_LIMIT = 20_000

export async function lookAtFile(
  input: TaskInput<'import.look'>,
  { progress }: TaskContext,
): Promise<Result<ImportLook, FileProblem>> {
  const { path, encoding, delimiter, folder } = input
  const table = await readTable(path, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    onProgress: (done, total) => progress({ phase: 'reading', done, total }),
  })
  if (!table.ok) return table
  const said = { ...(input.targets && { targets: input.targets }), ...(input.dialect !== undefined && { dialect: input.dialect }) } // prettier-ignore
  if (folder === undefined) return ok(understand(table.value, said))
  return ok(withStoredWorkspace(folder, stored => lookAtDeals(table.value, said, stored)))
}

/** What a file of deals seems to be, with what this workspace knows of it: the board that they are on, and what was said of their names. */
export function lookAtDeals(table: Table, said: Known, stored: StoredWorkspace): ImportLook {
  const look = understand(table, said)
  const names = answersFor(stored.workspace, namesIn(table, look.mapping.columns))
  const known = knownBoard(table, look, stored)
  return known === null && names.length === 0 ? look : understand(table, { ...known, ...said, names })
}

const namedBy: Readonly<Partial<Record<ColumnTarget, NamedCollection>>> = { account: 'accounts', owner: 'people', product: 'products' } // prettier-ignore

function namesIn(table: Table, columns: ImportLook['mapping']['columns']): NamesOfFile {
  const lists = columns.flatMap(({ target }, at) => {
    const collection = namedBy[target]
    return collection === undefined ? [] : [[collection, table.rows.map(row => tidy(row[at] ?? ''))] as const]
  })
  return Object.fromEntries(lists)
}

/** The board that holds most of the file's deals already, with its stages; null when none holds any. */
function knownBoard(table: Table, look: ImportLook, stored: StoredWorkspace): Known | null {
  const column = look.mapping.columns.findIndex(({ target }) => target === 'externalId')
  if (column < 0) return null
  const names = table.rows.map(row => tidy(row[column] ?? '')).filter(name => name !== '')
  const ids = names.map(name => readOutsideName(name).dealId)
  let best: { boardId: BoardId; count: number } | null = null
  for (const boardId of stored.boardIds()) {
    const { deals } = stored.board(boardId)
    const count = ids.filter(id => deals.has(id)).length
    if (count > (best?.count ?? 0)) best = { boardId, count }
  }
  if (best === null) return null
  return {
    board: { kind: 'existing', boardId: best.boardId },
    stages: stagesOf(stored.workspace, best.boardId),
  }
}

export async function planOfImport(
  input: TaskInput<'import.plan'>,
  context: TaskContext,
): Promise<Result<ImportReport, FileProblem>> {
  return planned(input, context, plan => plan.report)
}

export async function buildImport(
  input: TaskInput<'import.build'>,
  context: TaskContext,
): Promise<Result<ImportBuilt, FileProblem>> {
  return planned(input, context, (plan, stored, fileName) => {
    const { boardId, report } = plan
    const built = { boardId, layerId: plan.layer.layerId, report }
    if (plan.blocked) return { ...built, entries: [] }
    context.progress({ phase: 'writing', done: 0, total: 1 })
    const { dialect, dates, decimal } = input.mapping
    const record = {
      fileName,
      rows: plan.rows,
      by: input.by,
      at: input.at,
      ...(dialect && { dialect }),
      written: { dates, decimal, columns: [...plan.columns] },
    }
    const updates = applyImport(plan, record, stored.workspace, stored.board(boardId))
    const name = { workspace: WORKSPACE_DOCUMENT, board: boardDocument(boardId) }
    context.progress({ phase: 'writing', done: 1, total: 1 })
    return {
      ...built,
      entries: updates.map(({ document, update }) => ({ document: name[document], update })),
    }
  })
}

async function planned<T>(
  input: TaskInput<'import.plan'>,
  { progress }: TaskContext,
  use: (plan: ImportPlan, stored: StoredWorkspace, fileName: string) => T,
): Promise<Result<T, FileProblem>> {
  const { folder, path, mapping, skipBad, fileHash } = input
  const { encoding, delimiter } = mapping
  const table = await readTable(path, {
    encoding,
    delimiter,
    onProgress: (done, total) => progress({ phase: 'reading', done, total }),
  })
  if (!table.ok) return table
  if (fileHash !== undefined && table.value.fileHash !== fileHash)
    return err({ code: 'changed-meanwhile', detail: table.value.fileName, row: null })
  return withStoredWorkspace(folder, stored => {
    const boardId = boardOf(table.value.fileHash, mapping)
    const board = stored.board(boardId)
    if (stored.workspace.opened.state === 'newer' || board.opened.state === 'newer')
      throw new StoreError(
        'too-new',
        'A newer version of Winroom wrote this workspace: it is shown, not written to.',
      )
    const ground = {
      workspace: stored.workspace,
      board,
      isElsewhere: stored.elsewhere(boardId),
      isMovedAway: stored.movedAway(boardId),
    }
    const plan = planImport(table.value, mapping, ground, {
      skipBad,
      problemLimit: PROBLEM_LIMIT,
      onProgress: (done, total) => progress({ phase: 'planning', done, total }),
    })
    return plan.ok ? ok(use(plan.value, stored, table.value.fileName)) : plan
  })
}
