import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NameAnswer, NameQuestion } from '../../../core/exchange/names'
import styles from './exchange.module.css'

interface NameQuestionsProps {
  readonly questions: readonly NameQuestion[]
  readonly onAnswer: (answer: NameAnswer) => void
}

/** Names that are new here but much like one that is known: one after the other, each answered with one press. */
export function NameQuestions({ questions, onAnswer }: NameQuestionsProps): ReactNode {
  const { t } = useTranslation()
  const [question] = questions
  if (question === undefined) return null
  const { collection, name, count, suggestions } = question
  const title = t(`exchange.nameQuestion.${collection}`, { name })
  return (
    <div className={styles['ask']} role="group" aria-label={title}>
      <h3>{title}</h3>
      <p>
        {t('exchange.nameRows', { count })}{' '}
        {questions.length > 1 && t('exchange.nameMore', { count: questions.length - 1 })}
      </p>
      <Group gap="xs">
        {suggestions.map(one => (
          <Button key={one.id} variant="default" onClick={() => onAnswer({ collection, name, id: one.id })}>
            {t('exchange.nameIs', { name: one.name })}
          </Button>
        ))}
        <Button variant="default" onClick={() => onAnswer({ collection, name, id: null })}>
          {t('exchange.nameOwn')}
        </Button>
      </Group>
    </div>
  )
}
