import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardRow } from '../../../electron/contract/rows'
import { editDeal } from '../../app/deal-actions'
import { useSession } from '../../app/session'
import { useBoard } from './board-context'
import styles from './card.module.css'

/** The title of a card as a field: Enter keeps it, Escape leaves it as it was, an empty one is not kept. */
export function CardTitleEdit({ row }: { readonly row: CardRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { state } = useBoard()
  const input = useRef<HTMLInputElement>(null)
  const closed = useRef(false)
  useEffect(() => input.current?.select(), [])

  function close(keep: boolean, refocus: boolean): void {
    if (closed.current) return
    closed.current = true
    const title = input.current?.value.trim() ?? ''
    if (keep && title !== '' && title !== row.title)
      void editDeal(session, row.id, { field: 'title', value: title })
    state.editing.set(null)
    if (refocus) state.focus(row.id)
  }

  return (
    <input
      ref={input}
      className={styles['edit']}
      aria-label={t('board.titleOf', { title: row.title })}
      defaultValue={row.title}
      maxLength={300}
      autoFocus
      onClick={event => event.stopPropagation()}
      onBlur={() => close(true, false)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) close(true, true)
        if (event.key === 'Escape') close(false, true)
      }}
    />
  )
}
