import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cycleDistribution, type CycleBin } from '../../../core/insights/cycles'
import type { DealFact } from '../../../core/insights/fact'
import { valueOf } from '../../../core/insights/figure'
import { useFormats } from '../../app/use-formats'
import { ChartFrame } from '../../ui/charts/chart-frame'
import { ChartTable } from '../../ui/charts/chart-table'
import { ColumnChart } from '../../ui/charts/column-chart'
import type { ChartProps } from './chart-props'

interface CycleProps extends Pick<ChartProps, 'onDeals'> {
  readonly facts: readonly DealFact[]
}

/** How long won deals took, and in how many days half of them were won. Nothing where they are too few: the figure says so. */
export function CycleChart({ facts, onDeals }: CycleProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { bins, median } = useMemo(() => cycleDistribution(facts), [facts])
  const [first] = bins
  const days = valueOf(median)
  if (first === undefined || days === null) return null
  const width = first.to ?? 1
  const range = ({ from, to }: CycleBin): string => (to === null ? `${from}+` : to - from === 1 ? `${from}` : `${from}–${to - 1}`) // prettier-ignore
  const named = (bin: CycleBin): string => t('charts.daysRange', { range: range(bin) })
  const label = t('charts.median', { days: t('portfolio.days', { count: Math.round(days) }) })
  return (
    <ChartFrame
      title={t('charts.cycles')}
      note={`${t('portfolio.of', { count: median.deals.length })} · ${label}`}
      chart={
        <ColumnChart
          summary={`${label}. ${bins.map(bin => `${named(bin)}: ${valueOf(bin.count) ?? 0}`).join(', ')}`}
          mark={{ at: Math.min(days / width, bins.length), label }}
          columns={bins.map(bin => ({
            key: String(bin.from),
            label: range(bin),
            text: formats.number(valueOf(bin.count) ?? 0),
            parts: [{ tone: 'strong' as const, value: valueOf(bin.count) ?? 0 }],
            onOpen: () => onDeals(named(bin), bin.count.deals),
          }))}
        />
      }
      table={
        <ChartTable
          head={[t('charts.days'), t('portfolio.deals')]}
          rows={bins.map(bin => ({
            key: String(bin.from),
            label: named(bin),
            cells: [formats.number(valueOf(bin.count) ?? 0)],
            onOpen: () => onDeals(named(bin), bin.count.deals),
          }))}
        />
      }
    />
  )
}
