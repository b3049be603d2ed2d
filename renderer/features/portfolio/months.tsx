import { useId, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../core/dates'
import type { DealFact } from '../../../core/insights/fact'
import { valueOf } from '../../../core/insights/figure'
import { forecastByMonth } from '../../../core/insights/forecast'
import { monthKey } from '../../../core/insights/period'
import type { DealId } from '../../../core/ids'
import { useFormats } from '../../app/use-formats'
import styles from './portfolio.module.css'

/** A year ahead, and what is overdue in one line before it. */
const MONTHS = 12

interface MonthsProps {
  readonly facts: readonly DealFact[]
  readonly currency: string
  readonly today: CalendarDate
  readonly onOpen: (label: string, deals: readonly DealId[]) => void
}

/** The forecast month by month: all that is expected, and how much of it by experience. */
export function Months({ facts, currency, today, onOpen }: MonthsProps): ReactNode {
  const { t, i18n } = useTranslation()
  const heading = useId()
  const formats = useFormats()
  const months = useMemo(
    () => forecastByMonth(facts).filter(({ month }) => month >= monthKey(today)).slice(0, MONTHS), // prettier-ignore
    [facts, today],
  )
  if (months.length === 0) return null
  const most = Math.max(1, ...months.map(({ open }) => valueOf(open) ?? 0))
  const money = (minor: number | null): string => formats.compact({ minor: Math.round(minor ?? 0), currency })
  const named = (month: string): string =>
    new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${month}-01`),
    )
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <h2 id={heading}>{t('portfolio.byMonth')}</h2>
      <table className={styles['slices']}>
        <thead>
          <tr>
            <th scope="col">{t('portfolio.month')}</th>
            <th scope="col">{t('portfolio.amount')}</th>
            <th scope="col">{t('portfolio.weighted')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, open, weighted }) => (
            <tr key={month}>
              <th scope="row">
                <span
                  className={styles['bar']}
                  style={{ inlineSize: `${((valueOf(open) ?? 0) / most) * 100}%` }}
                />
                <button type="button" onClick={() => onOpen(named(month), open.deals)}>
                  {named(month)}
                </button>
              </th>
              <td>{money(valueOf(open))}</td>
              <td>{money(valueOf(weighted))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
