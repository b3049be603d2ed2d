import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { periodsOfYear, type PeriodLength } from '../../../../core/insights/target-periods'
import { yearOf, type Period } from '../../../../core/insights/period'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useToday } from '../../../ui/today'
import styles from '../pipeline.module.css'
import { TargetGrid } from './target-grid'

const lengths = ['month', 'quarter', 'year'] as const satisfies readonly PeriodLength[]

/** What each person means to bring in. Everybody sees the targets; how far one has come is shown to oneself, and of the team as a sum. */
export function TargetsSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const today = useToday()
  const { directory, people, boards } = useDirectory()
  const [length, setLength] = useState<PeriodLength>('quarter')
  const [away, setAway] = useState(0)
  const { fiscalStart, currency } = directory.settings
  const year = yearOf(today, fiscalStart, away)
  const here = [...people.values()].filter(person => person.deleted === null)
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.targets')}</h2>
      <p className={styles['intro']}>{t('pipeline.targets.intro')}</p>
      <div className={styles['bar']}>
        <SegmentedControl
          aria-label={t('pipeline.targets.by')}
          size="xs"
          value={length}
          data={lengths.map(value => ({ value, label: t(`pipeline.targets.length.${value}`) }))}
          onChange={value => setLength(lengths.find(each => each === value) ?? 'quarter')}
        />
        <ActionIcon aria-label={t('pipeline.targets.before')} onClick={() => setAway(away - 1)}>
          <IconChevronLeft size={16} stroke={1.75} />
        </ActionIcon>
        <span className={`${styles['year']} tabular`}>{yearName(year)}</span>
        <ActionIcon aria-label={t('pipeline.targets.after')} onClick={() => setAway(away + 1)}>
          <IconChevronRight size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      {here.length === 0 ? (
        <div className={styles['empty']}>
          <p>{t('pipeline.targets.nobody')}</p>
          <button
            type="button"
            className={styles['textButton']}
            onClick={() => session.ui.set({ section: 'names' })}
          >
            {t('pipeline.targets.addPeople')}
          </button>
        </div>
      ) : (
        <TargetGrid
          key={`${length}:${year.from}`}
          periods={periodsOfYear(year.from, fiscalStart, length)}
          nameOf={period => periodName(period, length, formats.locale)}
          people={here}
          currency={currency ?? boards[0]?.currency ?? 'EUR'}
        />
      )}
    </>
  )
}

/** A fiscal year that is not the calendar's has two names: `2025–26`. */
function yearName({ from, to }: Period): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
  return first === last ? first : `${first}–${last.slice(2)}`
}

function periodName({ from, to }: Period, length: PeriodLength, locale: string): string {
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  if (length === 'year') return yearName({ from, to })
  if (length === 'month') return month.format(Date.parse(from))
  return `${month.format(Date.parse(from))} – ${month.format(Date.parse(to))}`
}
