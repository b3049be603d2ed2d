import { randomId, type BoardId, type ChangeId, type DealId } from '../../core/ids'
import { err, ok, type Result } from '../../core/result'
import { stageThere } from '../../core/workspace/stage-there'
import type { ParsedCommand } from '../../electron/contract/commands'
import type { Inverse, SingleInverse } from '../../electron/contract/inverse'
import type { Failure } from '../../electron/contract/messages'
import { deleteOverlay } from '../replica/overlays'
import { byBoard } from './by-board'
import { begin, perform } from './deal-actions'
import { notify } from './notify'
import type { OpenBoard, Session } from './session'
import { notifyDone } from './undo-actions'

/** The engine takes this many deals in one command; that is as long as a cancel waits. */
const AT_ONCE = 200

/** Who watches a move of many deals: told how many are there, and able to end it between two groups. */
export interface MoveWatch {
  readonly told: (moved: number) => void
  readonly signal: AbortSignal
}

type Moves = ParsedCommand<'deal.move-board'>['moves']

/** Opens the choice of a board for what is selected, else for the deal that is open. */
export function askMoveDeals({ ui, chosen, words }: Session): void {
  const { place, dealId } = ui.store.get()
  const selected = place === 'board' ? (chosen.get()?.deals() ?? []) : []
  const moving = dealId === null ? selected : [dealId]
  if (moving.length === 0) return void notify(words.t('board.moving.none'))
  ui.open('moveDeals')
  ui.set({ moving })
}

/** Moves deals to another board, undone as one; says so, with *undo* at hand. Ended early, what is there by then stays there. */
export async function moveToBoard(
  session: Session,
  dealIds: readonly DealId[],
  to: BoardId,
  watch?: MoveWatch,
): Promise<void> {
  const board = session.board.get()
  const directory = session.directory.get()
  const [first] = dealIds
  if (board === null || directory === null || first === undefined) return
  const stages = directory.stagesOf.get(to) ?? []
  const moves = dealIds.flatMap(dealId => {
    if (board.boardOf(dealId) === to) return []
    const stageId = stageThere(directory.stages.get(board.rows.row(dealId)?.lane ?? ''), stages)
    return stageId === null ? [] : [{ dealId, stageId }]
  })
  if (moves.length === 0) return
  const title = board.rows.row(first)?.title ?? ''
  let count = 0
  const { done, kept } = begin(session, { what: 'move', count: moves.length, title }, [], async () => {
    const result = await sendMoves(session, board, to, moves, watch)
    if (result.ok) ({ count } = result.value)
    return result
  })
  await kept
  const name = directory.boards.find(one => one.id === to)?.name ?? ''
  if (count > 0) notifyDone(session, session.words.t('exchange.moved', { count, title, board: name }), [done])
}

/** Group after group. What is refused takes those before it back: all of it, or nothing. */
async function sendMoves(
  { client }: Session,
  { boardOf, rows }: OpenBoard,
  to: BoardId,
  moves: Moves,
  watch?: MoveWatch,
): Promise<Result<{ inverse: Inverse | null; count: number }, Failure>> {
  const back: SingleInverse[] = []
  let count = 0
  const groups = byBoard(moves, ({ dealId }) => boardOf(dealId)).flatMap(([from, all]) => chunks(from, all))
  for (const { from, group } of groups) {
    if (watch?.signal.aborted === true) break
    const settle = rows.overlay(group.map(({ dealId }) => deleteOverlay(dealId)))
    const result = await client.command('deal.move-board', { from, to, moves: group })
    settle(result.ok)
    if (!result.ok) {
      for (const { from: there, to: here, moves: some } of back.filter(one => one.kind === 'board-move'))
        await client.command('deal.move-board', { from: there, to: here, moves: some })
      return err(result.error)
    }
    const { inverse } = result.value
    if (inverse !== null && inverse.kind !== 'group') back.unshift(inverse)
    count += group.length
    watch?.told(count)
  }
  return ok({ inverse: back.length === 0 ? null : { kind: 'group', inverses: back }, count })
}

function chunks(from: BoardId, moves: readonly Moves[number][]): { from: BoardId; group: Moves }[] {
  const count = Math.ceil(moves.length / AT_ONCE)
  return Array.from({ length: count }, (_, i) => ({
    from,
    group: moves.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  }))
}

/** Answers what was written to a deal on a board that it had left: takes it over, or leaves it there. */
export async function answerLate(
  session: Session,
  { id: dealId, title }: { readonly id: DealId; readonly title: string },
  late: readonly { readonly boardId: BoardId; readonly what: string }[],
  take: boolean,
): Promise<boolean> {
  const boardId = session.board.get()?.boardId
  if (boardId === undefined) return false
  const answers = late.map(({ boardId: from, what }) => ({ from, what, changeId: randomId<ChangeId>() }))
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal.late', { boardId, dealId, take, answers }),
  )
}
