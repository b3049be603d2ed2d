import { SegmentedControl } from '@mantine/core'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  attainmentByTeam,
  attainmentOf,
  attainmentOfAll,
  type Attainment,
} from '../../../core/insights/attainment'
import { valueOf, type Figure } from '../../../core/insights/figure'
import { monthOf, quarterOf, yearOf } from '../../../core/insights/period'
import { converter } from '../../../core/insights/rates'
import { teamOf } from '../../../core/insights/teams'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { ChartTable } from '../../ui/charts/chart-table'
import { useToday } from '../../ui/today'
import type { ChartProps } from './chart-props'
import type { Opened } from './deals-behind'
import styles from './portfolio.module.css'
import { Tile } from './tile'

const periods = ['month', 'quarter', 'year'] as const

interface TargetsProps extends ChartProps {
  readonly facts: readonly FactRow[]
  /** The people that whoever looks has claimed to be. */
  readonly me: ReadonlySet<string>
  readonly onOpen: (opened: Opened) => void
}

/** How far from what was meant: one's own, shown to nobody else, and the team's as a sum. Nothing where nobody has a target. */
export function Targets({ facts, currency, me, onDeals, onOpen }: TargetsProps): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  const today = useToday()
  const { directory, people } = useDirectory()
  const { targets, rates, settings } = directory
  const [unit, setUnit] = useState<(typeof periods)[number]>('quarter')
  const told = useMemo(() => {
    const { fiscalStart } = settings
    const period = { month: monthOf(today), quarter: quarterOf(today, fiscalStart), year: yearOf(today, fiscalStart) }[unit] // prettier-ignore
    const convert = converter(currency, rates)
    const live = targets.filter(({ deleted }) => deleted === null)
    const mine = live.filter(({ personId }) => me.has(personId))
    return {
      mine: attainmentOf(facts, mine, period, convert),
      all: attainmentOfAll(facts, live, period, convert, me),
      teams: attainmentByTeam(facts, live, period, convert, teamOf(people), me),
    }
  }, [facts, targets, rates, settings, currency, unit, today, me, people])
  if (targets.length === 0) return null
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2 id={heading}>{t('portfolio.target.title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('portfolio.target.period')}
          value={unit}
          data={periods.map(value => ({ value, label: t(`portfolio.target.${value}`) }))}
          onChange={value => setUnit(periods.find(one => one === value) ?? 'quarter')}
        />
      </div>
      {told.mine === null && told.all === null && (
        <p className={styles['soft']}>{t('portfolio.target.none')}</p>
      )}
      {told.mine !== null && (
        <Reached whose="mine" attainment={told.mine} currency={currency} onOpen={onOpen} />
      )}
      {told.all !== null && (
        <Reached whose="team" attainment={told.all} currency={currency} onOpen={onOpen} />
      )}
      {told.teams.length > 1 && <Teams teams={told.teams} currency={currency} onDeals={onDeals} />}
    </section>
  )
}

interface ReachedProps {
  readonly whose: 'mine' | 'team'
  readonly attainment: Attainment
  readonly currency: string
  readonly onOpen: (opened: Opened) => void
}

function Reached({ whose, attainment, currency, onOpen }: ReachedProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { targetMinor, won, share, coverage, remainingMinor } = attainment
  const money = (minor: number): string => formats.compact({ minor: Math.round(minor), currency })
  const opener = (label: string, how: string, { deals }: Figure): (() => void) | null =>
    deals.length === 0 ? null : () => onOpen({ label, how, deals })
  const shareLabel = t(`portfolio.target.reached.${whose}`)
  const coverageLabel = t('portfolio.target.coverage')
  return (
    <div className={styles['tiles']}>
      <Tile
        label={shareLabel}
        how={t(`portfolio.target.how.${whose}`)}
        value={share.state === 'known' ? formats.percent(share.value) : t('portfolio.notEnough')}
        sample={t('portfolio.target.wonOf', { won: money(valueOf(won) ?? 0), target: money(targetMinor) })}
        onOpen={opener(shareLabel, t(`portfolio.target.how.${whose}`), won)}
      />
      <Tile
        label={coverageLabel}
        how={t('portfolio.target.how.coverage')}
        value={coverage.state === 'known' ? formats.percent(coverage.value) : t('portfolio.target.met')}
        sample={t('portfolio.target.lacking', { amount: money(remainingMinor), deals: t('portfolio.of', { count: coverage.deals.length }) })} // prettier-ignore
        isUnknown={coverage.state !== 'known'}
        onOpen={opener(coverageLabel, t('portfolio.target.how.coverage'), coverage)}
      />
    </div>
  )
}

interface TeamsProps extends ChartProps {
  readonly teams: ReturnType<typeof attainmentByTeam>
}

function Teams({ teams, currency, onDeals }: TeamsProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { people } = useDirectory()
  const money = (minor: number): string => formats.compact({ minor: Math.round(minor), currency })
  const share = (figure: Figure): string => figure.state === 'known' ? formats.percent(figure.value) : '—' // prettier-ignore
  const nameOf = (id: string | null): string => id === null ? t('portfolio.none') : (people.get(id)?.name ?? t('deal.arriving')) // prettier-ignore
  return (
    <ChartTable
      head={[t('portfolio.dimension.manager'), t('portfolio.target.people'), t('portfolio.target.target'), t('portfolio.target.won'), t('portfolio.target.share'), t('portfolio.target.coverage')]} // prettier-ignore
      rows={teams.map(({ managerId, attainment }) => ({
        key: managerId ?? '',
        label: nameOf(managerId),
        cells: [formats.number(attainment.people), money(attainment.targetMinor), money(valueOf(attainment.won) ?? 0), share(attainment.share), share(attainment.coverage)], // prettier-ignore
        onOpen: () => onDeals(nameOf(managerId), attainment.won.deals),
      }))}
    />
  )
}
