import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../core/dates'
import type { FactRow } from '../../../electron/contract/fact-rows'
import type { ChartProps } from './chart-props'
import { CycleChart } from './cycle-chart'
import { FunnelChart } from './funnel-chart'
import { Months } from './months'
import styles from './portfolio.module.css'
import { RivalsChart } from './rivals-chart'
import { WeeksChart } from './weeks-chart'

interface ChartsProps extends ChartProps {
  readonly facts: readonly FactRow[]
  readonly today: CalendarDate
  /** All that is counted is looked at: what was kept week by week is of all. */
  readonly isWhole: boolean
}

/** The figures that people would rather look at. */
export function Charts({ facts, currency, today, isWhole, onDeals }: ChartsProps): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{t('charts.title')}</h2>
      <div className={styles['charts']}>
        <Months facts={facts} currency={currency} today={today} onDeals={onDeals} />
        {isWhole && <WeeksChart facts={facts} currency={currency} today={today} onDeals={onDeals} />}
        <FunnelChart facts={facts} currency={currency} onDeals={onDeals} />
        <CycleChart facts={facts} onDeals={onDeals} />
        <RivalsChart facts={facts} onDeals={onDeals} />
      </div>
    </section>
  )
}
