import { importLayers } from '../../../core/documents/layers'
import { readRecord } from '../../../core/documents/workspace'
import { memberIdSchema, type BoardId } from '../../../core/ids'
import type { ImportEntry } from '../../contract/rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The imports of a board, newest first. Only the newest that counts can be undone: those beneath carry it. */
export function importsOf(workspace: OpenWorkspace, boardId: BoardId): ImportEntry[] {
  if (readRecord(workspace.document, 'boards', boardId) === null) return []
  const layers = importLayers(workspace.board(boardId).imports).reverse()
  const newest = layers.find(layer => !layer.undone)
  return layers.map(({ layerId, undone, record }) => {
    const by = memberIdSchema.safeParse(record.by)
    return {
      layerId,
      fileName: record.fileName,
      rows: record.rows,
      by: by.success ? by.data : null,
      at: record.at,
      undone,
      newest: newest?.layerId === layerId,
    }
  })
}
