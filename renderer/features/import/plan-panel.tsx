import { Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { HeldFields } from './held-fields'
import { answered, dealsToImport, openQuestions } from './import-state'
import { NameQuestions } from './name-questions'
import type { StepProps } from './flow'
import { PlanFrame } from './plan-frame'
import { Problems } from './problems'
import { ReportFacts } from './report-facts'
import { usePlan } from './use-plan'

/** The dry run, beside the mapping it is of, and the button that makes it real. */
export function PlanPanel({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
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
    <PlanFrame
      failure={failure}
      waiting={asking ? t('imports.planWaits') : report === null ? t('imports.planning') : null}
      stale={stale}
      run={{
        label:
          report === null || asking
            ? t('imports.title')
            : nothingNew
              ? t('imports.runAnyway')
              : t('imports.run', { count }),
        blocked,
        quiet: nothingNew,
        go: () => flow.run(skipBad),
      }}
    >
      {report !== null && !asking ? (
        <>
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
        </>
      ) : null}
    </PlanFrame>
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
