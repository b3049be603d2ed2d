import { enterLayer, type ImportRecord } from '../../documents/layers'
import type { Origin } from '../../documents/origin'
import { editWorkspace, type WorkspaceDocument } from '../../documents/workspace'
import { collect, writeNewRecords, type ImportUpdate } from '../apply'
import type { EntryPlan } from './plan'

/**
 * Writes a planned list into the workspace's document and returns the updates in the order in which they must be kept; the registry
 * last, so that the import is whole or absent wherever they arrive (L2). One that changes nothing writes nothing.
 */
export function applyEntries(
  plan: EntryPlan,
  record: ImportRecord,
  workspace: WorkspaceDocument,
): ImportUpdate[] {
  if (plan.blocked) throw new Error('an import with bad rows can not be written')
  const updates: ImportUpdate[] = []
  const stop = collect(workspace.doc, 'workspace', updates)
  const { layerId, state } = plan.layer
  const origin: Origin = { from: 'import', layerId }
  try {
    if (state === 'new') writeNewRecords(workspace, layerId, plan.records, origin)
    if (plan.records.length > 0 || state === 'undone')
      editWorkspace(workspace, origin, () =>
        enterLayer(workspace.imports, layerId, { ...record, kind: plan.kind }, plan.on),
      )
  } finally {
    stop()
  }
  return updates
}
