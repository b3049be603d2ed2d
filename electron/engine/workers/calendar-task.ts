import { readDeal } from '../../../core/deal/read'
import { readDealRecord } from '../../../core/deal/read-records'
import type { Step } from '../../../core/deal/action-plan'
import type { BoardDocument } from '../../../core/documents/board'
import { currentIdOf, readRecord } from '../../../core/documents/workspace'
import { calendarEntries } from '../../../core/exchange/deal-calendar'
import { writeIcs, type CalendarEntry } from '../../../core/exchange/ics'
import { toMajor, type Money } from '../../../core/money'
import { refusedOutput } from '../exchange/output-file'
import { writeText } from '../exchange/write-export'
import { StoreError } from '../store/port'
import type { TaskInput } from '../tasks/port'
import { withStoredWorkspace, type StoredWorkspace } from './documents'

/** Writes days of the named deals, as far as they are open, as an iCalendar file; says how many entries there are. */
export function writeCalendar(input: TaskInput<'calendar.write'>): number {
  const { folder, path, at, words } = input
  const refused = refusedOutput(folder, path, 'export')
  if (refused !== null) throw new StoreError('unknown', refused)
  return withStoredWorkspace(folder, stored => {
    const entries = input.deals.flatMap(({ boardId, ids }) =>
      entriesOf(stored, stored.board(boardId), ids, input),
    )
    writeText([writeIcs(entries, at, words.calendar)], path)
    return entries.length
  })
}

function entriesOf(
  { workspace }: StoredWorkspace,
  board: BoardDocument,
  ids: readonly string[],
  { kinds, words, locale }: TaskInput<'calendar.write'>,
): CalendarEntry[] {
  const steps = openSteps(board)
  return ids.flatMap(id => {
    const deal = readDeal(board.deals, id)
    const stage =
      deal === null || deal.place === null ? null : readRecord(workspace, 'stages', deal.place.stageId)
    if (deal === null || deal.deleted !== null || stage?.kind !== 'open') return []
    const accountId = deal.accountId === null ? null : currentIdOf(workspace, 'accounts', deal.accountId)
    const account = accountId === null ? null : (readRecord(workspace, 'accounts', accountId)?.name ?? null)
    const amount = deal.amount === null ? null : moneyText(locale, deal.amount)
    return calendarEntries({ deal, account, amount, steps: steps.get(id) ?? [] }, kinds, words)
  })
}

/** Steps of plans that are ours to do, by deal. */
function openSteps(board: BoardDocument): ReadonlyMap<string, Step[]> {
  const byDeal = new Map<string, Step[]>()
  for (const id of board.records.steps.ids()) {
    const step = readDealRecord(board, 'steps', id)
    if (step?.deleted !== null || step.state !== 'open' || step.side !== 'seller') continue
    byDeal.set(step.dealId, [...(byDeal.get(step.dealId) ?? []), step])
  }
  return byDeal
}

function moneyText(locale: string, money: Money): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency })
  return format.format(toMajor(money))
}
