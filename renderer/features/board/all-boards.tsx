import { lazy, Suspense, useCallback, useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL_BOARDS } from '../../../core/table/all-boards'
import type { DealId } from '../../../core/ids'
import { UNSORTED, type BoardFilter } from '../../../electron/contract/rows'
import { useDirectory, useSession, useUi } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { BoardRows } from '../../replica/board-rows'
import { BoardsFeed } from '../../replica/boards-feed'
import { useLane } from '../../replica/use-rows'
import { useToday } from '../../ui/today'
import { BoardContext, type BoardScope } from './board-context'
import { BoardHeader } from './board-header'
import { BoardState } from './board-state'
import styles from './board.module.css'
import { MoveDialog } from './move-dialog'

const Table = lazy(() => import('./table/table'))

/** The deals of all boards in one table. What is written goes to the board that the deal stands on. */
export function AllBoards(): ReactNode {
  const { t } = useTranslation()
  const { filter } = useUi()
  const feed = useFeed(filter)
  const scope = useScope(feed)
  useEffect(() => {
    document.title = `${t('table.allBoards')} – Winroom`
  }, [t])
  if (scope === null) return null
  return (
    <BoardContext value={scope}>
      <div className={styles['page']}>
        <BoardHeader />
        <Suspense fallback={null}>
          <Table />
        </Suspense>
        <MoveDialog />
      </div>
    </BoardContext>
  )
}

function useScope({ rows, boardOf }: BoardsFeed): BoardScope | null {
  const { t } = useTranslation()
  const { boards, stagesOf } = useDirectory()
  const unsorted = useLane(rows, UNSORTED).length > 0
  const today = useToday()
  const formats = useFormats()
  const state = useMemo(() => new BoardState(), [])
  const primary = boards[0]?.id
  const of = useCallback((dealId: DealId) => boardOf(dealId) ?? primary ?? ALL_BOARDS, [boardOf, primary])
  return useMemo(() => {
    const [first] = boards
    if (first === undefined) return null
    const stages = boards.flatMap(board => stagesOf.get(board.id) ?? [])
    const lanes = [...(unsorted ? [UNSORTED] : []), ...stages.map(stage => stage.id)]
    const board = { ...first, id: ALL_BOARDS, name: t('table.allBoards') }
    const byId = new Map(stages.map(stage => [stage.id, stage]))
    return { board, boards, boardOf: of, rows, state, lanes, stages: byId, today, t, formats }
  }, [boards, stagesOf, rows, of, state, unsorted, today, t, formats])
}

/** The rows of every board through the filter, kept up to date. */
function useFeed(filter: BoardFilter): BoardsFeed {
  const { client, board } = useSession()
  const { boards } = useDirectory()
  const ids = boards.map(({ id }) => id).join(' ')
  const feed = useMemo(
    () =>
      new BoardsFeed(
        new BoardRows(),
        boards.map(({ id }) => id),
      ),
    // Boards that are renamed or put in another order are the same boards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ids],
  )
  useEffect(() => {
    const boardId = boards[0]?.id
    if (boardId === undefined) return
    board.set({ boardId, rows: feed.rows, boardOf: id => feed.boardOf(id) ?? boardId })
    client.setPresence({ boardId: null, dealId: null, doing: 'viewing', field: null })
    return () => board.set(null)
  }, [client, board, boards, feed])
  useEffect(() => {
    const stops = ids.split(' ').flatMap(id => {
      const boardId = boards.find(one => one.id === id)?.id
      return boardId === undefined ? [] : [client.subscribe('board', { boardId, filter }, patch => feed.apply(boardId, patch))] // prettier-ignore
    })
    return () => stops.forEach(stop => stop())
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  }, [client, ids, filter, feed])
  return feed
}
