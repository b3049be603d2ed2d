import type { DealDetail } from '../../../electron/contract/rows'
import { useDirectory, useSession } from '../../app/session'

/** The currency that a new amount of a deal is in: its own, else its board's. */
export function useDealCurrency({ card }: DealDetail): string {
  const { boards } = useDirectory()
  const boardId = useSession().board.get()?.boardId
  return card.amount?.currency ?? boards.find(board => board.id === boardId)?.currency ?? 'EUR'
}
