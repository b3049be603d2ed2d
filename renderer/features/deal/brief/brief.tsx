import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Suspense, useCallback, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../../electron/contract/rows'
import { useReplica } from '../../../replica/use-replica'
import {
  CommentsContext,
  Conversations,
  useComments,
  useFoundTalk,
  useTalk,
  type CommentDesk,
} from '../../talk'
import { BriefText, RecordPanel, type RecordKind } from '../../wiki'
import styles from '../page/page.module.css'
import { Section } from '../page/section'
import { useHasText } from './use-has-text'

interface BriefProps {
  readonly detail: DealDetail
  /** What stands above it is here: what is scrolled to now stays in sight. */
  readonly isPlaced: boolean
}

/** What the team knows of the deal in its own words, and what it says to each other about it. */
export function Brief({ detail, isPlaced }: BriefProps): ReactNode {
  const { t } = useTranslation()
  const { id, title } = detail.card
  const replica = useReplica(`deal/${id}`)
  const desk = useComments(id)
  const hasText = useHasText(replica)
  const [isWriting, write] = useState(false)
  const [record, showRecord] = useState<{ readonly kind: RecordKind; readonly id: string } | null>(null)
  const openRecord = useCallback((kind: RecordKind, of: string) => showRecord({ kind, id: of }), [])
  const talk = useRef<HTMLDivElement>(null)
  const toTalk = useCallback(() => talk.current?.scrollIntoView({ block: 'nearest' }), [])
  useFoundTalk(id, isPlaced ? desk : null, toTalk)
  const { count, isBeginning } = useTalk(desk)
  return (
    <Section
      part="brief"
      title={t('dealPage.brief.title')}
      isEmpty={!hasText && count === 0}
      aside={count === 0 ? undefined : t('dealPage.brief.said', { count })}
    >
      <CommentsContext value={desk}>
        {hasText || isWriting ? (
          <Suspense fallback={null}>
            {replica !== null && (
              <div data-part="brief">
                <BriefText replica={replica} title={title} onOpenRecord={openRecord} onComments={toTalk} />
              </div>
            )}
          </Suspense>
        ) : (
          <div className={styles['begin']}>
            <p className={styles['soft']}>{t('dealPage.brief.empty')}</p>
            <Button variant="default" onClick={() => write(true)}>
              {t('dealPage.brief.write')}
            </Button>
          </div>
        )}
        {record !== null && (
          <aside className={styles['record']} aria-label={t('wiki.page.panel')}>
            <ActionIcon aria-label={t('wiki.page.closePanel')} onClick={() => showRecord(null)}>
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
            <RecordPanel key={record.id} kind={record.kind} id={record.id} />
          </aside>
        )}
        <div ref={talk} className={styles['talk']}>
          {desk !== null && (count > 0 || isBeginning) && (
            <Conversations
              desk={desk}
              begin={t('dealPage.brief.talk')}
              empty={t('dealPage.brief.talkEmpty')}
              whole={t('dealPage.brief.theDeal')}
            />
          )}
          {desk !== null && count === 0 && !isBeginning && <StartTalk desk={desk} />}
        </div>
      </CommentsContext>
    </Section>
  )
}

/** Until somebody has something to say, a conversation is one quiet button. */
function StartTalk({ desk }: { readonly desk: CommentDesk }): ReactNode {
  const { t } = useTranslation()
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      disabled={desk.isReadOnly}
      onClick={() => desk.begin({ anchor: null, quote: '' })}
    >
      {t('dealPage.brief.talk')}
    </Button>
  )
}
