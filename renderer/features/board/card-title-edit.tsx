import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardRow } from '../../../electron/contract/rows'
import { editDeal } from '../../app/deal-actions'
import { useSession } from '../../app/session'
import { TitleEdit } from '../../ui/title-edit'
import { useBoard } from './board-context'
import styles from './card.module.css'

/** The title of a card as a field; an empty one is not kept. */
export function CardTitleEdit({ row }: { readonly row: CardRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { state } = useBoard()
  return (
    <TitleEdit
      className={styles['edit']}
      name={t('board.titleOf', { title: row.title })}
      value={row.title}
      keep={title => {
        if (title !== '') void editDeal(session, row.id, { field: 'title', value: title })
      }}
      onLeave={refocus => {
        state.editing.set(null)
        if (refocus) state.focus(row.id)
      }}
    />
  )
}
