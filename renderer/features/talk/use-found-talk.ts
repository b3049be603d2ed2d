import { useEffect } from 'react'
import type { DealId, PageId } from '../../../core/ids'
import { threadFound } from '../../../core/talk/talk-text'
import { useSession } from '../../app/session'
import { useSelected } from '../../replica/value-store'
import type { CommentDesk } from './comment-desk'

/** Shows the conversation that was found or that asks, once the conversations about its page or deal are here. */
export function useFoundTalk(
  about: PageId | DealId,
  desk: CommentDesk | null,
  showComments: () => void,
): void {
  const { ui } = useSession()
  const found = useSelected(ui.store, state => state.foundTalk)
  useEffect(() => {
    if (found === null || desk === null || found.about !== about) return
    ui.set({ foundTalk: null })
    const threadId =
      'threadId' in found ? found.threadId : threadFound(desk.threads.get(), found.snippet, found.at)
    if (threadId !== null) desk.show(threadId)
    showComments()
  }, [found, desk, about, showComments, ui])
}
