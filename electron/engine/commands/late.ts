import { deleteDeal, editField, moveDeal, restoreDeal } from '../../../core/deal/edit'
import { heardKey, type LateField, type LatePart } from '../../../core/deal/late'
import { placeSchema } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord, readRecords } from '../../../core/documents/workspace'
import type { BoardId, ChangeId, DealId } from '../../../core/ids'
import { byOrder } from '../../../core/order'
import { ok } from '../../../core/result'
import { stageThere } from '../../../core/workspace/stage-there'
import type { DealPartStep, RevertStep, SingleInverse } from '../../contract/inverse'
import { lateEditsOf } from '../queries/late-edits'
import { keysAt, onBoard, stepOf } from './deal'
import { author, fail, type CommandContext, type Handlers } from './handler'

interface Deal {
  readonly boardId: BoardId
  readonly dealId: DealId
}

/** What was written on the board that a deal had left is taken over, or left as it is; either way nobody is asked again. */
export const lateCommands: Handlers<'deal.late'> = {
  'deal.late': (context, { boardId, dealId, take, answers }) =>
    onBoard(context, boardId, board => {
      if (!board.deals.has(dealId))
        return fail('not-found', `no deal ${dealId} on this board`, { at: 'dealId' })
      const deal = { boardId, dealId }
      const asked = new Map(answers.map(answer => [`${answer.from}:${answer.what}`, answer.changeId]))
      const steps: RevertStep[] = []
      const parts: DealPartStep[] = []
      for (const late of lateEditsOf(context.workspace, boardId, dealId)) {
        const changeId = asked.get(`${late.boardId}:${late.what}`)
        if (changeId === undefined) continue
        if (take && late.kind === 'field') steps.push(...takeField(context, board, deal, late, changeId))
        if (take && late.kind === 'part') parts.push(...takePart(context, board, late))
        const value = late.kind === 'field' ? late.after : true
        const key = heardKey(late.boardId, late.what)
        const heard = stepOf(board, dealId, key, () => board.deals.edit(dealId, key, { value }))
        if (heard !== null) steps.push(heard)
      }
      const inverses: SingleInverse[] = []
      if (steps.length > 0) inverses.push({ kind: 'revert', boardId, steps: steps.reverse() })
      if (parts.length > 0) inverses.push({ kind: 'part-revert', boardId, steps: parts })
      return ok({ inverse: inverses.length === 0 ? null : { kind: 'group', inverses } })
    }),
}

function takeField(
  context: CommandContext,
  board: BoardDocument,
  { boardId, dealId }: Deal,
  { field, after }: LateField,
  changeId: ChangeId,
): RevertStep[] {
  const by = author(context)
  const edit = (): boolean => {
    if (field === 'place') return takePlace(context, board, { boardId, dealId }, after, changeId)
    if (field !== 'deleted') return editField(board, dealId, field, after, changeId, by)
    return after === null ? restoreDeal(board, dealId) : deleteDeal(board, dealId, by)
  }
  return [stepOf(board, dealId, field, edit) ?? []].flat()
}

/** The stage that it was moved to there, as it is called here. */
function takePlace(
  context: CommandContext,
  board: BoardDocument,
  { boardId, dealId }: Deal,
  after: unknown,
  changeId: ChangeId,
): boolean {
  const { document } = context.workspace
  const there = placeSchema.safeParse(after).data?.stageId
  const stage = there === undefined ? null : readRecord(document, 'stages', there)
  const stages = readRecords(document, 'stages').filter(
    one => one.boardId === boardId && one.deleted === null,
  )
  const stageId = stage === null ? null : stageThere(stage, stages.sort(byOrder))
  if (stageId === null) return false
  const [order = ''] = keysAt(context, boardId, stageId, null, [dealId])
  return moveDeal(board, dealId, { stageId, order }, changeId, author(context))
}

function takePart(
  context: CommandContext,
  board: BoardDocument,
  { boardId: from, part, id }: LatePart,
): DealPartStep[] {
  const record = context.workspace.board(from).records[part].read(id)
  if (record === null) return []
  board.records[part].create(id, record.fields)
  const expected = fieldStateOf(board.records[part], id, 'deleted')
  return [{ part, id, field: 'deleted', expected, to: { edited: true, value: author(context) } }]
}
