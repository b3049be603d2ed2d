import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreBoard } from '../../../app/board-actions'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from '../pipeline.module.css'

/** Boards that were removed, with all their deals: each is brought back as it was. */
export function RemovedBoards(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { directory } = useDirectory()
  const removed = directory.removedBoards
  if (removed.length === 0) return null
  return (
    <>
      <h3 className={styles['subtitle']}>{t('pipeline.stages.removedBoards')}</h3>
      <ul className={styles['list']} aria-label={t('pipeline.stages.removedBoards')}>
        {removed.map(board => (
          <li key={board.id} className={styles['row']}>
            <div className={styles['line']}>
              <span className={styles['grow']}>{board.name}</span>
              {board.deleted !== null && (
                <span className={styles['soft']}>{formats.instant(board.deleted.at)}</span>
              )}
              <Button
                variant="default"
                aria-label={t('pipeline.restoreOf', { name: board.name })}
                onClick={() => void restoreBoard(session, board)}
              >
                {t('pipeline.restore')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
