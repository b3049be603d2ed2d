import type { BoardDocument } from '../documents/board'
import { same } from '../documents/collection'
import { fieldStateOf, revertFieldOf, type FieldState } from '../documents/field-state'
import type { Deletion } from '../deletion'
import type { ChangeId, DealId, MemberId } from '../ids'
import { readDeal } from './read'
import { isTracked, type DealFields, type Place } from './schema'

/**
 * Edits of deals. Each is called inside `editBoard`, and each can be repeated without effect: a command that was stored
 * but not yet answered when the engine stopped is sent again.
 */
export interface Author {
  readonly by: MemberId
  /** This computer's clock, to show; never to order by (D2). */
  readonly at: number
}

export type { FieldState }

export interface NewDeal {
  readonly id: DealId
  readonly place: Place
  readonly fields: Partial<DealFields> & Pick<DealFields, 'title'>
}

export function createDeal(board: BoardDocument, deal: NewDeal, author: Author): void {
  board.deals.create(deal.id, {
    ...deal.fields,
    place: deal.place,
    createdAt: author.at,
    createdBy: author.by,
  })
}

/** The state of a field before an edit; what `revertField` takes to put it back. */
export function fieldState(board: BoardDocument, dealId: string, field: string): FieldState {
  return fieldStateOf(board.deals, dealId, field)
}

/** Sets a field, and appends to `changes` where figures need the before and after. False when it changed nothing. */
export function editField(
  board: BoardDocument,
  dealId: DealId,
  field: string,
  value: unknown,
  changeId: ChangeId,
  author: Author,
): boolean {
  if (board.changes.has(changeId)) return false
  const before = board.deals.value(dealId, field) ?? null
  if (same(before, value)) return false
  const changed = board.deals.edit(dealId, field, value)
  if (changed) appendChange(board, { dealId, field, before, after: value, changeId }, author)
  return changed
}

/** Moves a deal: one value holds stage and order (D4). */
export function moveDeal(
  board: BoardDocument,
  dealId: DealId,
  to: Omit<Place, 'changeId'>,
  changeId: ChangeId,
  author: Author,
): boolean {
  if (board.changes.has(changeId)) return false
  const before = readDeal(board.deals, dealId)?.place ?? null
  board.deals.edit(dealId, 'place', { ...to, changeId } satisfies Place)
  // Within its lane a card is only tidied: no figure is made of that.
  if (before?.stageId !== to.stageId)
    appendChange(board, { dealId, field: 'place', before, after: { ...to, changeId }, changeId }, author)
  return true
}

/** Deleting is a mark (D5): an edit made elsewhere at the same time keeps its data, and restoring shows it. */
export function deleteDeal(board: BoardDocument, dealId: DealId, author: Author): boolean {
  if (readDeal(board.deals, dealId)?.deleted !== null) return false
  return board.deals.edit(dealId, 'deleted', { at: author.at, by: author.by } satisfies Deletion)
}

export function restoreDeal(board: BoardDocument, dealId: DealId): boolean {
  if (readDeal(board.deals, dealId)?.deleted === null) return false
  return board.deals.edit(dealId, 'deleted', null)
}

/** Undo of one field (D10), as `revertFieldOf`. `changes` is not touched but appended to. */
export function revertField(
  board: BoardDocument,
  dealId: DealId,
  field: string,
  expected: FieldState,
  to: FieldState,
  changeId: ChangeId,
  author: Author,
): boolean {
  if (board.changes.has(changeId)) return false
  const before = board.deals.value(dealId, field) ?? null
  const changed = revertFieldOf(board.deals, dealId, field, expected, to)
  const after = board.deals.value(dealId, field) ?? null
  if (changed && !sameForFigures(field, before, after))
    appendChange(board, { dealId, field, before, after, changeId }, author)
  return changed
}

function sameForFigures(field: string, before: unknown, after: unknown): boolean {
  if (field !== 'place') return same(before, after)
  return (before as Place | null)?.stageId === (after as Place | null)?.stageId
}

interface Appended {
  dealId: DealId
  field: string
  before: unknown
  after: unknown
  changeId: ChangeId
}

function appendChange(board: BoardDocument, change: Appended, author: Author): void {
  if (!isTracked(change.field)) return
  const { dealId, field, before, after, changeId } = change
  board.changes.set(changeId, { dealId, kind: field, before, after, by: author.by, at: author.at })
}
