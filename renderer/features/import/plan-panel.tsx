import { Button, Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../core/exchange/mapping'
import { failureText } from '../../app/notify'
import { useSession } from '../../app/session'
import { HeldFields } from './held-fields'
import styles from './import.module.css'
import { answered, dealsToImport, openQuestions } from './import-state'
import { NameQuestions } from './name-questions'
import type { StepProps } from './flow'
import { ProblemsTable } from './problems-table'
import { ReportFacts } from './report-facts'
import { usePlan } from './use-plan'

/** The dry run, beside the mapping it is of, and the button that makes it real. */
export function PlanPanel({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [skipBad, setSkipBad] = useState(false)
  const plan = usePlan(state.file.path, state.look.fileHash, state.mapping, skipBad)
  const { report, failure, stale } = plan
  const asking = openQuestions(state.look, state.mapping, state.asked).length > 0
  const named = state.mapping.board.kind === 'existing' || state.mapping.board.name.trim() !== ''
  const blocked =
    report === null ||
    stale ||
    asking ||
    report.questions.length > 0 ||
    !named ||
    (report.badRows > 0 && !skipBad)
  const count = report === null ? 0 : dealsToImport(report, skipBad)
  const nothingNew = report !== null && !asking && count === 0
  return (
    <aside className={styles['plan']} aria-label={t('imports.plan')} aria-busy={stale}>
      <h2>{t('imports.plan')}</h2>
      {failure !== null && (
        <p role="alert" className={styles['alert']}>
          {failureText(session, failure)}
        </p>
      )}
      {asking && failure === null && <p className={styles['soft']}>{t('imports.planWaits')}</p>}
      {report === null && failure === null && !asking && (
        <p className={styles['soft']}>{t('imports.planning')}</p>
      )}
      {report !== null && !asking && (
        <div className={styles['facts']} data-stale={stale || undefined}>
          {nothingNew && <p>{t('imports.nothingNew')}</p>}
          <ReportFacts report={report} />
          <NameQuestions
            questions={report.questions}
            onAnswer={answer =>
              flow.change({ ...state.mapping, names: answered(state.mapping.names, answer) })
            }
          />
          <EmptyAmount state={state} flow={flow} />
          <HeldFields report={report} />
          <Problems report={report} skipBad={skipBad} onSkip={setSkipBad} />
        </div>
      )}
      <div className={styles['actions']}>
        <Button
          size="sm"
          fullWidth
          disabled={blocked}
          variant={nothingNew ? 'default' : 'filled'}
          onClick={() => flow.run(skipBad)}
        >
          {report === null || asking
            ? t('imports.title')
            : nothingNew
              ? t('imports.runAnyway')
              : t('imports.run', { count })}
        </Button>
      </div>
    </aside>
  )
}

/** Some CRMs write a number where there is none. It is said, and can be taken at its word. */
function EmptyAmount({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const text = state.look.mapping.emptyAmount
  if (text === undefined) return null
  const { emptyAmount, ...mapping } = state.mapping
  return (
    <Checkbox
      size="xs"
      my="xs"
      label={t('imports.emptyAmount', { text })}
      checked={emptyAmount !== undefined}
      onChange={event =>
        flow.change(event.currentTarget.checked ? { ...mapping, emptyAmount: text } : mapping)
      }
    />
  )
}

interface ProblemsProps {
  readonly report: ImportReport
  readonly skipBad: boolean
  readonly onSkip: (skip: boolean) => void
}

function Problems({ report, skipBad, onSkip }: ProblemsProps): ReactNode {
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
