import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { agreedDiscount, withoutGet } from '../../../../core/deal/ledger'
import type { DiscountPast } from '../../../../electron/contract/how-to-win'
import type { DealDetail } from '../../../../electron/contract/rows'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from '../page/page.module.css'
import { Section } from '../page/section'
import { AddGive } from './add-give'
import { GiveRow } from './give-row'

interface LedgerProps {
  readonly detail: DealDetail
  /** Null until all deals have been read. */
  readonly past: DiscountPast | null
}

/** What was conceded and what came back; the coach speaks before something is given for nothing. */
export function Ledger({ detail, past }: LedgerProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { gives } = detail
  const without = withoutGet(gives).length
  const agreed = agreedDiscount(gives)
  return (
    <Section
      part="gives"
      title={t('dealPage.ledger.title')}
      isEmpty={gives.length === 0}
      aside={
        without > 0 ? (
          <span className={styles['tag']}>{t('dealPage.ledger.without', { count: without })}</span>
        ) : agreed > 0 ? (
          t('dealPage.ledger.agreed', { share: formats.percent(agreed) })
        ) : undefined
      }
    >
      {gives.length === 0 && <p className={styles['soft']}>{t('dealPage.ledger.empty')}</p>}
      {past !== null && <Past past={past} />}
      <ul className={styles['list']}>
        {gives.map(give => (
          <GiveRow key={give.id} give={give} detail={detail} />
        ))}
      </ul>
      <AddGive detail={detail} middle={past?.middle?.discount ?? null} />
    </Section>
  )
}

/** What won deals alike gave and got, with how many they are; too few are said to be too few (B4). */
function Past({ past: { deals, middle, trades } }: { readonly past: DiscountPast }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const formats = useFormats()
  if (deals === 0) return null
  return (
    <div className={styles['past']}>
      <p>
        {middle === null
          ? t('dealPage.ledger.notEnough', { count: deals })
          : t('dealPage.ledger.middle', {
              share: formats.percent(middle.discount),
              count: deals,
              got: middle.withGet,
            })}
      </p>
      <ul>
        {trades.map(({ dealId, boardId, title, discount, gets }) => (
          <li key={dealId}>
            {gets.length === 0
              ? t('dealPage.ledger.forNothing', { share: formats.percent(discount) })
              : t('dealPage.ledger.gotFor', { share: formats.percent(discount), gets: gets.join(', ') })}{' '}
            <Anchor component="button" type="button" inherit onClick={() => ui.openDeal(dealId, boardId)}>
              {title}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  )
}
