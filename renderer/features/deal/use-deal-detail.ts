import { useEffect, useState } from 'react'
import type { BoardId, DealId } from '../../../core/ids'
import type { DealDetail } from '../../../electron/contract/rows'
import { useSession } from '../../app/session'

export type DetailState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'shown'; readonly detail: DealDetail }

/** The deal in full, told anew whenever something of it changes, here or elsewhere. */
export function useDealDetail(boardId: BoardId | null, dealId: DealId): DetailState {
  const { client } = useSession()
  const [state, setState] = useState<DetailState>({ kind: 'loading' })
  useEffect(() => {
    if (boardId === null) return
    return client.subscribe('deal', { boardId, dealId }, detail =>
      setState(detail === null ? { kind: 'gone' } : { kind: 'shown', detail }),
    )
  }, [client, boardId, dealId])
  return state
}
