import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelected } from '../../replica/value-store'
import { useBoard } from './board-context'
import styles from './board.module.css'

/** While the keyboard carries a card: how to let go of it. Those who hear the board have been told when it was picked up. */
export function CarryHint(): ReactNode {
  const { t } = useTranslation()
  const { state } = useBoard()
  const carrying = useSelected(state.carry, carry => carry !== null)
  if (!carrying) return null
  return (
    <div className={`${styles['bar']} ${styles['hint']}`} aria-hidden="true">
      {t('board.carrying')}
    </div>
  )
}
