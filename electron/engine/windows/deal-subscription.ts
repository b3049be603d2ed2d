import { dealRecordNames } from '../../../core/deal/records'
import { readRecord } from '../../../core/documents/workspace'
import type { ParsedSubscription, Patch } from '../../contract/queries'
import { dealDetail } from '../queries/deal-detail'
import { leftBoards } from '../queries/late-edits'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** One deal in full: now, and again once a turn in which something of it changed. */
export function subscribeDeal(
  workspace: OpenWorkspace,
  { boardId, dealId }: ParsedSubscription<'deal'>,
  send: (patch: Patch<'deal'>) => void,
): () => void {
  const { follower, timers, document } = workspace
  let waiting: (() => void) | null = null
  const tell = (): void => {
    waiting = null
    send(dealDetail(workspace, boardId, dealId))
  }
  const note = (): void => {
    waiting ??= timers.soon(tell)
  }
  const stops = [
    follower.onDeals(changed => {
      // On a board that it has left, too: what is written there late is told here.
      if (changed.ids.includes(dealId)) note()
    }),
    ...[document.collections.contacts, document.collections.fields].map(each => each.onChange(note)),
    () => waiting?.(),
  ]
  // A board that has not arrived is not made by looking at a deal of it.
  if (readRecord(document, 'boards', boardId) !== null) {
    for (const one of [boardId, ...leftBoards(workspace, boardId, dealId)]) {
      const { records } = workspace.board(one)
      for (const name of dealRecordNames) {
        const isMine = (id: string): boolean => records[name].value(id, 'dealId') === dealId
        stops.push(records[name].onChange(ids => [...ids].some(isMine) && note()))
      }
    }
  }
  tell()
  return () => stops.forEach(stop => stop())
}

/** At most so often is a window told anew what helps: while an import runs, or others write pages. */
const PAUSE_MS = 150

/** What helps to win a deal: as soon as all deals have been read, and again after pages, uses or deals have changed. */
export function subscribeHowToWin(
  workspace: OpenWorkspace,
  { boardId, dealId }: ParsedSubscription<'deal.how-to-win'>,
  send: (patch: Patch<'deal.how-to-win'>) => void,
): () => void {
  const { winBook, timers } = workspace
  let waiting: (() => void) | null = null
  let last = ''
  const tell = (): void => {
    waiting = null
    if (!winBook.isComplete) return
    const answer = winBook.answer(boardId, dealId)
    const print = JSON.stringify(answer)
    if (print === last) return
    last = print
    send(answer)
  }
  const stop = winBook.onChanged(() => {
    waiting ??= timers.after(last === '' ? 0 : PAUSE_MS, tell)
  })
  tell()
  return () => {
    stop()
    waiting?.()
  }
}
