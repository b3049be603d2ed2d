import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/talk/talk'
import { useValue } from '../../replica/value-store'
import type { CommentDesk } from './comment-desk'
import { SayBox } from './say-box'
import styles from './talk.module.css'
import { ThreadCard } from './thread-card'
import { useCommentDesk } from './use-comments'

/** What is said about the page: open conversations first, then those whose words are gone, then what was settled. */
export function CommentsPanel(): ReactNode {
  const { t } = useTranslation()
  const desk = useCommentDesk()
  return (
    <section className={styles['panel']} aria-label={t('talk.title')}>
      <h2>{t('talk.title')}</h2>
      {desk !== null && <Conversations desk={desk} />}
    </section>
  )
}

function Conversations({ desk }: { readonly desk: CommentDesk }): ReactNode {
  const { t } = useTranslation()
  const threads = useValue(desk.threads)
  const lost = useValue(desk.lost)
  const draft = useValue(desk.draft)
  const [showSettled, setShowSettled] = useState(false)
  const open = threads.filter(thread => thread.resolved === null)
  const settled = threads.filter(thread => thread.resolved !== null)
  const here = open.filter(({ id }) => !lost.has(id))
  const gone = open.filter(({ id }) => lost.has(id))
  return (
    <>
      {draft === null ? (
        !desk.isReadOnly && (
          <Button variant="default" size="xs" onClick={() => desk.begin({ anchor: null, quote: '' })}>
            {t('talk.aboutPage')}
          </Button>
        )
      ) : (
        <NewThread desk={desk} quote={draft.quote} />
      )}
      {threads.length === 0 && draft === null && <p className={styles['empty']}>{t('talk.empty')}</p>}
      <Threads desk={desk} threads={here} />
      {gone.length > 0 && <h3>{t('talk.lost')}</h3>}
      <Threads desk={desk} threads={gone} lost />
      {settled.length > 0 && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={showSettled}
          onClick={() => setShowSettled(!showSettled)}
        >
          {t('talk.settled', { count: settled.length })}
        </button>
      )}
      {showSettled && <Threads desk={desk} threads={settled} />}
    </>
  )
}

interface ThreadsProps {
  readonly desk: CommentDesk
  readonly threads: readonly Thread[]
  readonly lost?: boolean
}

function Threads({ desk, threads, lost = false }: ThreadsProps): ReactNode {
  if (threads.length === 0) return null
  return (
    <ul className={styles['threads']}>
      {threads.map(thread => (
        <li key={thread.id}>
          <ThreadCard desk={desk} thread={thread} lost={lost} />
        </li>
      ))}
    </ul>
  )
}

function NewThread({ desk, quote }: { readonly desk: CommentDesk; readonly quote: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles['thread']} data-active>
      {quote !== '' && <blockquote className={styles['quote']}>{quote}</blockquote>}
      <SayBox
        label={t('talk.new')}
        action={t('talk.say')}
        autoFocus
        onSay={text => desk.start(text)}
        onCancel={() => desk.draft.set(null)}
      />
    </div>
  )
}
