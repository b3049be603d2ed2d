import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import type { DecoratorProps } from '../nodes'

/** Says that something is here which this version can't show; nothing of it is lost. */
export function OpaqueView(_props: DecoratorProps<'opaque'>): ReactNode {
  const { t } = useTranslation()
  return <div className={styles['opaqueBlock']}>{t('editor.opaque')}</div>
}
