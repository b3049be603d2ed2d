import { Anchor } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RankedPage } from '../../../../electron/contract/how-to-win'
import type { DealDetail } from '../../../../electron/contract/rows'
import { useDirectory, useSession } from '../../../app/session'
import { AtAGlance } from './at-a-glance'
import { reasonsText } from './reason-text'
import { UseButton, UsedBy } from './use-button'
import styles from './win.module.css'

interface RowProps {
  readonly page: RankedPage
  readonly detail: DealDetail
  readonly isFirst: boolean
}

/** One page that helps: why, what it says in ten seconds, and *used it*. The best one is unfolded already. */
export function PageRow({ page, detail, isFirst }: RowProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const directory = useDirectory()
  const id = useId()
  const [chosen, choose] = useState<boolean | null>(null)
  const isOpen = chosen ?? isFirst
  const title = page.title === '' ? t('wiki.untitled') : page.title
  return (
    <li className={styles['page']}>
      <div className={styles['line']}>
        <button
          type="button"
          className={styles['name']}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => choose(!isOpen)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" data-open={isOpen || undefined} />
          <span>{title}</span>
        </button>
        <UseButton detail={detail} pageId={page.pageId} title={title} />
      </div>
      <p className={styles['reasons']}>
        <span>{t(`wiki.kind.${page.kind}`)}</span>
        {reasonsText(page.reasons, directory, t).map((text, at) => (
          <span key={text} data-record={(at === 0 && page.reasons[0]?.kind === 'record') || undefined}>
            {text}
          </span>
        ))}
        <UsedBy detail={detail} pageId={page.pageId} />
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <AtAGlance pageId={page.pageId} updatedAt={page.updatedAt} />
            <Anchor
              component="button"
              type="button"
              size="xs"
              aria-label={t('dealPage.win.openOf', { title })}
              onClick={() => ui.showPage(page.pageId)}
            >
              {t('dealPage.win.open')}
            </Anchor>
          </>
        )}
      </div>
    </li>
  )
}
