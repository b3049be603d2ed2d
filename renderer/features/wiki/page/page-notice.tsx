import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import type { ReplicaState } from '../../../replica/document-replica'
import styles from './page.module.css'

interface PageNoticeProps {
  readonly page: PageRow
  readonly state: ReplicaState
  /** It holds parts that this build does not know. */
  readonly unknown: boolean
}

/** What there is to know of the page before one reads it: why it can't be written in, or that it is a template. */
export function PageNotice({ page, state, unknown }: PageNoticeProps): ReactNode {
  const { t } = useTranslation()
  if (state === 'newer' || state === 'damaged')
    return (
      <p className={styles['note']} data-warning role="status">
        {t(`wiki.page.notice.${state}`)}
      </p>
    )
  if (unknown)
    return (
      <p className={styles['note']} data-warning role="status">
        {t('wiki.page.notice.unknown')}
      </p>
    )
  if (page.state === 'arriving')
    return (
      <p className={styles['note']} role="status">
        {t('wiki.page.notice.arriving')}
      </p>
    )
  if (page.template === null) return null
  return <p className={styles['note']}>{t('wiki.page.templateText')}</p>
}
