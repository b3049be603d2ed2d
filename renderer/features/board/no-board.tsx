import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createBoard } from '../../app/board-actions'
import { UnfoldRail } from '../../app/rail'
import { useSession } from '../../app/session'
import { SyncPill } from '../sharing'
import { useValue } from '../../replica/value-store'
import styles from './board.module.css'

/** A workspace without a board: imports make one, or one is begun empty. */
export function NoBoard(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const arriving = useValue(session.sync)?.arriving ?? false
  if (arriving) return <Arriving />
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <UnfoldRail />
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

/** A workspace that has just been joined: its boards are on their way (D11). */
function Arriving(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1 className={styles['name']}>{t('deal.arriving')}</h1>
        <span className={styles['space']} />
        <SyncPill />
      </header>
      <div className={styles['empty']} role="status">
        <h2>{t('board.arriving')}</h2>
        <p>{t('board.arrivingText')}</p>
      </div>
    </div>
  )
}
