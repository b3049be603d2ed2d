import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HowToWin } from '../../../../electron/contract/how-to-win'
import type { DealDetail } from '../../../../electron/contract/rows'
import { editPart } from '../../../app/deal-part-actions'
import { useDirectory, useSession } from '../../../app/session'
import { UsedBy } from './use-button'
import styles from './win.module.css'

interface DecidedProps {
  readonly detail: DealDetail
  readonly answer: HowToWin
}

/** After the close: which of the pages that were used helped. One click each, and it can be taken back. */
export function Decided({ detail, answer }: DecidedProps): ReactNode {
  const { t } = useTranslation()
  if (answer.used.length === 0) return <p className={styles['nothing']}>{t('dealPage.win.noneUsed')}</p>
  return (
    <>
      <p className={styles['nothing']}>{t('dealPage.win.decidedWhy')}</p>
      <ul className={styles['pages']}>
        {answer.used.map(page => (
          <li key={page.pageId} className={styles['page']}>
            <div className={styles['line']}>
              <span className={styles['name']}>{page.title}</span>
              <Verdict detail={detail} page={page} />
            </div>
            <p className={styles['reasons']}>
              <UsedBy detail={detail} pageId={page.pageId} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

interface VerdictProps {
  readonly detail: DealDetail
  readonly page: HowToWin['used'][number]
}

/** Who used it says; where that was somebody else, what they said is shown. */
export function Verdict({ detail, page }: VerdictProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const uses = detail.uses.filter(use => use.pageId === page.pageId)
  const mine = uses.find(use => use.by === directory.me?.id)
  const said = mine?.verdict ?? uses[0]?.verdict ?? null
  const say = (verdict: 'helped' | 'did-not'): void => {
    if (mine === undefined) return
    const next = mine.verdict === verdict ? null : verdict
    void editPart(session, detail.card, 'uses', mine.id, 'verdict', next)
  }
  return (
    <span
      role="group"
      aria-label={t('dealPage.win.verdict', { title: page.title })}
      className={styles['verdict']}
    >
      {(['helped', 'did-not'] as const).map(verdict => (
        <Button
          key={verdict}
          size="compact-xs"
          variant={said === verdict ? 'light' : 'default'}
          aria-pressed={said === verdict}
          disabled={mine === undefined}
          onClick={() => say(verdict)}
        >
          {verdict === 'helped' ? t('dealPage.win.helped') : t('dealPage.win.didNot')}
        </Button>
      ))}
    </span>
  )
}
