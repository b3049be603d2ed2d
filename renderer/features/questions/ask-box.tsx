import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconMessageQuestion, IconX } from '@tabler/icons-react'
import { useDeferredValue, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { Intent } from '../../../core/questions/intents'
import type { Naming } from '../../../core/questions/names'
import type { Question } from '../../../core/questions/read'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { askedText } from '../../app/asked'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
import { useAnswerText } from './answer-text'
import { useHow } from './how'
import styles from './questions.module.css'
import { useReadingText } from './reading-text'
import { useExamples } from './use-examples'
import { useAsked, type Asked } from './use-asked'

interface AskBoxProps {
  readonly facts: readonly FactRow[]
  readonly currency: string
  readonly onDeals: (label: string, how: string, deals: readonly DealId[]) => void
}

/** A line to ask in, and the answer beneath: what it was read as, the answer, what it is made of and how. */
export function AskBox({ facts, currency, onDeals }: AskBoxProps): ReactNode {
  const { t } = useTranslation()
  const text = useValue(askedText)
  const asked = useAsked(useDeferredValue(text), facts, currency)
  return (
    <section className={styles['ask']} aria-label={t('questions.ask')}>
      <TextInput
        aria-label={t('questions.ask')}
        placeholder={t('questions.placeholder')}
        leftSection={<IconMessageQuestion size={16} stroke={1.75} />}
        rightSection={
          text === '' ? null : (
            <ActionIcon aria-label={t('questions.clear')} size="sm" onClick={() => askedText.set('')}>
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          )
        }
        value={text}
        onChange={event => askedText.set(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          // A second one gives the keys back to the screen.
          if (text === '') event.currentTarget.blur()
          askedText.set('')
        }}
      />
      <div role="status">
        <AnswerCard
          asked={asked}
          isSentence={/\S\s+\S/.test(text)}
          facts={facts}
          currency={currency}
          onDeals={onDeals}
        />
      </div>
    </section>
  )
}

/** What is offered to who asked something that nothing here answers. */
const COMMON: readonly Intent[] = ['largest', 'closing', 'open', 'overdue']

interface AnswerCardProps extends AskBoxProps {
  readonly asked: Asked
  /** Several words in this line are a question, whatever they are elsewhere: not to answer would be to seem broken. */
  readonly isSentence: boolean
}

function AnswerCard({ asked, isSentence, ...rest }: AnswerCardProps): ReactNode {
  const { reading } = asked
  switch (reading.kind) {
    case 'none':
      return isSentence ? <Unread unknown={[]} near={COMMON} /> : null
    case 'which':
      return <Which words={reading.words} choices={reading.choices} />
    case 'unread':
      return <Unread unknown={reading.unknown} near={reading.near} />
    case 'read':
      return <Read asked={asked} question={reading.question} corrected={reading.corrected} {...rest} />
  }
}

interface ReadProps extends AskBoxProps {
  readonly asked: Asked
  readonly question: Question
  readonly corrected: readonly string[]
}

function Read({ asked, question, corrected, facts, currency, onDeals }: ReadProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const reading = useReadingText()(question, asked.since)
  const how = useHow()(question.intent)
  const told = useAnswerText(asked.answer, facts, currency)
  if (told === null) return null
  const only = told.deals.length === 1 ? facts.find(({ id }) => id === told.deals[0]) : undefined
  return (
    <div className={styles['card']}>
      <p className={styles['reading']}>
        {t('questions.readAs', { reading })}
        {corrected.map(words => ` ${t('questions.corrected', { words })}`)}
      </p>
      <p className={styles['value']}>{told.value}</p>
      <p className={styles['soft']}>{[told.sample, how].filter(part => part !== '').join(' · ')}</p>
      {only !== undefined ? (
        <Button variant="default" onClick={() => ui.openDeal(only.id, only.boardId)}>
          {t('questions.openDeal')}
        </Button>
      ) : (
        told.deals.length > 0 && (
          <Button variant="default" onClick={() => onDeals(reading, how, told.deals)}>
            {t('questions.showDeals', { count: told.deals.length })}
          </Button>
        )
      )}
    </div>
  )
}

/** The same question about one of those that are called so. */
function Which({
  words,
  choices,
}: {
  readonly words: string
  readonly choices: readonly Naming[]
}): ReactNode {
  const { t } = useTranslation()
  const choose = (name: string): void => askedText.set(withName(askedText.get(), words, name))
  return (
    <div className={styles['card']}>
      <p className={styles['soft']}>{t('questions.which', { words })}</p>
      <div className={styles['choices']}>
        {choices.map(({ kind, name }) => (
          <Button key={`${kind}${name}`} variant="default" onClick={() => choose(name)}>
            {name} · {t(`questions.kind.${kind}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface UnreadProps {
  readonly unknown: readonly string[]
  readonly near: readonly Intent[]
}

function Unread({ unknown, near }: UnreadProps): ReactNode {
  const { t } = useTranslation()
  const examples = useExamples(near)
  return (
    <div className={styles['card']}>
      <p className={styles['soft']}>
        {unknown.length > 0 ? t('questions.unknown', { words: unknown.join(', ') }) : t('questions.unread')}
      </p>
      <div className={styles['choices']}>
        {examples.map(example => (
          <Button key={example} variant="default" onClick={() => askedText.set(example)}>
            {example}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** The text with a name in the place of some of its words, as they were typed: with their case, accents and signs. */
export function withName(text: string, words: string, name: string): string {
  const pattern = words
    .split(' ')
    .map(word => [...word].map(letter => `${letter}\\p{M}*`).join(''))
    .join('[^\\p{L}\\p{N}]+')
  const marked = text.normalize('NFKD').replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu'), () => name) // prettier-ignore
  return marked.normalize('NFC')
}
