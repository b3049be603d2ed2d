import { IconBriefcase } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MentionKind } from '../../../../core/page/mention-kinds'
import { useSession } from '../../../app/session'
import { KindIcon } from '../kind-icon'
import { useWiki } from '../use-wiki'
import styles from './mentioned-in.module.css'
import { useDealMentions } from './use-deal-mentions'
import { useMentions } from './use-mentions'

interface MentionedInProps {
  readonly kind: MentionKind
  readonly id: string
  /** What to say where nothing names it; nothing at all where not given. */
  readonly empty?: string
}

/** The pages, and the briefs of deals, that name this page, deal, account, ...: each with the line where it does. */
export function MentionedIn({ kind, id, empty }: MentionedInProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const heading = useId()
  const mentions = useMentions(kind, id)
  const deals = useDealMentions(kind, id) ?? []
  const { rows } = useWiki()
  const known = (mentions ?? []).flatMap(mention => {
    const page = rows.get(mention.pageId)
    return page === undefined ? [] : [{ mention, page }]
  })
  const isEmpty = known.length + deals.length === 0
  if (mentions === null || (isEmpty && empty === undefined)) return null
  return (
    <section className={styles['section']} aria-labelledby={heading}>
      <h2 id={heading}>{t('wiki.page.mentionedIn')}</h2>
      {isEmpty && <p>{empty}</p>}
      <ul>
        {known.map(({ mention, page }) => (
          <li key={page.id}>
            <button type="button" onClick={() => ui.showPage(page.id)}>
              <KindIcon kind={page.kind} size={15} />
              <span>
                {page.title || t('wiki.untitled')}
                <small>{mention.line || t('wiki.page.inHead')}</small>
              </span>
            </button>
          </li>
        ))}
        {deals.map(({ dealId, boardId, title, line }) => (
          <li key={dealId}>
            <button type="button" onClick={() => ui.openDeal(dealId, boardId)}>
              <IconBriefcase size={15} stroke={1.6} aria-hidden="true" />
              <span>
                {title}
                <small>{line}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
