import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { snapshotOf, weeksOf, type SnapshotFields } from '../../../core/insights/snapshot'
import type { CalendarDate } from '../../../core/dates'
import { openDeals } from '../../../core/insights/portfolio'
import { isIn, quarterOf } from '../../../core/insights/period'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useTold } from '../../app/use-told'
import { ChartFrame } from '../../ui/charts/chart-frame'
import { ChartTable } from '../../ui/charts/chart-table'
import { LineChart } from '../../ui/charts/line-chart'
import type { ChartProps } from './chart-props'

const NO_INPUT = {}
const columns = ['won', 'commit', 'bestCase', 'open', 'weighted'] as const

interface WeeksProps extends ChartProps {
  readonly facts: readonly FactRow[]
  readonly today: CalendarDate
}

/** What the forecast of this quarter said week by week, and what it says now. Nothing before a week was kept. */
export function WeeksChart({ facts, currency, today, onDeals }: WeeksProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { fiscalStart } = useDirectory().directory.settings
  const snapshots = useTold('snapshots', NO_INPUT)
  const quarter = useMemo(() => quarterOf(today, fiscalStart), [today, fiscalStart])
  const now = useMemo(() => snapshotOf(facts, today, fiscalStart, currency), [facts, today, fiscalStart, currency]) // prettier-ignore
  const kept = useMemo(() => weeksOf(snapshots ?? [], quarter, currency), [snapshots, quarter, currency])
  if (kept.length === 0) return null
  const points: { key: string; label: string; said: SnapshotFields }[] = [...kept.map(one => ({ key: one.week, label: formats.date(one.takenOn), said: one })), { key: 'now', label: t('charts.now'), said: now }] // prettier-ignore
  const money = (minor: number): string => formats.compact({ minor, currency })
  // What is likely to be in at the quarter's end: what was won by then, and what experience expects of the rest.
  const likely = points.map(({ said }) => said.won + said.weighted)
  const won = points.map(({ said }) => said.won)
  // A quarter in which nothing was won and nothing is due has no course to look at.
  if (likely.every(minor => minor === 0)) return null
  const due = openDeals(facts).filter(fact => isIn(fact.closeDate, quarter)).map(({ id }) => id) // prettier-ignore
  const first = likely[0] ?? 0
  const last = likely.at(-1) ?? 0
  return (
    <ChartFrame
      title={t('charts.weeks')}
      note={t('charts.weeksNote', { then: money(first), day: points[0]?.label ?? '', now: money(last) })}
      chart={
        <LineChart
          steps={points.map(({ label }) => label)}
          summary={points.map(({ label }, at) => `${label}: ${money(likely[at] ?? 0)}`).join(', ')}
          series={[
            { key: 'likely', label: t('charts.likely', { amount: money(last) }), values: likely, isDashed: false }, // prettier-ignore
            { key: 'won', label: t('charts.wonSoFar', { amount: money(won.at(-1) ?? 0) }), values: won, isDashed: true }, // prettier-ignore
          ]}
        />
      }
      table={
        <ChartTable
          head={[
            t('charts.week'),
            ...columns.map(column => t(`charts.column.${column}`)),
            t('portfolio.deals'),
          ]}
          rows={points.map(({ key, label, said }) => ({
            key,
            label,
            cells: [...columns.map(column => money(said[column])), formats.number(said.deals)],
            onOpen: () => onDeals(t('charts.now'), due),
          }))}
        />
      }
    />
  )
}
