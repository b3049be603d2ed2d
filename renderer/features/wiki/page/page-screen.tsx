import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../../core/ids'
import type { PageRow } from '../../../../electron/contract/page-rows'
import { useReplica } from '../../../replica/use-replica'
import { CommentsContext, useComments, useFoundTalk } from '../../talk'
import { PageContext, type PageScope } from '../head/page-scope'
import { PageHead } from '../head/page-head'
import { usePageRow } from '../use-wiki'
import { AsidePanel, type OpenAside } from './aside-panel'
import { COMMENTS } from './asides'
import { MentionedIn } from './mentioned-in'
import { PageFacts } from './page-facts'
import { PageHeader } from './page-header'
import { PageLabels } from './page-labels'
import { PageNotice } from './page-notice'
import styles from './page.module.css'
import { PageText } from './page-text'
import { PageTitle } from './page-title'
import type { OpenRecord } from '../references/reference-source'
import { usePageUndo } from './use-page-undo'
import { useReplicaState } from './use-replica-state'

/** One page: its title and labels, its head and its text, and what leads to it. */
export function PageScreen({ pageId }: { readonly pageId: PageId }): ReactNode {
  const page = usePageRow(pageId)
  return page === undefined ? null : <Screen page={page} />
}

function Screen({ page }: { readonly page: PageRow }): ReactNode {
  const { t } = useTranslation()
  const replica = useReplica(`page/${page.id}`)
  const undo = usePageUndo(replica, page.id)
  const state = useReplicaState(replica)
  const [aside, setAside] = useState<OpenAside | null>(null)
  const comments = useComments(page.id)
  const showComments = useCallback(() => setAside({ what: 'panel', id: COMMENTS }), [])
  useFoundTalk(page.id, comments, showComments)
  const title = page.title || t('wiki.untitled')
  const [unknown, setUnknown] = useState(false)
  const onUnknown = useCallback(() => setUnknown(true), [])
  const openRecord = useCallback<OpenRecord>((kind, id) => setAside({ what: 'record', kind, id }), [])
  const readOnly = state !== 'ready' || unknown
  const scope = useMemo(
    (): PageScope | null =>
      replica === null || undo === null ? null : { pageId: page.id, doc: replica.doc, undo, readOnly },
    [replica, undo, page.id, readOnly],
  )
  const isShown = state === 'ready' || state === 'newer'
  useEffect(() => {
    document.title = `${title} – Winroom`
  }, [title])
  return (
    <CommentsContext value={comments}>
      <PageHeader page={page} replica={replica} aside={aside} onAside={setAside} />
      <div className={styles['body']}>
        <article className={styles['scroller']} aria-label={t('wiki.page.label', { title })}>
          <div className={styles['column']}>
            <PageNotice page={page} state={state} unknown={unknown} />
            <PageTitle page={page} />
            <PageLabels page={page} />
            {scope !== null && isShown && (
              <PageContext value={scope}>
                <PageHead kind={page.kind} />
              </PageContext>
            )}
          </div>
          {replica !== null && scope !== null && isShown && (
            <PageContext value={scope}>
              <PageText
                replica={replica}
                pageId={page.id}
                undo={scope.undo}
                readOnly={readOnly}
                label={title}
                onOpenRecord={openRecord}
                onUnknown={onUnknown}
                onComments={showComments}
              />
            </PageContext>
          )}
          <div className={styles['column']} data-foot>
            <MentionedIn kind="page" id={page.id} />
            <PageFacts page={page} />
          </div>
        </article>
        {aside !== null && (
          <PageContext value={scope}>
            <AsidePanel aside={aside} page={page} replica={replica} onClose={() => setAside(null)} />
          </PageContext>
        )}
      </div>
    </CommentsContext>
  )
}
