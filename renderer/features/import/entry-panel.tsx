import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryFacts } from './entry-facts'
import type { EntryProps } from './flow'
import { answered } from './import-state'
import { NameQuestions } from './name-questions'
import { PlanFrame } from './plan-frame'
import { Problems } from './problems'
import { useEntryPlan } from './use-entry-plan'

/** The dry run of a list, and its questions. */
export function EntryPanel({ state, flow }: EntryProps): ReactNode {
  const { t } = useTranslation()
  const [skipBad, setSkipBad] = useState(false)
  const { file, look, mapping } = state
  const { report, failure, stale } = useEntryPlan(file.path, look.fileHash, mapping, skipBad)
  const count = report === null ? 0 : report.created + report.updated
  const blocked = report === null || stale || report.questions.length > 0 || (report.badRows > 0 && !skipBad)
  return (
    <PlanFrame
      failure={failure}
      waiting={report === null ? t('imports.planning') : null}
      stale={stale}
      run={{
        label: count === 0 ? t('imports.runAnyway') : t(`exchange.run.${mapping.kind}`, { count }),
        blocked,
        quiet: count === 0,
        go: () => flow.run(skipBad),
      }}
    >
      {report !== null ? (
        <>
          {count === 0 && report.badRows === 0 && <p>{t('exchange.nothingNew')}</p>}
          <EntryFacts report={report} />
          <NameQuestions
            questions={report.questions}
            onAnswer={answer => flow.changeEntries({ ...mapping, names: answered(mapping.names, answer) })}
          />
          <Problems report={report} skipBad={skipBad} onSkip={setSkipBad} />
        </>
      ) : null}
    </PlanFrame>
  )
}
