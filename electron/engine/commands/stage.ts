import { editBoard, type BoardDocument } from '../../../core/documents/board'
import { fieldState } from '../../../core/deal/edit'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord } from '../../../core/documents/workspace'
import type { BoardId, DealId, StageId } from '../../../core/ids'
import { orderBetween } from '../../../core/order'
import { err, ok, type Result } from '../../../core/result'
import type { Stage } from '../../../core/workspace/schema'
import { emptyInto, emptyStage, stagesOfBoard, type Emptying } from '../../../core/workspace/stages'
import type { RevertStep, SingleInverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import { cardsOfStage } from '../projection/board-query'
import { author, fail, origin, writableBoard, type CommandContext, type Handlers } from './handler'
import { editRecord, onRecords, undoBySteps } from './record-steps'

type StageCommand = 'stage.add' | 'stage.edit' | 'stage.move' | 'stage.remove' | 'stage.restore'

/** Deals moved in one transaction: the loop is given back between, so that edits go on (S10). */
const AT_ONCE = 250

export const stageCommands: Handlers<StageCommand> = {
  'stage.add': (context, { boardId, stageId, after, ...stage }) =>
    onRecords(context, document => {
      const stages = stagesOfBoard(document, boardId)
      const records = document.collections.stages
      if (records.has(stageId)) return ok({ inverse: null })
      const order = after === undefined ? orderBetween(stages.at(-1)?.order ?? null, null) : orderAfter(stages, after) // prettier-ignore
      records.create(stageId, { ...stage, boardId, order })
      const expected = fieldStateOf(records, stageId, 'deleted')
      const { at, by } = author(context)
      return undoBySteps([
        {
          collection: 'stages',
          id: stageId,
          field: 'deleted',
          expected,
          to: { edited: true, value: { at, by } },
        },
      ])
    }),

  'stage.edit': (context, { stageId, ...fields }) => editRecord(context, 'stages', stageId, fields),

  'stage.move': (context, { stageId, after }) => {
    const stage = readRecord(context.workspace.document, 'stages', stageId)
    if (stage === null) return fail('not-found', `no stage ${stageId}`, { at: 'stageId' })
    const others = stagesOfBoard(context.workspace.document, stage.boardId).filter(each => each.id !== stageId) // prettier-ignore
    return editRecord(context, 'stages', stageId, { order: orderAfter(others, after) })
  },

  'stage.remove': async (context, { stageId, to, seed }) => {
    const { document } = context.workspace
    const stage = readRecord(document, 'stages', stageId)
    if (stage === null) return fail('not-found', `no stage ${stageId}`, { at: 'stageId' })
    const isThere = to === null || stagesOfBoard(document, stage.boardId).some(each => each.id === to)
    if (!isThere || to === stageId) return fail('not-found', `no stage ${to} on this board`, { at: 'to' })
    const moved = to === null ? ok([]) : await empty(context, stage, to, seed ?? stageId)
    if (!moved.ok) return moved
    const marked = editRecord(context, 'stages', stageId, { deleted: author(context) })
    if (!marked.ok) return marked
    return ok({
      moved: moved.value.length,
      inverse: together(stage.boardId, marked.value.inverse, moved.value),
    })
  },

  'stage.restore': (context, { stageId }) => editRecord(context, 'stages', stageId, { deleted: null }),
}

function orderAfter(stages: readonly Stage[], after: StageId | null): string {
  const at = stages.findIndex(each => each.id === after)
  const above = stages[at]?.order ?? null
  const below = stages.find(each => above === null || each.order > above)?.order ?? null
  return orderBetween(above, below)
}

/** Undoing brings the stage back first, and then its deals to it. */
function together(
  boardId: BoardId,
  marked: { readonly kind: string } | null,
  steps: RevertStep[],
): { kind: 'group'; inverses: SingleInverse[] } | null {
  const inverses = [marked as SingleInverse | null, steps.length > 0 ? { kind: 'revert' as const, boardId, steps } : null] // prettier-ignore
  const done = inverses.filter(each => each !== null)
  return done.length > 0 ? { kind: 'group', inverses: done } : null
}

/** Moves the deals of a stage to the end of another, some at a time. Gives the steps that bring them back. */
async function empty(
  context: CommandContext,
  { id, boardId }: Stage,
  to: StageId,
  seed: string,
): Promise<Result<RevertStep[], Failure>> {
  const { workspace } = context
  const board = writableBoard(context, boardId)
  if (!board.ok) return err(board.error)
  await workspace.follower.idle()
  const { cards, last } = cardsOfStage(workspace.projection.database, boardId, id, to)
  const moves = emptyInto(cards as DealId[], to, last)
  const steps: RevertStep[] = []
  for (let at = 0; at < moves.length; at += AT_ONCE) {
    steps.push(...moveSome(context, board.value, id, moves.slice(at, at + AT_ONCE), seed))
    await new Promise<void>(resolve => workspace.timers.soon(resolve))
  }
  return ok(steps)
}

function moveSome(
  context: CommandContext,
  board: BoardDocument,
  from: StageId,
  moves: readonly Emptying[],
  seed: string,
): RevertStep[] {
  const before = new Map(moves.map(({ dealId }) => [dealId, fieldState(board, dealId, 'place')]))
  const moved = editBoard(board, origin(context), () => emptyStage(board, from, moves, seed, author(context)))
  return moved.flatMap(dealId => {
    const to = before.get(dealId)
    return to === undefined
      ? []
      : [{ dealId, field: 'place', expected: fieldState(board, dealId, 'place'), to }]
  })
}
