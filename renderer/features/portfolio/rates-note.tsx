import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ratesUsed } from '../../../core/insights/rates-used'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import type { ChartProps } from './chart-props'
import styles from './portfolio.module.css'

/** By which rate of which day amounts in other currencies are in the sums, and which are in none. Nothing where all are in one. */
export function RatesNote({
  facts,
  currency,
  onDeals,
}: ChartProps & { readonly facts: readonly FactRow[] }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { rates } = useDirectory().directory
  const used = useMemo(() => ratesUsed(facts, currency, rates), [facts, currency, rates])
  if (used.length === 0) return null
  return (
    <ul className={styles['rates']}>
      {used.map(({ currency: from, rate, deals }) => (
        <li key={from}>
          {rate === null
            ? t('portfolio.rate.none', { currency: from })
            : t('portfolio.rate.told', {
                from,
                worth: formats.number(rate.worth),
                into: currency,
                day: formats.date(rate.on),
              })}{' '}
          <button type="button" onClick={() => onDeals(from, deals)}>
            {t('portfolio.dealCount', { count: deals.length })}
          </button>
        </li>
      ))}
    </ul>
  )
}
