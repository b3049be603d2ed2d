import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../app/panel'
import { useSession } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'
import { CaptureForm } from './capture-form'
import styles from './capture.module.css'

/** Capture in a window that is open already: kept, said with *undo*, and away. */
export function CaptureDialog(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <Panel opened title={t('capture.title')} size={600} yOffset="12vh">
      <CaptureForm
        onGiveUp={session.ui.closePanel}
        onKept={({ deal, done }) => {
          session.ui.closePanel()
          notifyDone(session, t('capture.kept', { title: deal.title }), [done])
        }}
      />
      <p className={styles['hint']}>{t('capture.hint')}</p>
    </Panel>
  )
}
