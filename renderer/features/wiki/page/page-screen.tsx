import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../../core/ids'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { usePageRow } from '../use-wiki'
import { MentionedIn } from './mentioned-in'
import { PageFacts } from './page-facts'
import { PageHeader } from './page-header'
import { PageLabels } from './page-labels'
import styles from './page.module.css'
import { PageTitle } from './page-title'

/** One page: its title and labels, its text, and what leads to it. */
export function PageScreen({ pageId }: { readonly pageId: PageId }): ReactNode {
  const page = usePageRow(pageId)
  return page === undefined ? null : <Screen page={page} />
}

function Screen({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const title = page.title || t('wiki.untitled')
  useEffect(() => {
    document.title = `${title} – Winroom`
  }, [title])
  return (
    <>
      <PageHeader page={page} />
      <div className={styles['body']}>
        <article className={styles['scroller']} aria-label={t('wiki.page.label', { title })}>
          <div className={styles['column']}>
            {page.template !== null && <p className={styles['note']}>{t('wiki.page.templateText')}</p>}
            <PageTitle page={page} />
            <PageLabels page={page} />
            <MentionedIn kind="page" id={page.id} />
            <PageFacts page={page} />
          </div>
        </article>
      </div>
    </>
  )
}
