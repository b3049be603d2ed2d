import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { winRateByCompetitor, type Rival } from '../../../core/insights/competition'
import { valueOf } from '../../../core/insights/figure'
import { winRateByCount } from '../../../core/insights/velocity'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { ChartFrame } from '../../ui/charts/chart-frame'
import { ChartTable } from '../../ui/charts/chart-table'
import { RowChart } from '../../ui/charts/row-chart'
import type { ChartProps } from './chart-props'

/** More of them are no picture. */
const SHOWN = 10

interface RivalsProps extends Pick<ChartProps, 'onDeals'> {
  readonly facts: readonly FactRow[]
}

/** The win rate against each competitor with the interval that so few deals leave open, beside that of all deals. */
export function RivalsChart({ facts, onDeals }: RivalsProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { competitors } = useDirectory()
  const rivals = useMemo(() => winRateByCompetitor(facts).slice(0, SHOWN), [facts])
  const overall = useMemo(() => winRateByCount(facts), [facts])
  if (rivals.length === 0) return null
  const nameOf = ({ competitorId }: Rival): string =>
    competitors.get(competitorId)?.name ?? t('deal.arriving')
  const all = valueOf(overall)
  const rateText = ({ rate, decided }: Rival): string =>
    rate.state === 'known'
      ? `${formats.percent(rate.value)} · ${t('portfolio.of', { count: decided })}`
      : t('charts.tooFew', { count: decided })
  const intervalText = ({ interval }: Rival): string =>
    interval === null ? '—' : `${formats.percent(interval.low)}–${formats.percent(interval.high)}`
  return (
    <ChartFrame
      title={t('charts.rivals')}
      note={t('charts.rivalsNote')}
      chart={
        <RowChart
          summary={rivals.map(rival => `${nameOf(rival)}: ${rateText(rival)}`).join(', ')}
          mark={all === null ? undefined : { share: all, label: t('charts.allDeals', { share: formats.percent(all) }) }} // prettier-ignore
          lines={rivals.map(rival => ({
            key: rival.competitorId,
            label: nameOf(rival),
            share: valueOf(rival.rate),
            interval: rival.interval,
            text: rateText(rival),
            onOpen: () => onDeals(nameOf(rival), rival.rate.deals),
          }))}
        />
      }
      table={
        <ChartTable
          head={[t('charts.competitor'), t('portfolio.figure.winRate'), t('charts.interval'), t('charts.wonCount'), t('charts.sample')]} // prettier-ignore
          rows={rivals.map(rival => ({
            key: rival.competitorId,
            label: nameOf(rival),
            cells: [rival.rate.state === 'known' ? formats.percent(rival.rate.value) : t('portfolio.notEnough'), intervalText(rival), formats.number(rival.won), formats.number(rival.decided)], // prettier-ignore
            onOpen: () => onDeals(nameOf(rival), rival.rate.deals),
          }))}
        />
      }
    />
  )
}
