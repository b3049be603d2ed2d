import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { replicaVersions } from '../../../../core/documents/replicas'
import { schemaVersion, stampSchema } from '../../../../core/documents/schema'
import type { Deed } from '../../../app/undo-stack'
import type { PageUndo } from '../../../editor/binding'
import type { DocumentReplica } from '../../../replica/document-replica'
import { PageText } from '../page/page-text'
import { useWritingUndo } from '../page/use-page-undo'
import { useReplicaState } from '../page/use-replica-state'
import type { OpenRecord } from '../references/reference-source'
import styles from './brief.module.css'

interface BriefTextProps {
  readonly replica: DocumentReplica
  /** The title of its deal. */
  readonly title: string
  readonly onOpenRecord: OpenRecord
  readonly onComments: () => void
}

/** The brief of a deal: written as a page is, by several people at once. */
export function BriefText({ replica, title, onOpenRecord, onComments }: BriefTextProps): ReactNode {
  const { t } = useTranslation()
  const called = useRef(title)
  useEffect(() => {
    called.current = title
  }, [title])
  // A deal that is renamed keeps what was written in it to be undone.
  const deed = useCallback((): Deed => ({ what: 'writeBrief', title: called.current }), [])
  const undo = useWritingUndo(replica, deed)
  const state = useReplicaState(replica)
  const [unknown, setUnknown] = useState(false)
  const onUnknown = useCallback(() => setUnknown(true), [])
  useStamp(replica, undo)
  if (undo === null || state === 'opening') return null
  if (state === 'damaged')
    return (
      <p className={styles['note']} role="status">
        {t('wiki.page.notice.damaged')}
      </p>
    )
  return (
    <div className={styles['brief']}>
      {(state === 'newer' || unknown) && (
        <p className={styles['note']} role="status">
          {t(`wiki.page.notice.${state === 'newer' ? 'newer' : 'unknown'}`)}
        </p>
      )}
      <PageText
        replica={replica}
        undo={undo}
        readOnly={state !== 'ready' || unknown}
        label={t('dealPage.brief.label', { title })}
        onOpenRecord={onOpenRecord}
        onUnknown={onUnknown}
        onComments={onComments}
      />
    </div>
  )
}

/** A brief is born empty (D8): whoever first writes in it says which version wrote it. No step of theirs to undo. */
function useStamp({ doc }: DocumentReplica, undo: PageUndo | null): void {
  useEffect(() => {
    if (undo === null) return
    const stamp = (_update: Uint8Array, origin: unknown): void => {
      if (origin !== undo.origin || schemaVersion(doc) > 0) return
      doc.transact(() => stampSchema(doc, replicaVersions.deal), { from: 'seed' })
    }
    doc.on('update', stamp)
    return () => doc.off('update', stamp)
  }, [doc, undo])
}
