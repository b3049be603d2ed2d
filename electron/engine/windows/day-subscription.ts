import type { CalendarDate } from '../../../core/dates'
import { myDay, stillFor } from '../../../core/insights/my-day'
import type { MyDay, StillDeals } from '../../contract/my-day'
import { DayBook } from '../insights/day-book'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The day of this member, with what they are asked. */
export function subscribeMyDay(
  workspace: OpenWorkspace,
  today: CalendarDate,
  send: (day: MyDay) => void,
): () => void {
  const { askBook } = workspace
  const book = new DayBook(workspace, ({ isClaimed, deals, limitOf }) =>
    send({
      isClaimed,
      open: deals.length,
      questions: [...askBook.questions()],
      lines: myDay(deals, today, limitOf),
    }),
  )
  const stop = askBook.onChanged(() => book.tellAgain())
  return () => {
    stop()
    book.destroy()
  }
}

/** Which of this member's own deals stand still: a board shows it at their cards. Told only when it is something else. */
export function subscribeStill(
  workspace: OpenWorkspace,
  today: CalendarDate,
  send: (still: StillDeals) => void,
): () => void {
  let told = '[]'
  const book = new DayBook(workspace, ({ deals, limitOf }) => {
    const still = deals.flatMap(deal => {
      const stillness = stillFor(deal, today, limitOf(deal.stageId))
      return stillness === null ? [] : [{ dealId: deal.id, ...stillness }]
    })
    const print = JSON.stringify(still)
    if (print !== told) send({ deals: still })
    told = print
  })
  return () => book.destroy()
}
