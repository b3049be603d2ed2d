import { useEffect, useState } from 'react'
import type { BoardId, DealId, PageId } from '../../../../core/ids'
import type { Glance, HowToWin } from '../../../../electron/contract/how-to-win'
import { useSession } from '../../../app/session'

/** What helps to win a deal, live; null until all deals have been read, which is a moment after the first start. */
export function useHowToWin(boardId: BoardId | null, dealId: DealId): HowToWin | null {
  const { client } = useSession()
  const [answer, setAnswer] = useState<HowToWin | null>(null)
  useEffect(() => {
    if (boardId === null) return
    return client.subscribe('deal.how-to-win', { boardId, dealId }, setAnswer)
  }, [client, boardId, dealId])
  return answer
}

/** What of a page is read in ten seconds; read again when it was written on. Null until it is here. */
export function useGlance(pageId: PageId, updatedAt: number | null): Glance | null {
  const { client } = useSession()
  const [glance, setGlance] = useState<Glance | null>(null)
  useEffect(() => {
    let isWanted = true
    void client.query('page.glance', { pageId }).then(result => {
      if (isWanted && result.ok) setGlance(result.value)
    })
    return () => {
      isWanted = false
    }
  }, [client, pageId, updatedAt])
  return glance
}
