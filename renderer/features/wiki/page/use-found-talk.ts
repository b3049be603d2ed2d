import { useEffect } from 'react'
import type { PageId } from '../../../../core/ids'
import { threadFound } from '../../../../core/talk/talk-text'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import type { CommentDesk } from '../../talk'

/** Shows the conversation in which something was found, once the conversations about its page are here. */
export function useFoundTalk(pageId: PageId, desk: CommentDesk | null, showComments: () => void): void {
  const { ui } = useSession()
  const found = useSelected(ui.store, state => state.foundTalk)
  useEffect(() => {
    if (found === null || desk === null || found.pageId !== pageId) return
    ui.set({ foundTalk: null })
    const threadId = threadFound(desk.threads.get(), found.snippet, found.at)
    if (threadId !== null) desk.show(threadId)
    showComments()
  }, [found, desk, pageId, showComments, ui])
}
