import { useMemo, useSyncExternalStore } from 'react'
import type { PageId } from '../../../../core/ids'
import { titleOf } from '../../../app/page-actions'
import { useSession, type Session } from '../../../app/session'
import type { WritingSteps } from '../../../app/undo-stack'
import { PageUndo } from '../../../editor/binding'
import type { DocumentReplica } from '../../../replica/document-replica'

/**
 * What takes back what this person does to the page here: kept as long as the page is shown, each of its steps in the
 * window's one order of doing (D10).
 */
export function usePageUndo(replica: DocumentReplica | null, pageId: PageId): PageUndo | null {
  const session = useSession()
  const store = useMemo(() => undoOf(session, replica, pageId), [session, replica, pageId])
  return useSyncExternalStore(store.subscribe, store.get)
}

function undoOf(session: Session, replica: DocumentReplica | null, pageId: PageId) {
  let undo: PageUndo | null = null
  return {
    get: () => undo,
    subscribe: (listener: () => void) => {
      if (replica === null) return () => undefined
      const made = new PageUndo(replica.doc)
      const leave = join(session, made, pageId)
      undo = made
      listener()
      return () => {
        undo = null
        leave()
        made.dispose()
      }
    },
  }
}

function join(session: Session, undo: PageUndo, pageId: PageId): () => void {
  const writing: WritingSteps = {
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    interrupt: () => undo.interrupt(),
  }
  const stop = undo.onStep(() =>
    session.undo.recordWriting(writing, { what: 'writePage', title: titleOf(session, pageId) }),
  )
  return () => {
    stop()
    session.undo.forgetWriting(writing)
  }
}
