import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createBoard } from '../../app/board-actions'
import { useSession } from '../../app/session'
import { SyncPill } from '../sharing'
import styles from './board.module.css'

/** A workspace without a board: imports make one, or one is begun empty. */
export function NoBoard(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1 className={styles['name']}>{t('board.noBoards')}</h1>
        <span className={styles['space']} />
        <SyncPill />
      </header>
      <div className={styles['empty']}>
        <h2>{t('board.emptyBoard')}</h2>
        <p>{t('board.emptyBoardText')}</p>
        <Button
          size="sm"
          leftSection={<IconFileImport size={16} stroke={1.75} />}
          onClick={() => session.ui.open('import')}
        >
          {t('board.import')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => void createBoard(session, t('board.newBoard'), 'EUR')}
        >
          {t('board.newBoard')}
        </Button>
      </div>
    </div>
  )
}
