import { carryDeals, type Carried } from '../../../core/deal/carry'
import { editField, fieldState } from '../../../core/deal/edit'
import { isTracked, placeSchema, schemaOfField } from '../../../core/deal/schema'
import { isSetKey } from '../../../core/deal/sets'
import { mergedDealOf } from '../../../core/deal/standing'
import type { BoardDocument } from '../../../core/documents/board'
import { fieldStateOf } from '../../../core/documents/field-state'
import { currentIdOf, readRecord } from '../../../core/documents/workspace'
import type { BoardId, DealId, StageId } from '../../../core/ids'
import { ordersBetween } from '../../../core/order'
import { ok, type Result } from '../../../core/result'
import { apartIdOf } from '../../../core/workspace/apart'
import { schemaOfEntryField } from '../../../core/workspace/editable'
import type { ParsedCommand } from '../../contract/commands'
import type { Inverse, RevertStep } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import { orderBelow } from '../projection/board-query'
import { onBoard } from './deal'
import { author, fail, origin, writableBoard, type CommandContext, type Handlers } from './handler'
import { onRecords, setField, undoBySteps } from './record-steps'

type MergeCommand = 'record.merge' | 'deal.merge' | 'duplicates.apart' | 'deal.move-board'

export const mergeCommands: Handlers<MergeCommand> = {
  'record.merge': (context, { collection, take, ...ids }) =>
    onRecords(context, document => {
      const keep = currentIdOf(document, collection, ids.keep)
      const lose = currentIdOf(document, collection, ids.lose)
      const [kept, lost] = [readRecord(document, collection, keep), readRecord(document, collection, lose)]
      if (kept === null || lost === null)
        return fail('not-found', `no such two in ${collection}`, { at: 'keep' })
      if (keep === lose) return undoBySteps([])
      const values = document.collections[collection].read(lose)?.fields ?? {}
      const steps = take
        .filter(
          field =>
            field !== 'mergedInto' && field !== 'deleted' && schemaOfEntryField(collection, field) !== null,
        )
        .flatMap(field => setField(document, collection, keep, field, values[field] ?? null))
      // The one that stays is not to lead to the one that goes, whatever happened before.
      const freed = setField(document, collection, keep, 'mergedInto', null)
      return undoBySteps([...steps, ...freed, ...setField(document, collection, lose, 'mergedInto', keep)])
    }),

  'deal.merge': (context, { boardId, take, ...ids }) =>
    onBoard<{ inverse: Inverse | null }>(context, boardId, board => {
      const keep = mergedDealOf(board.deals, ids.keep)
      const lose = mergedDealOf(board.deals, ids.lose)
      if (!board.deals.has(keep) || !board.deals.has(lose)) return fail('not-found', 'no such two deals on this board', { at: 'keep' }) // prettier-ignore
      if (keep === lose) return ok({ inverse: null })
      const steps = dealSteps(context, board, keep, lose, take)
      return ok({ inverse: { kind: 'revert', boardId, steps } })
    }),

  'duplicates.apart': (context, { a, b }) =>
    onRecords(context, document => {
      const id = apartIdOf(a, b)
      const records = document.collections.apart
      if (records.has(id)) return undoBySteps(setField(document, 'apart', id, 'deleted', null))
      const [first, second] = a < b ? [a, b] : [b, a]
      records.create(id, { a: first, b: second })
      const { at, by } = author(context)
      const expected = fieldStateOf(records, id, 'deleted')
      return undoBySteps([{ collection: 'apart', id, field: 'deleted', expected, to: { edited: true, value: { at, by } } }]) // prettier-ignore
    }),

  'deal.move-board': moveToBoard,
}

function dealSteps(
  context: CommandContext,
  board: BoardDocument,
  keep: DealId,
  lose: DealId,
  take: ParsedCommand<'deal.merge'>['take'],
): RevertStep[] {
  const values = board.deals.read(lose)?.fields ?? {}
  const there = board.deals.read(keep)?.fields ?? {}
  const step = (dealId: DealId, field: string, edit: () => boolean): RevertStep[] => {
    const to = fieldState(board, dealId, field)
    return edit() ? [{ dealId, field, expected: fieldState(board, dealId, field), to }] : []
  }
  const joined = Object.keys(values)
    .filter(field => isSetKey(field) && (there[field] ?? null) === null)
    .flatMap(field => step(keep, field, () => board.deals.edit(keep, field, values[field] ?? null)))
  const chosen = take.filter(({ field }) => field !== 'mergedInto' && schemaOfField(field) !== null)
  const taken = chosen.flatMap(({ field, changeId }) =>
    step(keep, field, () =>
      isTracked(field)
        ? editField(board, keep, field, values[field] ?? null, changeId, author(context))
        : board.deals.edit(keep, field, values[field] ?? null),
    ),
  )
  return [...taken, ...joined, ...step(lose, 'mergedInto', () => board.deals.edit(lose, 'mergedInto', keep))]
}

/** Each deal is written to the other board first, and then said to stand there. */
function moveToBoard(
  context: CommandContext,
  { from, to, moves }: ParsedCommand<'deal.move-board'>,
): Result<{ inverse: Inverse | null }, Failure> {
  const { workspace } = context
  const [source, target] = [writableBoard(context, from), writableBoard(context, to)]
  if (!source.ok) return source
  if (!target.ok) return target
  if (from === to) return ok({ inverse: null })
  const { deals } = source.value
  const missing = moves.find(({ dealId }) => workspace.follower.standing.deal(from, deals, dealId) === null)
  if (missing !== undefined)
    return fail('not-found', `no deal ${missing.dealId} on this board`, { at: 'moves' })
  // A deal that comes back to where its stage has been removed meanwhile is unsorted there (D6); one that never stood there needs a stage.
  const lost = moves.find(
    ({ dealId, stageId }) => !isStageOf(context, to, stageId) && !target.value.deals.has(dealId),
  )
  if (lost !== undefined) return fail('not-found', `no stage ${lost.stageId} on that board`, { at: 'moves' })
  const back = moves.flatMap(({ dealId }) => {
    const place = placeSchema.safeParse(deals.value(dealId, 'place'))
    return place.success ? [{ dealId, stageId: place.data.stageId }] : []
  })
  workspace.follower.catchUp(to)
  carryDeals({ workspace: workspace.document, from: source.value, to: target.value, fromId: from, toId: to, deals: placed(context, to, moves), origin: origin(context) }) // prettier-ignore
  workspace.follower.catchUp(to)
  return ok({ inverse: { kind: 'board-move', from: to, to: from, moves: back } })
}

/** Where they will stand: on top of their stages, in this order. */
function placed(
  { workspace }: CommandContext,
  to: BoardId,
  moves: ParsedCommand<'deal.move-board'>['moves'],
): Carried[] {
  const orders = new Map<StageId, string[]>()
  for (const { stageId } of moves) {
    if (orders.has(stageId)) continue
    const below = orderBelow(workspace.projection.database, to, stageId, null, [])
    const count = moves.filter(move => move.stageId === stageId).length
    orders.set(stageId, ordersBetween(null, below, count).reverse())
  }
  return moves.map(({ dealId, stageId }) => ({
    dealId,
    place: { stageId, order: orders.get(stageId)?.pop() ?? '' },
  }))
}

function isStageOf({ workspace }: CommandContext, boardId: BoardId, stageId: string): boolean {
  const stage = readRecord(workspace.document, 'stages', stageId)
  return stage !== null && stage.boardId === boardId && stage.deleted === null
}
