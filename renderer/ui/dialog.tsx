import { Modal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface DialogProps extends ModalProps {
  /** Work goes on in it that has to end, or be cancelled, before it can be closed. */
  readonly busy?: boolean
}

/** A window in the window: Escape, a click beside it and a button with a name close it. */
export function Dialog({ busy = false, onClose, ...props }: DialogProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('common.close'), disabled: busy }}
      {...props}
      onClose={() => {
        if (!busy) onClose()
      }}
    />
  )
}
