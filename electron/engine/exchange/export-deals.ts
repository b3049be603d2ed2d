import { csvLines, exportDeals as dealsOf, toTable } from '../../../core/exchange/export'
import type { BoardId } from '../../../core/ids'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The deals of one board, or of all of them, as the text of a file. */
export function exportDeals(
  workspace: OpenWorkspace,
  boardId: BoardId | null,
  format: 'csv' | 'json',
): { text: string; deals: number } {
  const boards = (boardId === null ? workspace.boardIds() : [boardId]).map(id => ({
    id,
    document: workspace.board(id),
  }))
  const deals = dealsOf(workspace.document, boards)
  const text =
    format === 'json'
      ? JSON.stringify(deals, null, 2)
      : [...csvLines(toTable(deals, workspace.document))].join('')
  return { text, deals: deals.length }
}
