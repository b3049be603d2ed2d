import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'
import { CaptureForm } from './capture-form'
import styles from './capture.module.css'

/** Capture in a window that is open already: kept, said with *undo*, and away. */
export function CaptureDialog(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <Modal
      opened
      onClose={session.ui.closePanel}
      title={t('capture.title')}
      size={600}
      yOffset="12vh"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <CaptureForm
        onGiveUp={session.ui.closePanel}
        onKept={({ deal, done }) => {
          session.ui.closePanel()
          notifyDone(session, t('capture.kept', { title: deal.title }), [done])
        }}
      />
      <p className={styles['hint']}>{t('capture.hint')}</p>
    </Modal>
  )
}
