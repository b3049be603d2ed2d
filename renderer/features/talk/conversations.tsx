import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/talk/talk'
import { useValue } from '../../replica/value-store'
import type { CommentDesk } from './comment-desk'
import { SayBox } from './say-box'
import styles from './talk.module.css'
import { ThreadCard } from './thread-card'

interface ConversationsProps {
  readonly desk: CommentDesk
  /** The words of the button that begins one about the whole. */
  readonly begin: string
  /** What to say while there is none. */
  readonly empty: string
  /** What one about the whole is called; the page's own words where not given. */
  readonly whole?: string
}

/** Everything that is said about a page or a deal: what is open, then those whose words are gone, then what was settled. */
export function Conversations({ desk, begin, empty, whole }: ConversationsProps): ReactNode {
  const { t } = useTranslation()
  const threads = useValue(desk.threads)
  const lost = useValue(desk.lost)
  const draft = useValue(desk.draft)
  const showSettled = useValue(desk.settledShown)
  const about = whole === undefined ? {} : { whole }
  const open = threads.filter(thread => thread.resolved === null)
  const settled = threads.filter(thread => thread.resolved !== null)
  const here = open.filter(({ id }) => !lost.has(id))
  const gone = open.filter(({ id }) => lost.has(id))
  return (
    <>
      {draft === null ? (
        !desk.isReadOnly && (
          <Button variant="default" size="xs" onClick={() => desk.begin({ anchor: null, quote: '' })}>
            {begin}
          </Button>
        )
      ) : (
        <NewThread desk={desk} quote={draft.quote} />
      )}
      {threads.length === 0 && draft === null && <p className={styles['empty']}>{empty}</p>}
      <Threads desk={desk} threads={here} {...about} />
      {gone.length > 0 && <h3>{t('talk.lost')}</h3>}
      <Threads desk={desk} threads={gone} lost {...about} />
      {settled.length > 0 && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={showSettled}
          onClick={() => desk.settledShown.set(!showSettled)}
        >
          {t('talk.settled', { count: settled.length })}
        </button>
      )}
      {showSettled && <Threads desk={desk} threads={settled} {...about} />}
    </>
  )
}

interface ThreadsProps {
  readonly desk: CommentDesk
  readonly threads: readonly Thread[]
  readonly lost?: boolean
  readonly whole?: string
}

function Threads({ desk, threads, lost = false, ...about }: ThreadsProps): ReactNode {
  if (threads.length === 0) return null
  return (
    <ul className={styles['threads']}>
      {threads.map(thread => (
        <li key={thread.id}>
          <ThreadCard desk={desk} thread={thread} lost={lost} {...about} />
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
