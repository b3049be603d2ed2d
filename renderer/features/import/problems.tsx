import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../core/exchange/mapping'
import styles from './import.module.css'
import { ProblemsTable } from './problems-table'

interface ProblemsProps {
  readonly report: {
    readonly problems: readonly Problem[]
    readonly problemTotal: number
    readonly badRows: number
  }
  readonly skipBad: boolean
  readonly onSkip: (skip: boolean) => void
}

/** What is wrong with which row, and whether the rows that are not right are left out. */
export function Problems({ report, skipBad, onSkip }: ProblemsProps): ReactNode {
  const { t } = useTranslation()
  const { problems, problemTotal, badRows } = report
  if (problemTotal === 0) return <p className={styles['soft']}>{t('imports.noProblems')}</p>
  return (
    <>
      <h3>{t('imports.problems', { count: problemTotal })}</h3>
      {badRows > 0 && <p>{t('imports.badRows', { count: badRows })}</p>}
      {badRows > 0 && (
        <Checkbox
          size="xs"
          my="xs"
          label={t('imports.skipBad', { count: badRows })}
          checked={skipBad}
          onChange={event => onSkip(event.currentTarget.checked)}
        />
      )}
      <ProblemsTable problems={problems} />
      {problems.length < problemTotal && (
        <p className={styles['soft']}>{t('imports.problemsShown', { count: problems.length })}</p>
      )}
    </>
  )
}
