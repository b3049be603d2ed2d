import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { PageId } from '../../../../core/ids'
import { titleOf } from '../../../app/page-actions'
import { useSession, type Session } from '../../../app/session'
import type { Deed, WritingSteps } from '../../../app/undo-stack'
import { PageUndo } from '../../../editor/binding'
import type { DocumentReplica } from '../../../replica/document-replica'

export function usePageUndo(replica: DocumentReplica | null, pageId: PageId): PageUndo | null {
  const session = useSession()
  const deed = useCallback(
    (): Deed => ({ what: 'writePage', title: titleOf(session, pageId) }),
    [session, pageId],
  )
  return useWritingUndo(replica, deed)
}

/**
 * What takes back what this person writes in a document here: kept as long as that is shown, each of its steps in the
 * window's one order of doing (D10). `deed` says what was done; a new one makes a new undo.
 */
export function useWritingUndo(replica: DocumentReplica | null, deed: () => Deed): PageUndo | null {
  const session = useSession()
  const store = useMemo(() => undoOf(session, replica, deed), [session, replica, deed])
  return useSyncExternalStore(store.subscribe, store.get)
}

function undoOf(session: Session, replica: DocumentReplica | null, deed: () => Deed) {
  let undo: PageUndo | null = null
  return {
    get: () => undo,
    subscribe: (listener: () => void) => {
      if (replica === null) return () => undefined
      const made = new PageUndo(replica.doc)
      const leave = join(session, made, deed)
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

function join(session: Session, undo: PageUndo, deed: () => Deed): () => void {
  const writing: WritingSteps = {
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    interrupt: () => undo.interrupt(),
  }
  const stop = undo.onStep(() => session.undo.recordWriting(writing, deed()))
  return () => {
    stop()
    session.undo.forgetWriting(writing)
  }
}
