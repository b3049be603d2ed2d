import { useEffect, useState } from 'react'
import type { BoardId, DealId } from '../../../core/ids'
import type { DealDetail } from '../../../electron/contract/rows'
import { useSession } from '../../app/session'
import { useSelected } from '../../replica/value-store'

export type DetailState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'shown'; readonly detail: DealDetail }

/**
 * The deal in full, asked for again whenever its row changes or this window's commands are answered. What was shown
 * stays until the answer comes.
 */
export function useDealDetail(
  boardId: BoardId | null,
  dealId: DealId,
): { state: DetailState; refresh: () => void } {
  const { client, board } = useSession()
  const [state, setState] = useState<DetailState>({ kind: 'loading' })
  const [wish, setWish] = useState(0)
  const rows = useSelected(board, open => open?.rows)
  const connection = useSelected(client.connection, value => value)
  const refresh = () => setWish(wished => wished + 1)
  useEffect(() => {
    const stops = [
      rows?.onRow(dealId, () => setWish(wished => wished + 1)),
      client.unanswered.subscribe(() => {
        if (client.unanswered.get() === 0) setWish(wished => wished + 1)
      }),
    ]
    return () => stops.forEach(stop => stop?.())
  }, [rows, client, dealId])
  useEffect(() => {
    if (boardId === null || connection === 'down') return
    let wanted = true
    void client.query('deal', { boardId, dealId }).then(result => {
      if (!wanted || !result.ok) return
      setState(result.value === null ? { kind: 'gone' } : { kind: 'shown', detail: result.value })
    })
    return () => {
      wanted = false
    }
  }, [client, boardId, dealId, wish, connection])
  return { state, refresh }
}
