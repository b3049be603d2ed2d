import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MentionKind } from '../../../../core/page/mention-kinds'
import { useSession } from '../../../app/session'
import { KindIcon } from '../kind-icon'
import { useWiki } from '../use-wiki'
import styles from './mentioned-in.module.css'
import { useMentions } from './use-mentions'

interface MentionedInProps {
  readonly kind: MentionKind
  readonly id: string
  /** What to say where nothing names it; nothing at all where not given. */
  readonly empty?: string
}

/** The pages that name this page, deal, account, ...: each with the line where it does. */
export function MentionedIn({ kind, id, empty }: MentionedInProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const heading = useId()
  const mentions = useMentions(kind, id)
  const { rows } = useWiki()
  const known = (mentions ?? []).flatMap(mention => {
    const page = rows.get(mention.pageId)
    return page === undefined ? [] : [{ mention, page }]
  })
  if (mentions === null || (known.length === 0 && empty === undefined)) return null
  return (
    <section className={styles['section']} aria-labelledby={heading}>
      <h2 id={heading}>{t('wiki.page.mentionedIn')}</h2>
      {known.length === 0 && <p>{empty}</p>}
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
      </ul>
    </section>
  )
}
