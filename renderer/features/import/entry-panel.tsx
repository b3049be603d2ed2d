import { Button, Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { failureText } from '../../app/notify'
import { useSession } from '../../app/session'
import { EntryFacts } from './entry-facts'
import { answered } from './import-state'
import styles from './import.module.css'
import { NameQuestions } from './name-questions'
import { ProblemsTable } from './problems-table'
import { useEntryPlan } from './use-entry-plan'
import type { EntryProps } from './flow'

/** The dry run of a list, its questions, and the button that makes it real. */
export function EntryPanel({ state, flow }: EntryProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [skipBad, setSkipBad] = useState(false)
  const { file, look, mapping } = state
  const { report, failure, stale } = useEntryPlan(file.path, look.fileHash, mapping, skipBad)
  const count = report === null ? 0 : report.created + report.updated
  const isBlocked =
    report === null || stale || report.questions.length > 0 || (report.badRows > 0 && !skipBad)
  return (
    <aside className={styles['plan']} aria-label={t('imports.plan')} aria-busy={stale}>
      <h2>{t('imports.plan')}</h2>
      {failure !== null && (
        <p role="alert" className={styles['alert']}>
          {failureText(session, failure)}
        </p>
      )}
      {report === null && failure === null && <p className={styles['soft']}>{t('imports.planning')}</p>}
      {report !== null && (
        <div className={styles['facts']} data-stale={stale || undefined}>
          {count === 0 && report.badRows === 0 && <p>{t('exchange.nothingNew')}</p>}
          <EntryFacts report={report} />
          <NameQuestions
            questions={report.questions}
            onAnswer={answer => flow.changeEntries({ ...mapping, names: answered(mapping.names, answer) })}
          />
          {report.problemTotal > 0 && <h3>{t('imports.problems', { count: report.problemTotal })}</h3>}
          {report.badRows > 0 && (
            <Checkbox
              size="xs"
              my="xs"
              label={t('imports.skipBad', { count: report.badRows })}
              checked={skipBad}
              onChange={event => setSkipBad(event.currentTarget.checked)}
            />
          )}
          {report.problemTotal > 0 && <ProblemsTable problems={report.problems} />}
        </div>
      )}
      <div className={styles['actions']}>
        <Button
          size="sm"
          fullWidth
          disabled={isBlocked}
          variant={count === 0 ? 'default' : 'filled'}
          onClick={() => flow.run(skipBad)}
        >
          {count === 0 ? t('imports.runAnyway') : t(`exchange.run.${mapping.kind}`, { count })}
        </Button>
      </div>
    </aside>
  )
}
