import { stateChangeOf } from '../../../core/documents/field-state'
import { editWorkspace, readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import { ok, type Result } from '../../../core/result'
import type { Inverse, RecordStep } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import { fail, origin, type CommandContext } from './handler'

/** Edits of the workspace's records that can be undone: each gives the step that takes it back. */
type Collection = RecordStep['collection']

/** Runs an edit of the workspace document in one transaction; one that a newer app wrote is only shown (D9). */
export function onRecords<T>(
  context: CommandContext,
  edit: (document: WorkspaceDocument) => Result<T, Failure>,
): Result<T, Failure> {
  const { document } = context.workspace
  if (document.opened.state === 'newer')
    return fail('read-only-newer', `the workspace has schema ${document.opened.version}`)
  return editWorkspace(document, origin(context), () => edit(document))
}

/** Runs an edit of one field and gives the step that undoes it; none when it changed nothing. */
export function recordStep(
  { collections }: WorkspaceDocument,
  collection: Collection,
  id: string,
  field: string,
  edit: () => boolean,
): RecordStep[] {
  const change = stateChangeOf(collections[collection], id, field, edit)
  return change === null ? [] : [{ collection, id, field, ...change }]
}

/** Sets one field, and gives the step that undoes it. */
export function setField(
  document: WorkspaceDocument,
  collection: Collection,
  id: string,
  field: string,
  value: unknown,
): RecordStep[] {
  return recordStep(document, collection, id, field, () =>
    document.collections[collection].edit(id, field, value),
  )
}

/** Sets fields of one record, as one; fields that are left out stay. */
export function editRecord(
  context: CommandContext,
  collection: Collection,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Result<{ inverse: Inverse | null }, Failure> {
  if (readRecord(context.workspace.document, collection, id) === null)
    return fail('not-found', `no ${id} in ${collection}`)
  return onRecords(context, document =>
    undoBySteps(
      Object.entries(fields).flatMap(([field, value]) =>
        value === undefined ? [] : setField(document, collection, id, field, value),
      ),
    ),
  )
}

export function inverseOfSteps(steps: readonly RecordStep[]): Inverse | null {
  return steps.length === 0 ? null : { kind: 'record-revert', steps: [...steps] }
}

export function undoBySteps(steps: readonly RecordStep[]): Result<{ inverse: Inverse | null }, Failure> {
  return ok({ inverse: inverseOfSteps(steps) })
}
