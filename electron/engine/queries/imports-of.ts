import { coveredBy, importLayers, type ImportLayer } from '../../../core/documents/layers'
import { readRecord } from '../../../core/documents/workspace'
import { memberIdSchema, type BoardId } from '../../../core/ids'
import type { ImportEntry } from '../../contract/rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The imports of a board, newest first. Only the newest that counts can be undone: those beneath carry it. */
export function importsOf(workspace: OpenWorkspace, boardId: BoardId | null): ImportEntry[] {
  if (boardId === null) return listImports(workspace)
  if (readRecord(workspace.document, 'boards', boardId) === null) return []
  const layers = importLayers(workspace.board(boardId).imports).reverse()
  const newest = layers.find(layer => !layer.undone)
  return layers.map(layer => entryOf(layer, newest === layer))
}

/** The imports of lists, newest first. One that others stand on waits for them. */
function listImports({ document }: OpenWorkspace): ImportEntry[] {
  return importLayers(document.imports)
    .reverse()
    .filter(({ record }) => record.kind !== undefined)
    .map(layer => entryOf(layer, !layer.undone && coveredBy(document.imports, layer.layerId) === null))
}

function entryOf({ layerId, undone, record }: ImportLayer, newest: boolean): ImportEntry {
  const by = memberIdSchema.safeParse(record.by)
  return {
    layerId,
    fileName: record.fileName,
    rows: record.rows,
    by: by.success ? by.data : null,
    at: record.at,
    undone,
    newest,
    kind: record.kind ?? 'deals',
  }
}
