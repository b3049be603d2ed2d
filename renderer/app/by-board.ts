import type { BoardId } from '../../core/ids'

/** What is to be sent to each board: a command is about one, a selection may be about several. */
export function byBoard<T>(
  items: readonly T[],
  boardOf: (item: T) => BoardId,
): readonly (readonly [BoardId, readonly T[]])[] {
  const boards = new Map<BoardId, T[]>()
  for (const item of items) {
    const boardId = boardOf(item)
    const list = boards.get(boardId)
    if (list === undefined) boards.set(boardId, [item])
    else list.push(item)
  }
  return [...boards]
}
