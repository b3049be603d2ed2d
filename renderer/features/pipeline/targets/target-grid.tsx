import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { attainmentOf, attainmentOfAll, type Attainment } from '../../../../core/insights/attainment'
import { valueOf } from '../../../../core/insights/figure'
import { converter } from '../../../../core/insights/rates'
import type { Period } from '../../../../core/insights/period'
import type { Person } from '../../../../core/workspace/schema'
import { useDirectory } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useFacts } from '../../../app/use-facts'
import styles from './targets.module.css'
import { TargetCell } from './target-cell'
import { useTargets } from './use-targets'

interface TargetGridProps {
  readonly periods: readonly Period[]
  readonly nameOf: (period: Period) => string
  readonly people: readonly Person[]
  readonly currency: string
}

/** People down, periods across. A block copied from a spreadsheet is pasted from any cell on. */
export function TargetGrid({ periods, nameOf, people, currency }: TargetGridProps): ReactNode {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const me = directory.me?.id
  const mine = useMemo(
    () => new Set(people.filter(person => person.claimedBy === me).map(({ id }) => id)),
    [people, me],
  )
  // Oneself first: what is mine is what I look for.
  const rows = [...people].sort((a, b) => Number(mine.has(b.id)) - Number(mine.has(a.id)) || a.name.localeCompare(b.name)) // prettier-ignore
  const targets = useTargets(rows, periods, currency)
  return (
    <>
      <div className={styles['scroller']}>
        <table className={styles['grid']} aria-label={t('pipeline.section.targets')}>
          <thead>
            <tr>
              <th scope="col">{t('pipeline.targets.person', { currency })}</th>
              {periods.map(period => (
                <th key={period.from} scope="col">
                  {nameOf(period)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((person, row) => (
              <tr key={person.id}>
                <th scope="row">
                  {mine.has(person.id) ? t('pipeline.targets.you', { name: person.name }) : person.name}
                </th>
                {periods.map((period, column) => (
                  <td key={period.from}>
                    <TargetCell
                      label={t('pipeline.targets.of', { name: person.name, period: nameOf(period) })}
                      value={targets.valueOf(person.id, period)}
                      currency={currency}
                      keep={money => targets.set(person, period, money)}
                      paste={cells => targets.paste(row, column, cells)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <Sums periods={periods} currency={currency} mine={mine} />
        </table>
      </div>
      <p className={styles['seen']}>{t('pipeline.targets.seen')}</p>
    </>
  )
}

interface SumsProps extends Pick<TargetGridProps, 'periods' | 'currency'> {
  readonly mine: ReadonlySet<Person['id']>
}

/** How far one has come, and how far all have together: never how far somebody else has, nor a sum that tells it. */
function Sums({ periods, currency, mine }: SumsProps): ReactNode {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { facts, complete, currency: told } = useFacts()
  const { targets, rates } = directory
  const convert = useMemo(() => converter(currency, rates), [currency, rates])
  // Figures of another currency would be a lie beside these targets.
  if (!complete || told !== currency) return null
  const own = targets.filter(({ personId }) => mine.has(personId))
  return (
    <tfoot>
      {mine.size > 0 && (
        <Sum
          label={t('pipeline.targets.mine')}
          periods={periods}
          currency={currency}
          of={period => attainmentOf(facts, own, period, convert)}
        />
      )}
      <Sum
        label={t('pipeline.targets.team')}
        periods={periods}
        currency={currency}
        of={period => attainmentOfAll(facts, targets, period, convert, mine)}
      />
    </tfoot>
  )
}

interface SumProps extends Pick<TargetGridProps, 'periods' | 'currency'> {
  readonly label: string
  readonly of: (period: Period) => Attainment | null
}

function Sum({ label, periods, currency, of }: SumProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const money = (minor: number) => formats.compact({ minor: Math.round(minor), currency })
  if (periods.every(period => of(period) === null)) return null
  return (
    <tr>
      <th scope="row">{label}</th>
      {periods.map(period => {
        const attainment = of(period)
        if (attainment === null) return <td key={period.from} />
        const { won, targetMinor: target, share } = attainment
        return (
          <td key={period.from} className="tabular">
            {t('pipeline.targets.wonOf', { won: money(valueOf(won) ?? 0), target: money(target) })}
            {share.state === 'known' && (
              <span className={styles['share']}>{formats.percent(share.value)}</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}
