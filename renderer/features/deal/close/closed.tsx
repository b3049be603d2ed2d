import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory, useSession } from '../../../app/session'
import type { Decided } from '../../../app/ui-state'
import { useDealDetail } from '../use-deal-detail'
import { Verdict } from '../win/decided'
import { useHowToWin } from '../win/use-how-to-win'
import styles from './closed.module.css'

/**
 * Asked at the moment of a win or a loss, of who used pages in that deal and has not said yet: which of them helped? In a corner, over
 * nothing: whoever does not answer now finds the question on the deal page. Nobody else is asked, and nothing waits for it.
 */
export function Closed({ decided }: { readonly decided: Decided }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { dealId, boardId, title, outcome } = decided
  const { directory } = useDirectory()
  const state = useDealDetail(boardId, dealId)
  const answer = useHowToWin(boardId, dealId)
  const away = (): void => ui.set({ decided: null })
  const mine = state.kind === 'shown' ? state.detail.uses.filter(use => use.by === directory.me?.id) : []
  const open = (answer?.used ?? []).filter(page => mine.some(use => use.pageId === page.pageId))
  const isMoot = state.kind === 'gone' || (state.kind === 'shown' && mine.every(use => use.verdict !== null))
  // Nothing to ask, or all of it answered.
  useEffect(() => {
    if (isMoot) ui.set({ decided: null })
  }, [isMoot, ui])
  if (state.kind !== 'shown' || isMoot || open.length === 0) return null
  return (
    <section
      className={styles['closed']}
      aria-label={t('dealPage.close.label', { title })}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        away()
      }}
    >
      <header>
        <strong>{t(`dealPage.close.${outcome}`, { title })}</strong>
        <ActionIcon aria-label={t('common.close')} onClick={away}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <p>{t('dealPage.close.why')}</p>
      <ul>
        {open.map(page => (
          <li key={page.pageId}>
            <span>{page.title === '' ? t('wiki.untitled') : page.title}</span>
            <Verdict detail={state.detail} page={page} />
          </li>
        ))}
      </ul>
    </section>
  )
}
