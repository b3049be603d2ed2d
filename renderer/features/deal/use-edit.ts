import { useCallback } from 'react'
import type { DealDetail } from '../../../electron/contract/rows'
import { editDeal, type FieldEdit } from '../../app/deal-actions'
import { useSession } from '../../app/session'

export function useEdit(detail: DealDetail): (edit: FieldEdit) => void {
  const session = useSession()
  const { id } = detail.card
  return useCallback(edit => void editDeal(session, id, edit), [session, id])
}
