import { Anchor, Button } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { rivalsSaid } from '../../../../core/deal/said-rivals'
import type { HowToWin as Answer } from '../../../../electron/contract/how-to-win'
import type { DealDetail } from '../../../../electron/contract/rows'
import { setNames } from '../../../app/deal-part-actions'
import { useDirectory, useSession } from '../../../app/session'
import { CompetitorsInput } from '../sets-fields'
import { Decided } from './decided'
import { PageRow } from './page-row'
import { SimilarDeals, WhomToAsk } from './similar-deals'
import styles from './win.module.css'

interface WinProps {
  readonly detail: DealDetail
  /** Null until all deals have been read. */
  readonly answer: Answer | null
}

/** What the deal page opens on: what the team knows that helps with this one, before anything is asked of its rep. */
export function HowToWin({ detail, answer }: WinProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const isOpen = answer?.outcome === 'open'
  return (
    <section className={styles['win']} aria-labelledby={id}>
      <h3 id={id} className={styles['title']}>
        {answer === null || isOpen ? t('dealPage.win.title') : t('dealPage.win.decided')}
      </h3>
      {answer !== null && !isOpen && <Decided detail={detail} answer={answer} />}
      {isOpen && detail.sets.competitors.length === 0 && <WhoElse detail={detail} />}
      {isOpen && <Pages detail={detail} answer={answer} />}
      {answer !== null && <WhomToAsk answer={answer} />}
      {answer !== null && <SimilarDeals answer={answer} />}
    </section>
  )
}

/** Asked before any competitor is known, because naming one is what brings most up. */
function WhoElse({ detail }: Pick<WinProps, 'detail'>): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles['ask']}>
      <strong>{t('dealPage.win.whoElse')}</strong>
      <span>{t('dealPage.win.whyAsk')}</span>
      <SaidInFile detail={detail} />
      <CompetitorsInput detail={detail} label={t('dealPage.win.name')} />
    </div>
  )
}

/** An imported column may have named them already: one click, and nothing is typed twice. */
function SaidInFile({ detail }: Pick<WinProps, 'detail'>): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { fields, directory } = useDirectory()
  const names = rivalsSaid(fields, detail)
  if (names.length === 0) return null
  return (
    <div className={styles['said']}>
      {t('dealPage.win.fileSays')}
      {names.map(name => (
        <Button
          key={name}
          size="compact-xs"
          variant="light"
          onClick={() =>
            void setNames(session, detail.card.id, 'competitor', directory.competitors, [], [name])
          }
        >
          {t('dealPage.win.takeName', { name })}
        </Button>
      ))}
    </div>
  )
}

function Pages({ detail, answer }: Pick<WinProps, 'detail'> & { readonly answer: Answer }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  if (answer.pages.length === 0)
    return (
      <p className={styles['nothing']}>
        {t('dealPage.win.nothing')}{' '}
        <Anchor component="button" type="button" inherit onClick={() => ui.goTo('wiki')}>
          {t('dealPage.win.toWiki')}
        </Anchor>
      </p>
    )
  return (
    <>
      <ol className={styles['pages']}>
        {answer.pages.map((page, at) => (
          <PageRow key={page.pageId} page={page} detail={detail} isFirst={at === 0} />
        ))}
      </ol>
      {answer.more > 0 && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => ui.goTo('wiki')}>
          {t('dealPage.win.more', { count: answer.more })}
        </Button>
      )}
    </>
  )
}
