import { SegmentedControl, Textarea } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { STILL_AFTER_DAYS } from '../../../../core/insights/my-day'
import { stageFields, stageKindSchema, type Stage } from '../../../../core/workspace/schema'
import { useSession } from '../../../app/session'
import { editStage } from '../../../app/stage-actions'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { readDays, readLines } from '../read-typed'

/** What figures give a stage of this kind: an end is certain. */
const certain = { won: 1, lost: 0 } as const

export function StageDetails({ stage }: { readonly stage: Stage }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const label = useId()
  return (
    <div className={styles['details']}>
      <div>
        <div className={styles['label']} id={label}>
          {t('pipeline.stages.kind')}
        </div>
        <SegmentedControl
          aria-labelledby={label}
          size="xs"
          value={stage.kind}
          data={stageKindSchema.options.map(value => ({ value, label: t(`board.kind.${value}`) }))}
          onChange={value => {
            const kind = stageKindSchema.parse(value)
            const probability = kind === 'open' ? (stage.kind === 'open' ? stage.probability : 0.5) : certain[kind] // prettier-ignore
            if (kind !== stage.kind) void editStage(session, stage, { kind, probability })
          }}
        />
      </div>
      <KeptInput
        label={t('pipeline.stages.stillness')}
        description={t('pipeline.stages.stillnessHint')}
        placeholder={t('pipeline.stages.usualDays', { days: STILL_AFTER_DAYS })}
        value={stage.stillAfterDays === null ? '' : String(stage.stillAfterDays)}
        keep={text => {
          const stillAfterDays = text === '' ? null : readDays(text)
          if (text !== '' && stillAfterDays === null) return t('pipeline.stages.daysHint')
          void editStage(session, stage, { stillAfterDays })
          return null
        }}
      />
      <div className={styles['wide']}>
        <KeptInput
          label={t('pipeline.stages.buyingStep')}
          description={t('pipeline.stages.buyingStepHint')}
          value={stage.buyingStep ?? ''}
          maxLength={300}
          keep={text => {
            void editStage(session, stage, { buyingStep: text === '' ? null : text })
            return null
          }}
        />
      </div>
      <Questions stage={stage} />
    </div>
  )
}

/** One question a line: kept when it is left. */
function Questions({ stage }: { readonly stage: Stage }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const now = stage.exitQuestions.join('\n')
  const [draft, setDraft] = useState<string | null>(null)
  const questions = draft === null ? stage.exitQuestions : readLines(draft)
  const fits = stageFields.exitQuestions.safeParse(questions).success

  function commit(): void {
    if (draft === null || !fits) return
    setDraft(null)
    if (questions.join('\n') !== now) void editStage(session, stage, { exitQuestions: [...questions] })
  }

  return (
    <Textarea
      className={styles['wide'] ?? ''}
      label={t('pipeline.stages.questions')}
      description={t('pipeline.stages.questionsHint')}
      autosize
      minRows={2}
      maxRows={10}
      value={draft ?? now}
      error={fits ? null : t('pipeline.stages.questionsLimit')}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit()
        if (event.key === 'Escape' && draft !== null) {
          event.preventDefault()
          setDraft(null)
        }
      }}
    />
  )
}
