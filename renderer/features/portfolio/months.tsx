import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarDateSchema, type CalendarDate } from '../../../core/dates'
import type { DealFact } from '../../../core/insights/fact'
import { valueOf, type Figure } from '../../../core/insights/figure'
import { forecastByMonth } from '../../../core/insights/forecast'
import { monthKey } from '../../../core/insights/period'
import { useFormats } from '../../app/use-formats'
import { ChartFrame } from '../../ui/charts/chart-frame'
import { ChartTable } from '../../ui/charts/chart-table'
import { ColumnChart } from '../../ui/charts/column-chart'
import { ToneKey } from '../../ui/charts/tone-key'
import type { ChartProps } from './chart-props'

/** A year ahead. */
const MONTHS = 12

interface MonthsProps extends ChartProps {
  readonly facts: readonly DealFact[]
  readonly today: CalendarDate
}

/** The forecast month by month: what is committed, the best case, and all that is expected. */
export function Months({ facts, currency, today, onDeals }: MonthsProps): ReactNode {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const months = useMemo(
    () => forecastByMonth(facts).filter(({ month }) => month >= monthKey(today)).slice(0, MONTHS), // prettier-ignore
    [facts, today],
  )
  if (months.length === 0) return null
  const money = (figure: Figure): string => formats.compact({ minor: Math.round(valueOf(figure) ?? 0), currency }) // prettier-ignore
  const named = (month: string, style: 'long' | 'short'): string =>
    new Intl.DateTimeFormat(i18n.language, { month: style, year: style === 'long' ? 'numeric' : '2-digit', timeZone: 'UTC' }).format(Date.parse(calendarDateSchema.parse(`${month}-01`))) // prettier-ignore
  const tones = ['commit', 'bestCase', 'open'] as const
  const toneOf = { commit: 'strong', bestCase: 'mid', open: 'soft' } as const
  const count = months.reduce((sum, { open }) => sum + open.deals.length, 0)
  return (
    <ChartFrame
      title={t('portfolio.byMonth')}
      note={t('portfolio.of', { count })}
      chart={
        <ColumnChart
          summary={months.map(({ month, open }) => `${named(month, 'long')}: ${money(open)}`).join(', ')}
          columns={months.map(one => ({
            key: one.month,
            label: named(one.month, 'short'),
            text: money(one.open),
            parts: tones.map(tone => ({ tone: toneOf[tone], value: valueOf(one[tone]) ?? 0 })),
            onOpen: () => onDeals(named(one.month, 'long'), one.open.deals),
          }))}
        />
      }
      table={
        <ChartTable
          head={[t('portfolio.month'), ...tones.map(tone => t(`portfolio.figure.${tone}`)), t('portfolio.weighted')]} // prettier-ignore
          rows={months.map(one => ({
            key: one.month,
            label: named(one.month, 'long'),
            cells: [...tones.map(tone => money(one[tone])), money(one.weighted)],
            onOpen: () => onDeals(named(one.month, 'long'), one.open.deals),
          }))}
        />
      }
    >
      <ToneKey tones={tones.map(tone => ({ tone: toneOf[tone], label: t(`portfolio.figure.${tone}`) }))} />
    </ChartFrame>
  )
}
