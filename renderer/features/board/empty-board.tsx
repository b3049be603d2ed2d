import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import styles from './board.module.css'

/** What belongs here, why it helps, and the one thing to do. */
export function EmptyBoard(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  return (
    <div className={styles['empty']}>
      <h2>{t('board.emptyBoard')}</h2>
      <p>{t('board.emptyBoardText')}</p>
      <Button size="sm" onClick={() => ui.open('import')}>
        {t('board.import')}
      </Button>
    </div>
  )
}
