import { SegmentedControl } from '@mantine/core'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealFact } from '../../../core/insights/fact'
import { valueOf, type Figure } from '../../../core/insights/figure'
import { openDeals, portfolioBy, type Dimension, type Slice } from '../../../core/insights/portfolio'
import { teamDimensions, teamKey } from '../../../core/insights/teams'
import type { DealId } from '../../../core/ids'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './portfolio.module.css'

const fields = ['stageId', 'ownerId', 'accountId', 'productId'] as const satisfies readonly Dimension[]
const dimensions = [...fields, ...teamDimensions] as const
type By = (typeof dimensions)[number]
/** More lines than this are no picture any more; the rest is one line. */
const SHOWN = 12

interface SlicesProps {
  readonly facts: readonly DealFact[]
  readonly currency: string
  readonly onOpen: (label: string, deals: readonly DealId[]) => void
}

/** The open portfolio, told apart by one thing: a table whose bars are its picture, so both say the same. */
export function Slices({ facts, currency, onOpen }: SlicesProps): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  const formats = useFormats()
  const [by, setBy] = useState<By>('stageId')
  const { people, accounts } = useDirectory()
  const slices = useMemo(() => {
    const team = teamDimensions.find(one => one === by)
    const field = fields.find(one => one === by)
    return portfolioBy(openDeals(facts), team === undefined ? (field ?? 'stageId') : teamKey(team, { people, accounts })) // prettier-ignore
  }, [facts, by, people, accounts])
  const nameOf = useNames(by)
  // Where nothing has an amount yet, the count is the picture.
  const worth = (slice: Slice): number => valueOf(slice.sum) || 0
  const byCount = slices.every(slice => worth(slice) === 0)
  const size = (slice: Slice): number => (byCount ? slice.count.deals.length : worth(slice))
  const most = Math.max(1, ...slices.map(size))
  const shown = slices.slice(0, SHOWN)
  const money = ({ deals }: Figure, minor: number): string =>
    deals.length === 0 ? '—' : formats.compact({ minor: Math.round(minor), currency })
  return (
    <section aria-labelledby={heading} className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2 id={heading}>{t('portfolio.what')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('portfolio.by')}
          value={by}
          data={dimensions.map(value => ({ value, label: t(`portfolio.dimension.${value}`) }))}
          onChange={value => setBy(dimensions.find(one => one === value) ?? 'stageId')}
        />
      </div>
      {slices.length === 0 ? (
        <p className={styles['soft']}>{t('portfolio.nothingOpen')}</p>
      ) : (
        <table className={styles['slices']}>
          <thead>
            <tr>
              <th scope="col">{t(`portfolio.dimension.${by}`)}</th>
              <th scope="col">{t('portfolio.deals')}</th>
              <th scope="col">{t('portfolio.amount')}</th>
              <th scope="col">{t('portfolio.weighted')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(slice => (
              <tr key={slice.key ?? ''}>
                <th scope="row">
                  <span className={styles['bar']} style={{ inlineSize: `${(size(slice) / most) * 100}%` }} />
                  <button type="button" onClick={() => onOpen(nameOf(slice.key), slice.count.deals)}>
                    {nameOf(slice.key)}
                  </button>
                </th>
                <td>{formats.number(slice.count.deals.length)}</td>
                <td>{money(slice.sum, worth(slice))}</td>
                <td>{money(slice.weighted, valueOf(slice.weighted) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {slices.length > SHOWN && (
        <p className={styles['soft']}>{t('portfolio.more', { count: slices.length - SHOWN })}</p>
      )}
    </section>
  )
}

function useNames(by: By): (key: string | null) => string {
  const { t } = useTranslation()
  const { stages, people, accounts, products } = useDirectory()
  const named = { stageId: stages, ownerId: people, accountId: accounts, productId: products, manager: people, office: null, country: null, sector: null }[by] // prettier-ignore
  return key => {
    if (key === null) return t('portfolio.none')
    // Offices, countries and sectors are words of their own.
    return named === null ? key : (named.get(key)?.name ?? t('deal.arriving'))
  }
}
