import {
  createDeal,
  deleteDeal,
  editField,
  fieldState,
  moveDeal,
  restoreDeal,
  revertField,
  type FieldState,
} from '../../../core/deal/edit'
import { readDeal } from '../../../core/deal/read'
import { schemaOfField } from '../../../core/deal/schema'
import { editBoard, type BoardDocument } from '../../../core/documents/board'
import { currentIdOf, editWorkspace, readRecord, readRecords } from '../../../core/documents/workspace'
import type { AccountId, BoardId, DealId } from '../../../core/ids'
import { ordersBetween } from '../../../core/order'
import { ok, type Result } from '../../../core/result'
import { accountIdOf, nameKey } from '../../../core/workspace/names'
import type { Inverse, RevertStep } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import { orderBelow } from '../projection/board-query'
import { author, fail, origin, writableBoard, type CommandContext, type Handlers } from './handler'

type DealCommand =
  | 'deal.create'
  | 'deal.edit'
  | 'deal.set-next-step'
  | 'deal.set-account'
  | 'deal.follow-crm'
  | 'deal.move'
  | 'deal.delete'
  | 'deal.restore'
  | 'deal.revert'

export const dealCommands: Handlers<DealCommand> = {
  'deal.create': (context, input) =>
    onBoard(context, input.boardId, board => {
      const { boardId, dealId, stageId, accountName, ...fields } = input
      if (!isStage(context, boardId, stageId))
        return fail('not-found', `no stage ${stageId} on this board`, { at: 'stageId' })
      const accountId =
        accountName === undefined || accountName === ''
          ? fields.accountId
          : accountNamed(context, accountName)
      const [order = ''] = keysAt(context, boardId, stageId, null, [dealId])
      createDeal(
        board,
        { id: dealId, place: { stageId, order, changeId: null }, fields: { ...fields, accountId } },
        author(context),
      )
      const { at, by } = author(context)
      return undoBy(boardId, [
        {
          dealId,
          field: 'deleted',
          expected: fieldState(board, dealId, 'deleted'),
          to: { edited: true, value: { at, by } },
        },
      ])
    }),

  'deal.edit': (context, { boardId, dealId, changeId, field, value }) =>
    onDeal(context, boardId, dealId, board => {
      const parsed = schemaOfField(field)?.safeParse(value)
      if (parsed?.success !== true)
        return fail('invalid-input', parsed?.error.issues[0]?.message ?? `no field ${field}`, { at: field })
      return undoOf(board, boardId, dealId, field, () =>
        editField(board, dealId, field, parsed.data, changeId, author(context)),
      )
    }),

  'deal.set-next-step': (context, { boardId, dealId, changeId, nextStep, due }) =>
    onDeal(context, boardId, dealId, board => {
      const fields = Object.entries({ nextStep, nextStepDue: due })
      const steps = fields.map(([field, value]) =>
        stepOf(board, dealId, field, () => editField(board, dealId, field, value, changeId, author(context))),
      )
      return undoBy(
        boardId,
        steps.filter(step => step !== null),
      )
    }),

  'deal.set-account': (context, { boardId, dealId, changeId, name }) =>
    onDeal(context, boardId, dealId, board => {
      const accountId = name === '' ? null : accountNamed(context, name)
      return undoOf(board, boardId, dealId, 'accountId', () =>
        editField(board, dealId, 'accountId', accountId, changeId, author(context)),
      )
    }),

  'deal.follow-crm': (context, { boardId, dealId, changeId, field }) =>
    onDeal(context, boardId, dealId, board => {
      const before = fieldState(board, dealId, field)
      return undoOf(board, boardId, dealId, field, () =>
        revertField(board, dealId, field, before, { edited: false }, changeId, author(context)),
      )
    }),

  'deal.move': (context, { boardId, moves, stageId, after }) =>
    onBoard(context, boardId, board => {
      if (!isStage(context, boardId, stageId))
        return fail('not-found', `no stage ${stageId} on this board`, { at: 'stageId' })
      const missing = moves.find(move => !board.deals.has(move.dealId))
      if (missing !== undefined)
        return fail('not-found', `no deal ${missing.dealId} on this board`, { at: 'moves' })
      const below = after === null ? null : readDeal(board.deals, after)?.place
      const orders = keysAt(context, boardId, stageId, below?.stageId === stageId ? below.order : null, moves.map(move => move.dealId)) // prettier-ignore
      const steps = moves.flatMap(({ dealId, changeId }, at) => {
        const to = { stageId, order: orders[at] ?? '' }
        return (
          stepOf(board, dealId, 'place', () => moveDeal(board, dealId, to, changeId, author(context))) ?? []
        )
      })
      return undoBy(boardId, steps)
    }),

  'deal.delete': (context, { boardId, dealIds }) =>
    onBoard(context, boardId, board => undoBy(boardId, dealIds.flatMap(dealId => stepOf(board, dealId, 'deleted', () => deleteDeal(board, dealId, author(context))) ?? []))), // prettier-ignore

  'deal.restore': (context, { boardId, dealIds }) =>
    onBoard(context, boardId, board => undoBy(boardId, dealIds.flatMap(dealId => stepOf(board, dealId, 'deleted', () => restoreDeal(board, dealId)) ?? []))), // prettier-ignore

  'deal.revert': (context, { boardId, steps }) =>
    onBoard(context, boardId, board => {
      const wrong = steps.find(step => !isWritable(step.field, step.to))
      if (wrong !== undefined) return fail('invalid-input', `not a value of ${wrong.field}`, { at: 'steps' })
      const done = steps.filter(({ dealId, field, expected, to, changeId }) =>
        revertField(board, dealId, field, stateOf(expected), stateOf(to), changeId, author(context)),
      )
      // Redo puts back what was there, in the opposite order.
      const inverse = done
        .map(({ dealId, field, expected, to }) => ({ dealId, field, expected: to, to: expected }))
        .reverse()
      return ok({ inverse: inverseOf(boardId, inverse), skipped: steps.length - done.length })
    }),
}

/** Runs an edit of a board in one transaction. */
export function onBoard<T>(
  context: CommandContext,
  boardId: BoardId,
  edit: (board: BoardDocument) => Result<T, Failure>,
): Result<T, Failure> {
  const board = writableBoard(context, boardId)
  if (!board.ok) return board
  return editBoard(board.value, origin(context), () => edit(board.value))
}

function onDeal<T>(
  context: CommandContext,
  boardId: BoardId,
  dealId: DealId,
  edit: (board: BoardDocument) => Result<T, Failure>,
): Result<T, Failure> {
  return onBoard(context, boardId, board =>
    board.deals.has(dealId)
      ? edit(board)
      : fail('not-found', `no deal ${dealId} on this board`, { at: 'dealId' }),
  )
}

/** Runs an edit of one field and gives the step that undoes it; null when it changed nothing. */
export function stepOf(
  board: BoardDocument,
  dealId: DealId,
  field: string,
  edit: () => boolean,
): RevertStep | null {
  const to = fieldState(board, dealId, field)
  if (!edit()) return null
  return { dealId, field, expected: fieldState(board, dealId, field), to }
}

function undoOf(
  board: BoardDocument,
  boardId: BoardId,
  dealId: DealId,
  field: string,
  edit: () => boolean,
): Result<{ inverse: Inverse | null }, Failure> {
  return undoBy(boardId, stepOf(board, dealId, field, edit) ?? [])
}

export function undoBy(
  boardId: BoardId,
  steps: RevertStep | RevertStep[],
): Result<{ inverse: Inverse | null }, Failure> {
  return ok({ inverse: inverseOf(boardId, [steps].flat()) })
}

function inverseOf(boardId: BoardId, steps: RevertStep[]): Inverse | null {
  return steps.length === 0 ? null : { kind: 'revert', boardId, steps }
}

function stateOf(state: RevertStep['to']): FieldState {
  return state.edited ? { edited: true, value: state.value } : state
}

function isWritable(field: string, state: RevertStep['to']): boolean {
  const schema = schemaOfField(field)
  return schema !== null && (!state.edited || schema.safeParse(state.value).success)
}

/** Order keys for cards in a row, just below `above` in a lane; null is its top. */
export function keysAt(
  { workspace }: CommandContext,
  boardId: BoardId,
  stageId: string,
  above: string | null,
  moving: readonly string[],
): string[] {
  workspace.follower.catchUp(boardId)
  return ordersBetween(
    above,
    orderBelow(workspace.projection.database, boardId, stageId, above, moving),
    moving.length,
  )
}

export function isStage({ workspace }: CommandContext, boardId: BoardId, stageId: string): boolean {
  const stage = readRecord(workspace.document, 'stages', stageId)
  return stage !== null && stage.boardId === boardId && stage.deleted === null
}

/** The account of that name, made now if nobody has it. Its id comes from the name, so two people who make it make one. */
export function accountNamed(context: CommandContext, name: string): AccountId {
  const { document } = context.workspace
  const key = nameKey(name)
  const known = readRecords(document, 'accounts').find(
    account => account.deleted === null && nameKey(account.name) === key,
  )
  if (known !== undefined) return currentIdOf(document, 'accounts', known.id)
  const derived = accountIdOf(name)
  const id = currentIdOf(document, 'accounts', derived)
  if (id !== derived) return id
  editWorkspace(document, origin(context), () => {
    document.collections.accounts.create(id, { name })
    if ((document.collections.accounts.value(id, 'deleted') ?? null) !== null)
      document.collections.accounts.edit(id, 'deleted', null)
  })
  return id
}
