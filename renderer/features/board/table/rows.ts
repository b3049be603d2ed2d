import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { CardRow } from '../../../../electron/contract/rows'
import type { DealMore } from '../../../../electron/contract/table-rows'
import { useSession } from '../../../app/session'
import type { BoardRows } from '../../../replica/board-rows'
import { MoreRows } from '../../../replica/more-rows'
import { useBoard } from '../board-context'

/** A deal as a row: its card, and the rest of it once that is here. */
export interface DealRow {
  readonly card: CardRow
  readonly more: DealMore | undefined
}

/** One object a deal for as long as nothing of it changes: rows that stay the same are not painted again. */
const made = new WeakMap<CardRow, DealRow>()

function rowOf(card: CardRow, more: DealMore | undefined): DealRow {
  const known = made.get(card)
  if (known !== undefined && known.more === more) return known
  const row = { card, more }
  made.set(card, row)
  return row
}

/** The rest of the board's deals, for as long as somebody looks. */
export function useMoreRows(): MoreRows {
  const { client } = useSession()
  const { board, boards, boardOf } = useBoard()
  const store = useMemo(() => {
    void board.id
    return new MoreRows()
  }, [board.id])
  const ids = boards.map(({ id }) => id).join(' ')
  useEffect(() => {
    const waiting = new Set(boards.map(({ id }) => id))
    const several = waiting.size > 1
    const stops = boards.map(({ id: boardId }) =>
      client.subscribe('board.more', { boardId }, patch => {
        if (patch.complete) waiting.delete(boardId)
        // Of several boards each begins and ends for itself, and a deal that has gone to another is not gone.
        store.apply(several ? { ...patch, reset: false, complete: waiting.size === 0, remove: patch.remove.filter(id => boardOf(id) === boardId) } : patch) // prettier-ignore
      }),
    )
    return () => stops.forEach(stop => stop())
    // Boards that are renamed are the same boards.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, ids, boardOf, store])
  return store
}

/** The deals of the board through its filters, lane by lane. */
export function useDealRows(more: MoreRows): readonly DealRow[] {
  const { rows, lanes } = useBoard()
  const cards = useSyncExternalStore(rows.onAny, rows.version)
  const rest = useSyncExternalStore(more.onAny, more.version)
  return useMemo(() => {
    void cards
    void rest
    return allRows(rows, lanes, more)
  }, [rows, lanes, more, cards, rest])
}

function allRows(rows: BoardRows, lanes: readonly string[], more: MoreRows): DealRow[] {
  return lanes.flatMap(lane => rows.lane(lane).map(card => rowOf(card, more.get(card.id))))
}
