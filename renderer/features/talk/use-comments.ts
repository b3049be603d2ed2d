import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { DealId, PageId } from '../../../core/ids'
import { useSession, type Session } from '../../app/session'
import type { DocumentReplica } from '../../replica/document-replica'
import { useReplica } from '../../replica/use-replica'
import type { Thread } from '../../../core/talk/talk'
import { createValueStore, useValue } from '../../replica/value-store'
import { CommentDesk, type Draft } from './comment-desk'

/** The conversations about what is shown; null until they are here. */
export const CommentsContext = createContext<CommentDesk | null>(null)

export function useCommentDesk(): CommentDesk | null {
  return useContext(CommentsContext)
}

const noThreads = createValueStore<readonly Thread[]>([])
const noDraft = createValueStore<Draft | null>(null)

/** How many conversations there are, and whether one is being begun. */
export function useTalk(desk: CommentDesk | null): { readonly count: number; readonly isBeginning: boolean } {
  const threads = useValue(desk?.threads ?? noThreads)
  const draft = useValue(desk?.draft ?? noDraft)
  return { count: threads.length, isBeginning: draft !== null }
}

/** Opens the conversations about a page or a deal for as long as it is shown. */
export function useComments(about: PageId | DealId): CommentDesk | null {
  const session = useSession()
  const replica = useReplica(`talk/${about}`)
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
