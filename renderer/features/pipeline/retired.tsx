import type { ReactNode } from 'react'
import type { EditableCollection } from '../../../core/workspace/editable'
import { restoreRecord } from '../../app/record-actions'
import { useSession } from '../../app/session'
import { BroughtBack } from './brought-back'

interface RetiredProps {
  readonly collection: EditableCollection
  readonly records: readonly { readonly id: string; readonly name: string }[]
  readonly title: string
}

/** Records that are no longer offered: deals keep what they say of them (D5). */
export function Retired({ collection, records, title }: RetiredProps): ReactNode {
  const session = useSession()
  return (
    <BroughtBack
      title={title}
      records={records}
      restore={record => void restoreRecord(session, collection, record)}
    />
  )
}
