import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { notify, notifyFailure } from '../../app/notify'
import { useSession, type Session } from '../../app/session'
import type { Board } from '../../../core/workspace/schema'
import { useBoard } from './board-context'
import styles from './board.module.css'

/** On the sample board: what this is, in two sentences, and the one thing to do next. */
export function Welcome(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { board } = useBoard()
  if (!board.sample) return null
  return (
    <aside className={styles['welcome']} aria-label={t('board.welcome.title')}>
      <p>
        <strong>{t('board.welcome.title')}</strong> {t('board.welcome.text')}
      </p>
      <span className={styles['space']} />
      <Button variant="subtle" onClick={() => void removeSample(session, board)}>
        {t('board.welcome.remove')}
      </Button>
      <Button onClick={() => session.ui.open('import')}>{t('board.welcome.import')}</Button>
    </aside>
  )
}

async function removeSample(session: Session, board: Board): Promise<void> {
  const { t } = session.words
  const result = await session.client.command('board.delete', { boardId: board.id })
  if (!result.ok) return notifyFailure(session, result.error)
  notify(t('board.welcome.removed'), {
    label: t('common.undo'),
    run: () => void session.client.command('board.restore', { boardId: board.id }),
  })
}
