import { Textarea } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { renamePage } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import styles from './page.module.css'

const FIELD = 'page-title'

export function focusTitle(): void {
  const field = document.getElementById(FIELD)
  if (field instanceof HTMLTextAreaElement) field.select()
}

/**
 * The page's title, which is its record's: kept when it is left or by Enter, as it was by Escape. A page without one asks
 * for it first, and so does one that was just made: Enter goes on to its text.
 */
export function PageTitle({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [draft, setDraft] = useState<string | null>(null)
  // Who has just made it goes on here; coming back to it later is not that.
  const [fresh] = useState(() => session.ui.store.get().freshPage === page.id)
  useEffect(() => {
    if (fresh) session.ui.set({ freshPage: null })
  }, [fresh, session])

  function keep(): void {
    const title = draft?.trim()
    setDraft(null)
    if (title !== undefined && title !== page.title) void renamePage(session, page.id, title)
  }

  return (
    <div className={styles['title']}>
      <Textarea
        id={FIELD}
        variant="unstyled"
        aria-label={t('wiki.page.title')}
        placeholder={t('wiki.untitled')}
        value={draft ?? page.title}
        autosize
        minRows={1}
        maxLength={300}
        autoFocus={page.title === '' || fresh}
        onChange={event => setDraft(event.currentTarget.value.replace(/\n/g, ' '))}
        onBlur={keep}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            keep()
            focusText()
          }
          if (event.key === 'Escape') {
            setDraft(null)
            event.currentTarget.blur()
          }
        }}
      />
    </div>
  )
}

/** From the title Enter goes on to what comes next to be written. */
function focusText(): void {
  const next = document.querySelector<HTMLElement>(
    '[data-page-head] textarea, [data-page-text] [contenteditable="true"]',
  )
  if (next === null) document.getElementById(FIELD)?.blur()
  else next.focus()
}
