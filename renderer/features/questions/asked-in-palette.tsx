import { Spotlight } from '@mantine/spotlight'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { askedText } from '../../app/asked'
import { useSession } from '../../app/session'
import { useFacts } from '../../app/use-facts'
import { useAnswerText } from './answer-text'
import styles from './questions.module.css'
import { useReadingText } from './reading-text'
import { useAsked } from './use-asked'
import { useExamples } from './use-examples'

interface AskedProps {
  readonly text: string
  /** Told once something is shown: the first row is another one then. */
  readonly onShown: (shown: boolean) => void
}

/** What was typed into the palette, answered where it is a question; Enter opens the answer with its deals. */
export function AskedInPalette({ text, onShown }: AskedProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { facts, currency, complete } = useFacts()
  const { reading, answer, since } = useAsked(text, facts, currency)
  const told = useAnswerText(answer, facts, currency)
  const said = useReadingText()
  const examples = useExamples(reading.kind === 'unread' ? reading.near : [])
  const read = complete && reading.kind === 'read' && told !== null
  const shown = complete && (read || reading.kind === 'which' || examples.length > 0)
  useEffect(() => onShown(shown), [onShown, shown])
  useEffect(() => () => onShown(false), [onShown])
  if (!shown) return null
  const open = (question: string): void => {
    askedText.set(question)
    ui.goTo('portfolio')
  }
  return (
    <Spotlight.ActionsGroup label={t('questions.answer')}>
      {read && (
        <Row
          value={told.value}
          about={[t('questions.readAs', { reading: said(reading.question, since) }), told.sample]
            .filter(part => part !== '')
            .join(' · ')}
          onOpen={() => open(text)}
        />
      )}
      {
        reading.kind === 'which' &&
        <Row value={t('questions.which', { words: reading.words })} about={t('questions.opens')} onOpen={() => open(text)} /> // prettier-ignore
      }
      {examples.map(
        (example, at) =>
        <Row key={example} value={example} about={at === 0 ? t('questions.unread') : ''} onOpen={() => open(example)} />, // prettier-ignore
      )}
    </Spotlight.ActionsGroup>
  )
}

interface RowProps {
  readonly value: string
  readonly about: string
  readonly onOpen: () => void
}

function Row({ value, about, onOpen }: RowProps): ReactNode {
  return (
    <Spotlight.Action onClick={onOpen} leftSection={<IconMessageQuestion size={16} stroke={1.75} />}>
      <span className={styles['row']}>
        <span>{value}</span>
        {about !== '' && <small>{about}</small>}
      </span>
    </Spotlight.Action>
  )
}
