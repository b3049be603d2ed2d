import { useEffect, useMemo } from 'react'
import type { BoardId } from '../../../core/ids'
import type { BoardFilter } from '../../../electron/contract/rows'
import { useSession } from '../../app/session'
import { BoardRows } from '../../replica/board-rows'

/**
 * The rows of a board through a filter, kept up to date. When the filter changes, the rows of the one before stay until
 * those of the new one come, so that typing never shows an empty board.
 */
export function useBoardRows(boardId: BoardId, filter: BoardFilter): BoardRows {
  const { client, board } = useSession()
  const rows = useMemo(() => {
    void boardId
    return new BoardRows()
  }, [boardId])
  useEffect(() => {
    board.set({ boardId, rows, boardOf: () => boardId })
    client.setPresence({ boardId, dealId: null, doing: 'viewing', field: null })
    return () => board.set(null)
  }, [client, board, boardId, rows])
  useEffect(
    () => client.subscribe('board', { boardId, filter }, patch => rows.apply(patch)),
    [client, boardId, filter, rows],
  )
  return rows
}
