import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteDeals } from '../../app/deal-actions'
import { askMoveDeals } from '../../app/move-board'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
import { useBoard } from './board-context'
import styles from './board.module.css'
import { inBoardOrder } from './neighbours'

/** How many are selected, and what can be done with them. */
export function SelectionBar(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { state, rows, lanes } = useBoard()
  const { ids } = useValue(state.selection)
  if (ids.size < 2) return null
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('board.selected', { count: ids.size })}>
      <span className="tabular">{t('board.selected', { count: ids.size })}</span>
      <Button variant="subtle" onClick={() => askMoveDeals(session)}>
        {t('board.moving.short')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        onClick={() => {
          void deleteDeals(session, inBoardOrder(rows, lanes, ids))
          state.deselect()
        }}
      >
        {t('common.remove')}
      </Button>
      <Button variant="subtle" onClick={state.deselect}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}
