import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberId } from '../../../../core/ids'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { useDirectory } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from './page.module.css'

/** Who made the page and who wrote last, and how long it is: quietly, at its foot. */
export function PageFacts({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { members } = useDirectory()
  const name = (id: MemberId | null) =>
    (id === null ? undefined : members.get(id)?.name) ?? t('deal.somebody')
  const { createdAt, createdBy, updatedAt, updatedBy, words } = page
  return (
    <footer className={styles['facts']}>
      {words > 0 && <span>{t('wiki.page.facts.words', { count: words })}</span>}
      {updatedAt !== null && updatedAt !== createdAt && (
        <span>
          {t('wiki.page.facts.updated', { name: name(updatedBy), date: formats.instant(updatedAt) })}
        </span>
      )}
      {createdAt !== null && (
        <span>
          {t('wiki.page.facts.created', { name: name(createdBy), date: formats.instant(createdAt) })}
        </span>
      )}
    </footer>
  )
}
