import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HowToWin, SimilarDeal } from '../../../../electron/contract/how-to-win'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from './win.module.css'

/** Decided deals like this one, and where each of them turned. */
export function SimilarDeals({ answer }: { readonly answer: HowToWin }): ReactNode {
  const { t } = useTranslation()
  const deals = [...answer.won, ...answer.lost]
  if (deals.length === 0) return null
  return (
    <div className={styles['similar']}>
      <h4>{t('dealPage.win.similar')}</h4>
      <ul>
        {deals.map(deal => (
          <Similar key={deal.dealId} deal={deal} />
        ))}
      </ul>
    </div>
  )
}

function Similar({ deal }: { readonly deal: SimilarDeal }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { accounts } = useDirectory()
  const account = deal.accountId === null ? undefined : accounts.get(deal.accountId)?.name
  const points = useTurningPoints(deal)
  return (
    <li>
      <button
        type="button"
        className={styles['deal']}
        data-outcome={deal.outcome}
        onClick={() => ui.openDeal(deal.dealId, deal.boardId)}
      >
        <span className={styles['outcome']}>
          {deal.outcome === 'won' ? t('dealPage.win.wonHere') : t('dealPage.win.lostHere')}
        </span>
        <span className={styles['what']}>
          <strong>{saysWho(deal.title, account) ? deal.title : `${account} · ${deal.title}`}</strong>
          {points.length > 0 && <span>{points.join(' · ')}</span>}
        </span>
      </button>
    </li>
  )
}

/** The titles that an import makes begin with the account: once is enough. */
function saysWho(title: string, account: string | undefined): boolean {
  return account === undefined || title.toLocaleLowerCase().includes(account.toLocaleLowerCase())
}

function useTurningPoints({ from, days, change, slips, slippedDays, reason, used }: SimilarDeal): string[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const { stages } = useDirectory()
  const stage = from === null ? undefined : stages.get(from)?.name
  const titles = used.map(({ title }) => t('dealPage.win.quoted', { title })).join(', ')
  const values = change === null ? null : { before: formats.money(change.before), after: formats.money(change.after) } // prettier-ignore
  return [
    stage === undefined ? null : t('dealPage.win.from', { stage }),
    values === null ? null : t('dealPage.win.changed', values),
    slips === 0 ? null : t('dealPage.win.slips', { count: slips, days: slippedDays }),
    days === null ? null : t('dealPage.win.took', { count: days }),
    reason === null ? null : t('dealPage.win.because', { reason }),
    titles === '' ? null : t('dealPage.win.with', { titles }),
  ].filter(point => point !== null)
}

/** Who has won deals like this one: somebody to walk over to. */
export function WhomToAsk({ answer }: { readonly answer: HowToWin }): ReactNode {
  const { t } = useTranslation()
  const { people } = useDirectory()
  const known = answer.people.flatMap(person => {
    const name = people.get(person.personId)?.name
    return name === undefined ? [] : [{ ...person, name }]
  })
  if (known.length === 0) return null
  return (
    <p className={styles['people']}>
      <strong>{t('dealPage.win.ask')}</strong>{' '}
      {known
        .map(({ name, won, helped, as }) =>
          won > 0
            ? t('dealPage.win.hasWon', { name, count: won })
            : as === ''
              ? t('dealPage.win.hasHelped', { name, count: helped })
              : t('dealPage.win.hasHelpedAs', { name, as, count: helped }),
        )
        .join(' · ')}
    </p>
  )
}
