import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../../electron/contract/rows'
import { useDirectory, useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import type { JustMoved } from '../../../app/ui-state'
import { Verdict } from '../win/decided'
import { useHowToWin } from '../win/use-how-to-win'
import styles from './did-it-help.module.css'

interface DidItHelpProps {
  readonly moved: JustMoved
  readonly detail: DealDetail
  readonly outcome: 'won' | 'lost'
}

/**
 * A part of what is asked at the close, of who used pages in that deal: which of them helped? Nothing where they used none; nobody else is
 * asked. With the deal itself open, its page asks.
 */
export function DidItHelp({ moved: { boardId, dealId }, detail, outcome }: DidItHelpProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { directory } = useDirectory()
  const answer = useHowToWin(boardId, dealId)
  const isOpen = useSelected(ui.store, state => state.dealId === dealId)
  const mine = new Set(detail.uses.filter(use => use.by === directory.me?.id).map(use => use.pageId))
  const used = (answer?.used ?? []).filter(page => mine.has(page.pageId))
  if (isOpen || used.length === 0) return null
  return (
    <>
      <h3 id="closing-pages">{t(`dealPage.close.${outcome}`)}</h3>
      <ul className={styles['list']} aria-labelledby="closing-pages">
        {used.map(page => (
          <li key={page.pageId}>
            <span>{page.title === '' ? t('wiki.untitled') : page.title}</span>
            <Verdict detail={detail} page={page} />
          </li>
        ))}
      </ul>
    </>
  )
}
