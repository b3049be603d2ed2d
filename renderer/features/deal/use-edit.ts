import { useCallback } from 'react'
import type { DealDetail } from '../../../electron/contract/rows'
import { editDeal, type FieldEdit } from '../../app/deal-actions'
import { useSession } from '../../app/session'

export function useEdit(detail: DealDetail): (edit: FieldEdit) => void {
  const session = useSession()
  const { id } = detail.card
  return useCallback(edit => void editDeal(session, id, edit), [session, id])
}

/** Others see which field is being edited here. */
export function useEditingPresence(detail: DealDetail): (field: string) => (editing: boolean) => void {
  const { client, board } = useSession()
  const dealId = detail.card.id
  return field => editing =>
    client.setPresence({
      boardId: board.get()?.boardId ?? null,
      dealId,
      doing: editing ? 'editing' : 'viewing',
      field: editing ? field : null,
    })
}
