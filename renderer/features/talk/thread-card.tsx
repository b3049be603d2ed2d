import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/talk/talk'
import { useSelected } from '../../replica/value-store'
import type { CommentDesk } from './comment-desk'
import { MessageLine } from './message-line'
import { SayBox } from './say-box'
import styles from './talk.module.css'

interface ThreadCardProps {
  readonly desk: CommentDesk
  readonly thread: Thread
  /** Its words are gone from the page. */
  readonly lost: boolean
  /** What a conversation is called that is about the whole, not about some of its words. */
  readonly whole?: string
}

/** One conversation: what it is about, what was said, and a line to answer. */
export function ThreadCard({ desk, thread, lost, whole }: ThreadCardProps): ReactNode {
  const { t } = useTranslation()
  const about = whole ?? t('talk.thePage')
  const card = useRef<HTMLElement>(null)
  const active = useSelected(desk.active, id => id === thread.id)
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const settled = thread.resolved !== null
  const label = t(settled ? 'talk.reopen' : 'talk.settle')
  return (
    <article
      ref={card}
      className={styles['thread']}
      data-active={active || undefined}
      data-settled={settled || undefined}
      aria-label={t('talk.about', { quote: thread.quote || about })}
      onClick={() => desk.active.set(thread.id)}
    >
      <header>
        {thread.quote === '' ? (
          <span className={styles['whole']}>{about}</span>
        ) : (
          <button
            type="button"
            className={styles['quote']}
            data-lost={lost || undefined}
            onClick={() => desk.active.set(thread.id)}
          >
            {thread.quote}
          </button>
        )}
        {!desk.isReadOnly && (
          <Tooltip label={label}>
            <ActionIcon
              aria-label={label}
              size="sm"
              onClick={event => {
                event.stopPropagation()
                desk.resolve(thread.id, !settled)
              }}
            >
              {settled ? <IconArrowBackUp size={15} stroke={1.75} /> : <IconCheck size={15} stroke={1.75} />}
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <ol>
        {thread.messages.map(message => (
          <li key={message.id}>
            <MessageLine desk={desk} message={message} />
          </li>
        ))}
      </ol>
      {!desk.isReadOnly && (
        <SayBox label={t('talk.answer')} action={t('talk.say')} onSay={text => desk.reply(thread.id, text)} />
      )}
    </article>
  )
}
