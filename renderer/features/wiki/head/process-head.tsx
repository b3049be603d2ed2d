import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { stageIdSchema } from '../../../../core/ids'
import { setHeadValue } from '../../../../core/page/head'
import styles from './head.module.css'
import { LineField } from './line-field'
import { useEditHead, usePageScope } from './page-scope'
import { RecordOne } from './record-one'
import { SharedText } from './shared-text'
import { useHead } from './use-head'
import { useItems } from './use-items'

/** One step of the buying cycle: the conversation to hold, and the questions that say whether it is done. */
export function ProcessHead(): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const { readOnly } = usePageScope()
  const edit = useEditHead()
  const { values } = useHead('process')
  return (
    <div className={styles['head']} data-page-head>
      <div className={styles['columns']}>
        <div className={styles['field']}>
          <span id={id} className={styles['label']}>
            {t('wiki.head.process.step')}
          </span>
          <LineField
            label={t('wiki.head.process.step')}
            placeholder={t('wiki.head.hint.step')}
            value={values.step}
            readOnly={readOnly}
            keep={step => edit('step', doc => setHeadValue(doc, 'process', 'step', step))}
          />
        </div>
        <RecordOne
          target="stage"
          label={t('wiki.head.process.stageId')}
          placeholder={t('wiki.head.noStage')}
          value={values.stageId}
          onChange={stage => {
            const stageId = stage === null ? null : stageIdSchema.parse(stage)
            edit('stageId', doc => setHeadValue(doc, 'process', 'stageId', stageId))
          }}
        />
      </div>
      <SharedText
        name="conversation"
        label={t('wiki.head.process.conversation')}
        placeholder={t('wiki.head.hint.conversation')}
        strong
      />
      <ExitQuestions />
    </div>
  )
}

function ExitQuestions(): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  const { exitQuestions } = useHead('process').lists
  const { add, edit, remove, move, fresh } = useItems('process', 'exitQuestions', exitQuestions)
  return (
    <section className={styles['field']}>
      <h3 className={styles['label']}>{t('wiki.head.process.exitQuestions')}</h3>
      <ul className={styles['items']}>
        {exitQuestions.map((question, i) => (
          <li key={question.id} className={styles['item']}>
            <LineField
              label={t('wiki.head.process.question', { number: i + 1 })}
              placeholder={t('wiki.head.hint.exitQuestion')}
              value={question.text}
              readOnly={readOnly}
              autoFocus={question.id === fresh}
              keep={text => edit(question.id, { text })}
              onEnter={() => add(question.id, {})}
              onErase={() => remove(question.id)}
              onMove={by => move(question.id, by)}
            />
            {!readOnly && (
              <ActionIcon
                size="sm"
                aria-label={t('wiki.head.removeItem', { item: question.text || String(i + 1) })}
                onClick={() => remove(question.id)}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => add(exitQuestions.at(-1)?.id ?? null, {})}
        >
          {t('wiki.head.process.addQuestion')}
        </Button>
      )}
    </section>
  )
}
