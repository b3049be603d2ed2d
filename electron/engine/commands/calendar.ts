import type { BoardId, DealId } from '../../../core/ids'
import { ok } from '../../../core/result'
import type { ParsedCommand } from '../../contract/commands'
import { nextRows, type BoardView } from '../projection/board-query'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { fail, isOurs, type Handlers } from './handler'

/** Rows of a board that are read at a time. */
const AT_ONCE = 1_000

interface Some {
  readonly boardId: BoardId
  readonly ids: DealId[]
}

export const calendarHandlers: Handlers<'calendar.export'> = {
  'calendar.export': async (context, { kinds, of, path, locale, words }) => {
    const { workspace, tasks } = context
    if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
    await workspace.registry.settled()
    const task = { folder: workspace.folder, deals: dealsOf(workspace, of), at: workspace.timers.now() }
    const entries = await tasks.run('calendar.write', { ...task, kinds, path, locale, words })
    return ok({ entries, path })
  },
}

function dealsOf(workspace: OpenWorkspace, of: ParsedCommand<'calendar.export'>['of']): Some[] {
  switch (of.who) {
    case 'deal':
      return [{ boardId: of.boardId, ids: [of.dealId] }]
    case 'board':
      return [{ boardId: of.boardId, ids: filtered(workspace, of) }]
    case 'mine': {
      const byBoard = new Map<BoardId, DealId[]>()
      for (const { id, boardId } of workspace.dealsOwnedBy(workspace.myPersonIds()))
        byBoard.set(boardId, [...(byBoard.get(boardId) ?? []), id])
      return [...byBoard].map(([boardId, ids]) => ({ boardId, ids }))
    }
  }
}

function filtered(
  workspace: OpenWorkspace,
  { boardId, filter }: Pick<BoardView, 'filter'> & Pick<Some, 'boardId'>,
): DealId[] {
  const view: BoardView = { boardId, filter, myPersonIds: workspace.myPersonIds() }
  const ids: DealId[] = []
  for (let after: number | null = -1; after !== null;) {
    const { rows, next } = nextRows(workspace.projection.database, view, after, AT_ONCE)
    for (const { id } of rows) ids.push(id)
    after = next
  }
  return ids
}
