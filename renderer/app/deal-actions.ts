import type { CalendarDate } from '../../core/dates'
import {
  randomId,
  type ChangeId,
  type DealId,
  type PersonId,
  type ProductId,
  type StageId,
} from '../../core/ids'
import type { CustomValue } from '../../core/deal/custom'
import type { Money } from '../../core/money'
import { orderBetween } from '../../core/order'
import type { Result } from '../../core/result'
import type { CommandInput } from '../../electron/contract/commands'
import type { Inverse } from '../../electron/contract/inverse'
import type { Failure } from '../../electron/contract/messages'
import type { CardRow } from '../../electron/contract/rows'
import type { Overlay } from '../replica/board-rows'
import { createOverlay, deleteOverlay, editOverlay, moveOverlays } from '../replica/overlays'
import { byBoard } from './by-board'
import { notify, notifyFailure } from './notify'
import type { OpenBoard, Session } from './session'
import { hidesNew, type JustMoved } from './ui-state'
import { notifyDone } from './undo-actions'
import type { Deed, Done } from './undo-stack'

/**
 * What a person does to deals: shown at once, sent, put on the undo stack; taken back and explained when it is refused.
 * Each resolves to whether it was kept.
 */
type Answer = Promise<Result<{ inverse: Inverse | null }, Failure>>

/** Begins one thing that can be undone: `done` is on the stack at once, `kept` says whether it was taken. */
export function begin(
  session: Session,
  deed: Deed,
  overlays: readonly Overlay[],
  send: () => Answer,
): { readonly done: Done; readonly kept: Promise<boolean> } {
  const settle = session.board.get()?.rows.overlay(overlays)
  const answer = send()
  const done = session.undo.record(deed, answer)
  const kept = answer.then(result => {
    settle?.(result.ok)
    if (!result.ok) notifyFailure(session, result.error)
    return result.ok
  })
  return { done, kept }
}

/** Does one thing that can be undone; resolves to whether it was kept. */
export function perform(...doing: Parameters<typeof begin>): Promise<boolean> {
  return begin(...doing).kept
}

const newChange = (): ChangeId => randomId<ChangeId>()
const titleOf = (board: OpenBoard, id: DealId): string => board.rows.row(id)?.title ?? ''

/** The engine takes this many cards in one command; more go one group after the other. */
const AT_ONCE = 1_000

function groups(dealIds: readonly DealId[]): DealId[][] {
  const count = Math.ceil(dealIds.length / AT_ONCE)
  return Array.from({ length: count }, (_, i) => dealIds.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
}

/** Moves cards together into a lane, just below `after` (or to its top). */
export async function moveDeals(
  session: Session,
  dealIds: readonly DealId[],
  stageId: StageId,
  after: DealId | null,
): Promise<boolean> {
  const board = session.board.get()
  if (board === null) return false
  const moved = dealIds.length === 1 ? justMoved(session, board, dealIds[0], stageId) : null
  let below = after
  const kept = groups(dealIds).map(group => {
    const place = below
    below = group.at(-1) ?? below
    return moveGroup(session, board, group, stageId, place)
  })
  if (!(await Promise.all(kept)).every(Boolean)) return false
  if (moved !== null) session.ui.set({ justMoved: moved })
  return true
}

/** One deal that leaves a stage with questions, or comes to an end: something may be worth saying then, after the move is done. */
function justMoved(
  { directory }: Session,
  { boardId, rows }: OpenBoard,
  dealId: DealId | undefined,
  to: StageId,
): JustMoved | null {
  const row = dealId === undefined ? undefined : rows.row(dealId)
  const stages = directory.get()?.stages
  const [left, reached] = [stages?.get(row?.lane ?? ''), stages?.get(to)]
  if (row === undefined || row.lane === to || reached === undefined) return null
  const asks = reached.kind !== 'open' || (left?.exitQuestions.length ?? 0) > 0
  return asks ? { boardId, dealId: row.id, title: row.title, from: left?.id ?? null, to } : null
}

function moveGroup(
  session: Session,
  { boardId, rows }: OpenBoard,
  group: readonly DealId[],
  stageId: StageId,
  after: DealId | null,
): Promise<boolean> {
  const first = group[0]
  const title = first === undefined ? '' : (rows.row(first)?.title ?? '')
  const moves = group.map(dealId => ({ dealId, changeId: newChange() }))
  const overlays = moveOverlays(rows, group, stageId, after)
  return perform(session, { what: 'move', count: group.length, title }, overlays, () =>
    session.client.command('deal.move', { boardId, moves, stageId, after }),
  )
}

/** Fields that a card shows: the edit is seen there before it is answered. */
const onCard = new Set(['title', 'productId', 'amount', 'closeDate', 'ownerId', 'nextStep', 'nextStepDue'])

export type FieldEdit =
  | { readonly field: 'title'; readonly value: string }
  | {
      readonly field: 'nextStep' | 'source' | 'externalId' | 'forecastCategory' | 'contactId' | 'link'
      readonly value: string | null
    }
  | { readonly field: 'amount'; readonly value: Money | null }
  | { readonly field: 'closeDate' | 'startedOn' | 'nextStepDue'; readonly value: CalendarDate | null }
  | { readonly field: 'ownerId'; readonly value: PersonId | null }
  | { readonly field: 'productId'; readonly value: ProductId | null }
  | { readonly field: 'ownProbability'; readonly value: number | null }
  | { readonly field: `${'competitor' | 'tag' | 'product' | 'reason'}:${string}`; readonly value: boolean }
  | { readonly field: `team:${string}` | `meddpicc:${string}`; readonly value: string | null }
  | { readonly field: `custom:${string}`; readonly value: CustomValue | null }
  | { readonly field: 'lesson'; readonly value: string | null }

export async function editDeal(
  session: Session,
  dealId: DealId,
  { field, value }: FieldEdit,
): Promise<boolean> {
  const board = session.board.get()
  if (board === null) return false
  const overlays = onCard.has(field) ? [editOverlay(dealId, { [field]: value })] : []
  const input: CommandInput<'deal.edit'> = {
    boardId: board.boardId,
    dealId,
    changeId: newChange(),
    field: field,
    value,
  }
  const title = field === 'title' ? value : titleOf(board, dealId)
  return perform(session, { what: 'edit', title: String(title) }, overlays, () =>
    session.client.command('deal.edit', input),
  )
}

export async function setAccount(session: Session, dealId: DealId, name: string): Promise<boolean> {
  const board = session.board.get()
  if (board === null) return false
  return perform(session, { what: 'edit', title: titleOf(board, dealId) }, [], () =>
    session.client.command('deal.set-account', {
      boardId: board.boardId,
      dealId,
      changeId: newChange(),
      name,
    }),
  )
}

export async function followCrm(session: Session, dealId: DealId, field: string): Promise<boolean> {
  const board = session.board.get()
  if (board === null) return false
  return perform(session, { what: 'edit', title: titleOf(board, dealId) }, [], () =>
    session.client.command('deal.follow-crm', {
      boardId: board.boardId,
      dealId,
      changeId: newChange(),
      field,
    }),
  )
}

/** Makes a deal at the top of a lane. Its id is there at once. */
export function createDeal(session: Session, stageId: StageId, title: string): DealId | null {
  const board = session.board.get()
  if (board === null) return null
  const dealId = randomId<DealId>()
  const card: CardRow = {
    id: dealId,
    title,
    lane: stageId,
    order: orderBetween(null, board.rows.lane(stageId)[0]?.order ?? null),
    accountId: null,
    productId: null,
    amount: null,
    closeDate: null,
    ownerId: null,
    nextStep: null,
    nextStepDue: null,
    differs: false,
  }
  const kept = perform(session, { what: 'create', title }, [createOverlay(card)], () =>
    session.client.command('deal.create', { boardId: board.boardId, dealId, stageId, title }),
  )
  void kept.then(created => created && sayWhereHidden(session, title))
  return dealId
}

/** A deal that the filters hide would seem lost. */
function sayWhereHidden({ ui, words: { t } }: Session, title: string): void {
  if (!hidesNew(ui.store.get().filter, title)) return
  notify(t('board.createdHidden'), { label: t('board.clear'), run: ui.clearFilter })
}

/** Removes deals, restorable from the trash (D5); says so, with *undo* at hand. */
export async function deleteDeals(session: Session, dealIds: readonly DealId[]): Promise<boolean> {
  const board = session.board.get()
  const first = dealIds[0]
  if (board === null || first === undefined) return false
  const { t } = session.words
  const title = titleOf(board, first)
  const all = byBoard(dealIds, board.boardOf).flatMap(([boardId, some]) =>
    groups(some).map(group =>
      begin(session, { what: 'delete', count: group.length, title }, group.map(deleteOverlay), () =>
        session.client.command('deal.delete', { boardId, dealIds: group }),
      ),
    ),
  )
  const kept = (await Promise.all(all.map(group => group.kept))).every(Boolean)
  const deeds = all.map(({ done }) => done)
  if (kept && deeds.some(done => session.undo.holds(done)))
    notifyDone(session, t('board.removed', { count: dealIds.length, title }), deeds)
  return kept
}

export async function restoreDeals(
  session: Session,
  dealIds: readonly DealId[],
  title: string,
): Promise<boolean> {
  const board = session.board.get()
  if (board === null) return false
  return perform(session, { what: 'restore', count: dealIds.length, title }, [], () =>
    session.client.command('deal.restore', { boardId: board.boardId, dealIds: [...dealIds] }),
  )
}
