import { seatIdOf } from '../../../core/deal/committee'
import { readDealRecord } from '../../../core/deal/read-records'
import { bornWith, dealRecords, schemaOfRecordField, type DealRecordName } from '../../../core/deal/records'
import { useIdOf } from '../../../core/deal/tactic-use'
import {
  fieldStateOf,
  revertFieldOf,
  stateChangeOf,
  type FieldState,
} from '../../../core/documents/field-state'
import type { BoardDocument } from '../../../core/documents/board'
import type { BoardId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { ParsedCommand } from '../../contract/commands'
import type { DealPartStep, Inverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { RecordCommandName } from '../../contract/record-commands'
import { onBoard } from './deal'
import { author, fail, type CommandContext, type Handlers } from './handler'

type PartCommand = Extract<RecordCommandName, `deal-part.${string}`>
type Undoable = Result<{ inverse: Inverse | null }, Failure>

/** Seats, steps, gives, uses, notes: what belongs to a deal and is many. */
export const dealPartCommands: Handlers<PartCommand> = {
  'deal-part.create': (context, input) =>
    onBoard(context, input.boardId, board => create(context, board, input)),
  'deal-part.create-many': (context, { records, ...of }) =>
    onBoard(context, of.boardId, board => {
      const each = records.map(record => ({ ...of, ...record, about: {} }))
      const refused = each.map(one => refusal(context, board, one)).find(one => one !== null)
      if (refused !== undefined) return refused
      const made = each.map(one => create(context, board, one))
      return undoBy(of.boardId, made.flatMap(one => (one.ok && one.value.inverse?.kind === 'part-revert' ? one.value.inverse.steps : []))) // prettier-ignore
    }),
  'deal-part.edit': (context, { boardId, part, id, field, value }) => {
    const parsed = field === 'deleted' ? undefined : schemaOfRecordField(part, field)?.safeParse(value)
    if (parsed?.success !== true)
      return fail('invalid-input', parsed?.error.issues[0]?.message ?? `no field ${field}`, { at: field })
    return onPart(context, boardId, part, id, board => setField(board, boardId, part, id, field, parsed.data))
  },
  'deal-part.delete': (context, { boardId, part, id }) =>
    onPart(context, boardId, part, id, board =>
      readDealRecord(board, part, id)?.deleted === null
        ? setField(board, boardId, part, id, 'deleted', author(context))
        : ok({ inverse: null }),
    ),
  'deal-part.restore': (context, { boardId, part, id }) =>
    onPart(context, boardId, part, id, board => bringBack(board, boardId, part, id)),
  'deal-part.revert': (context, { boardId, steps }) => {
    const wrong = steps.find(step => !isWritable(step))
    if (wrong !== undefined) return fail('invalid-input', `not a value of ${wrong.field}`, { at: 'steps' })
    return onBoard(context, boardId, board => {
      const done = steps.filter(({ part, id, field, expected, to }) =>
        revertFieldOf(board.records[part], id, field, stateOf(expected), stateOf(to)),
      )
      // Redo puts back what was there, in the opposite order.
      const inverse = done.map(step => ({ ...step, expected: step.to, to: step.expected })).reverse()
      return ok({ inverse: inverseOf(boardId, inverse), skipped: steps.length - done.length })
    })
  },
}

type NewPart = ParsedCommand<'deal-part.create'>

/** Why a record can't be made; null where it can. */
function refusal(
  context: CommandContext,
  board: BoardDocument,
  { part, id, dealId, fields, about }: NewPart,
): ReturnType<typeof fail> | null {
  if (!board.deals.has(dealId)) return fail('not-found', `no deal ${dealId} on this board`, { at: 'dealId' })
  if (!bornWith[part].safeParse(about).success || id !== (idOf(context, dealId, about) ?? id))
    return fail('invalid-input', `not what ${part} are about`, { at: 'about' })
  for (const [field, value] of Object.entries(fields))
    if (field === 'deleted' || schemaOfRecordField(part, field)?.safeParse(value).success !== true)
      return fail('invalid-input', `not a value of ${field}`, { at: field })
  const whole = dealRecords[part].safeParse({ ...recordOf(context, { dealId, fields, about }), id })
  if (whole.success) return null
  const [issue] = whole.error.issues
  return fail('invalid-input', issue?.message ?? '', { at: issue?.path.join('.') ?? 'fields' })
}

function recordOf(
  context: CommandContext,
  { dealId, fields, about }: Pick<NewPart, 'dealId' | 'fields' | 'about'>,
) {
  return { ...fields, ...about, dealId, ...author(context) }
}

function create(context: CommandContext, board: BoardDocument, input: NewPart): Undoable {
  const { boardId, part, id } = input
  const refused = refusal(context, board, input)
  if (refused !== null) return refused
  if (board.records[part].has(id)) return bringBack(board, boardId, part, id)
  board.records[part].create(id, recordOf(context, input))
  const expected = fieldStateOf(board.records[part], id, 'deleted')
  return undoBy(boardId, [
    { part, id, field: 'deleted', expected, to: { edited: true, value: author(context) } },
  ])
}

/** The id of what there is at most one of; null where ids are free. */
function idOf(
  context: CommandContext,
  dealId: ParsedCommand<'deal-part.create'>['dealId'],
  about: ParsedCommand<'deal-part.create'>['about'],
): string | null {
  if ('contactId' in about) return seatIdOf(dealId, about.contactId)
  return 'pageId' in about ? useIdOf(dealId, about.pageId, context.workspace.member.id) : null
}

function bringBack(board: BoardDocument, boardId: BoardId, part: DealRecordName, id: string): Undoable {
  const isGone = (board.records[part].value(id, 'deleted') ?? null) !== null
  return isGone ? setField(board, boardId, part, id, 'deleted', null) : ok({ inverse: null })
}

function onPart(
  context: CommandContext,
  boardId: BoardId,
  part: DealRecordName,
  id: string,
  edit: (board: BoardDocument) => Undoable,
): Undoable {
  return onBoard(context, boardId, board =>
    board.records[part].has(id) ? edit(board) : fail('not-found', `no ${id} among the ${part}`, { at: 'id' }),
  )
}

function setField(
  board: BoardDocument,
  boardId: BoardId,
  part: DealRecordName,
  id: string,
  field: string,
  value: unknown,
): Undoable {
  const records = board.records[part]
  const change = stateChangeOf(records, id, field, () => records.edit(id, field, value))
  return undoBy(boardId, change === null ? [] : [{ part, id, field, ...change }])
}

function isWritable({ part, field, to }: DealPartStep): boolean {
  const schema = schemaOfRecordField(part, field)
  return schema !== null && (!to.edited || schema.safeParse(to.value).success)
}

function stateOf(state: DealPartStep['to']): FieldState {
  return state.edited ? { edited: true, value: state.value } : state
}

function undoBy(boardId: BoardId, steps: DealPartStep[]): Undoable {
  return ok({ inverse: inverseOf(boardId, steps) })
}

function inverseOf(boardId: BoardId, steps: DealPartStep[]): Inverse | null {
  return steps.length === 0 ? null : { kind: 'part-revert', boardId, steps }
}
