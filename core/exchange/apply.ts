import type * as Y from 'yjs'
import { editBoard, type BoardDocument } from '../documents/board'
import { enterLayer, type ImportRecord } from '../documents/layers'
import type { Origin } from '../documents/origin'
import { editWorkspace, type WorkspaceDocument } from '../documents/workspace'
import type { LayerId } from '../ids'
import type { ImportPlan } from './plan'
import type { PlannedRecord } from './planned-record'

/** One update of one document. */
export interface ImportUpdate {
  readonly document: 'workspace' | 'board'
  readonly update: Uint8Array
}

/** No update exceeds 200 KiB: it must fit into what a relay takes, and into one short step of another computer's loop. */
export const MAX_UPDATE_BYTES = 200 * 1024
const CHUNK_BYTES = 100 * 1024

/**
 * Writes a plan to documents, in transactions of bounded size, and returns their updates in the order in which they must be
 * kept: the workspace's first, so that deals find what they name; the registry of each document last, so that the import is
 * whole or absent wherever the updates arrive. An import that changes nothing writes nothing.
 */
export function applyImport(
  plan: ImportPlan,
  record: ImportRecord,
  workspace: WorkspaceDocument,
  board: BoardDocument,
): ImportUpdate[] {
  if (plan.blocked) throw new Error('an import with bad rows can not be written')
  const updates: ImportUpdate[] = []
  const stop = [collect(workspace.doc, 'workspace', updates), collect(board.doc, 'board', updates)]
  const origin: Origin = { from: 'import', layerId: plan.layer.layerId }
  try {
    const records = writeRecords(plan, workspace, origin)
    const deals = writeDeals(plan, board, origin)
    if (records)
      // What it adds to the workspace is whole records: it needs nothing beneath.
      editWorkspace(workspace, origin, () => enterLayer(workspace.imports, plan.layer.layerId, record, []))
    if (deals || plan.layer.state === 'undone')
      editBoard(board, origin, () => enterLayer(board.imports, plan.layer.layerId, record))
  } finally {
    for (const each of stop) each()
  }
  return updates
}

function writeRecords(plan: ImportPlan, workspace: WorkspaceDocument, origin: Origin): boolean {
  writeNewRecords(workspace, plan.layer.layerId, plan.records, origin)
  if (plan.restored.length > 0)
    editWorkspace(workspace, origin, () => {
      for (const { collection, id } of plan.restored)
        workspace.collections[collection].edit(id, 'deleted', null)
    })
  return plan.records.length > 0
}

/** Writes records into a layer of the workspace that is not in force yet, in transactions whose updates are under 200 KiB. */
export function writeNewRecords(
  workspace: WorkspaceDocument,
  layerId: LayerId,
  records: readonly PlannedRecord[],
  origin: Origin,
): void {
  for (const chunk of chunks(records))
    editWorkspace(workspace, origin, () => {
      for (const { collection, id, fields } of chunk)
        workspace.collections[collection].writeNewLayer(id, layerId, fields)
    })
}

function writeDeals(plan: ImportPlan, board: BoardDocument, origin: Origin): boolean {
  if (plan.layer.state === 'undone') return false
  for (const chunk of chunks(plan.deals))
    editBoard(board, origin, () => {
      for (const { id, fields } of chunk) board.deals.writeNewLayer(id, plan.layer.layerId, fields)
    })
  return plan.deals.length > 0
}

/** What a record takes beside its fields: its key, and what Yjs adds. */
const RECORD_BYTES = 100

function* chunks<T extends { readonly fields: object }>(items: readonly T[]): Generator<T[]> {
  let chunk: T[] = []
  let bytes = 0
  for (const item of items) {
    // A character is up to three bytes of UTF-8; JSON's length is near enough for the rest.
    const size = RECORD_BYTES + utf8Length(JSON.stringify(item.fields))
    if (chunk.length > 0 && bytes + size > CHUNK_BYTES) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(item)
    bytes += size
  }
  if (chunk.length > 0) yield chunk
}

function utf8Length(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) length += code > 0x7ff ? 2 : 1
  }
  return length
}

export function collect(doc: Y.Doc, document: ImportUpdate['document'], into: ImportUpdate[]): () => void {
  const onUpdate = (update: Uint8Array): void => void into.push({ document, update })
  doc.on('update', onUpdate)
  return () => doc.off('update', onUpdate)
}
