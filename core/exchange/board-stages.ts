import { readRecords, type WorkspaceDocument } from '../documents/workspace'
import { byOrder } from '../order'
import type { BoardId } from '../ids'
import type { StageMapping } from './mapping'

/** A board's lanes, in order, as a mapping names them. */
export function stagesOf(workspace: WorkspaceDocument, boardId: BoardId): StageMapping[] {
  return readRecords(workspace, 'stages')
    .filter(stage => stage.boardId === boardId && stage.deleted === null)
    .sort(byOrder)
    .map(({ id, name, kind, probability }) => ({ label: name, kind, probability, stageId: id }))
}
