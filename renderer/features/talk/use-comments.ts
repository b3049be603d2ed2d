import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { PageId } from '../../../core/ids'
import { useSession, type Session } from '../../app/session'
import type { DocumentReplica } from '../../replica/document-replica'
import { useReplica } from '../../replica/use-replica'
import { CommentDesk } from './comment-desk'

/** The conversations about the page that is shown; null until they are here. */
export const CommentsContext = createContext<CommentDesk | null>(null)

export function useCommentDesk(): CommentDesk | null {
  return useContext(CommentsContext)
}

/** Opens the conversations about a page for as long as it is shown. */
export function useComments(pageId: PageId): CommentDesk | null {
  const session = useSession()
  const replica = useReplica(`talk/${pageId}`)
  const desk = useMemo(() => deskOf(session, replica), [session, replica])
  return useSyncExternalStore(desk.subscribe, desk.get)
}

/** There as soon as the document is, and exactly while somebody listens. */
function deskOf({ directory }: Session, replica: DocumentReplica | null) {
  let desk: CommentDesk | null = null
  const author = () => {
    const me = directory.get()?.directory.me
    return me === null || me === undefined ? null : { by: me.id, at: Date.now() }
  }
  return {
    get: () => desk,
    subscribe: (listener: () => void) => {
      if (replica === null) return () => undefined
      const follow = (): void => {
        const isHere = ['ready', 'newer'].includes(replica.state.get())
        if (!isHere || desk !== null) return
        desk = new CommentDesk(replica, author)
        listener()
      }
      const stop = replica.state.subscribe(follow)
      follow()
      return () => {
        stop()
        desk?.close()
        desk = null
      }
    },
  }
}
