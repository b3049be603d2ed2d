import { editField, moveDeal } from '../../../core/deal/edit'
import { schemaOfField } from '../../../core/deal/schema'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord } from '../../../core/documents/workspace'
import type { BoardId, StageId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import { ALL_BOARDS } from '../../../core/table/all-boards'
import { schemaOfViewField } from '../../../core/table/view'
import type { CommandName } from '../../contract/commands'
import type { RecordStep, SingleInverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { CellEdit } from '../../contract/table-commands'
import { isStage, keysAt, onBoard, stepOf } from './deal'
import { author, fail, type CommandContext, type Handlers } from './handler'
import { recordNamed, type Named } from './new-names'
import { onRecords, setField, undoBySteps } from './record-steps'

type TableCommand = Extract<CommandName, 'deal.edit-many' | 'view.save'>
type FieldEdit = Extract<CellEdit, { set: 'field' }>

export const tableCommands: Handlers<TableCommand> = {
  'deal.edit-many': (context, { boardId, edits }) =>
    onBoard(context, boardId, board => {
      const missing = edits.find(({ dealId }) => !board.deals.has(dealId))
      if (missing !== undefined)
        return fail('not-found', `no deal ${missing.dealId} on this board`, { at: 'edits' })
      const ready = prepared(context, boardId, edits)
      if (!ready.ok) return ready
      const { fields, orders, made } = ready.value
      const by = author(context)
      const steps = [
        ...fields.flatMap(
          ({ dealId, changeId, field, value }) =>
            stepOf(board, dealId, field, () => editField(board, dealId, field, value, changeId, by)) ?? [],
        ),
        ...edits.flatMap(edit => {
          const { dealId, changeId } = edit
          const order = orders.get(dealId)
          if (edit.set !== 'stage' || order === undefined) return []
          const to = { stageId: edit.stageId, order }
          return stepOf(board, dealId, 'place', () => moveDeal(board, dealId, to, changeId, by)) ?? []
        }),
      ]
      // Undone as one: the deals let go of the names first, then those go.
      const inverses: SingleInverse[] = []
      if (steps.length > 0) inverses.push({ kind: 'revert', boardId, steps })
      if (made.length > 0) inverses.push({ kind: 'record-revert', steps: [...made] })
      const [first] = inverses
      return ok({ inverse: inverses.length > 1 ? { kind: 'group', inverses } : (first ?? null) })
    }),

  'view.save': (context, { viewId, boardId, memberId, fields }) => {
    const { document, member } = context.workspace
    if (memberId !== null && memberId !== member.id)
      return fail('invalid-input', 'a view of somebody else', { at: 'memberId' })
    if (boardId !== ALL_BOARDS && readRecord(document, 'boards', boardId) === null)
      return fail('not-found', `no board ${boardId}`, { at: 'boardId' })
    const views = document.collections.views
    if (!views.has(viewId) && fields['name'] === undefined)
      return fail('invalid-input', 'a view without a name', { at: 'name' })
    for (const [field, value] of Object.entries(fields))
      if (schemaOfViewField(field)?.safeParse(value).success !== true)
        return fail('invalid-input', `not a value of ${field}`, { at: field })
    return onRecords(context, opened => {
      if (views.has(viewId))
        return undoBySteps(
          Object.entries(fields).flatMap(([field, value]) => setField(opened, 'views', viewId, field, value)),
        )
      views.create(viewId, { boardId, memberId, ...fields })
      const expected = fieldStateOf(views, viewId, 'deleted')
      const to = { edited: true as const, value: author(context) }
      return undoBySteps([{ collection: 'views', id: viewId, field: 'deleted', expected, to }])
    })
  },
}

interface Ready {
  readonly fields: readonly FieldEdit[]
  /** Where deals that change their stage will stand. */
  readonly orders: ReadonlyMap<string, string>
  /** What takes back the names that were made. */
  readonly made: readonly RecordStep[]
}

/** All edits as they will be written, or why one of them can't be: asked before the first is. */
function prepared(
  context: CommandContext,
  boardId: BoardId,
  edits: readonly CellEdit[],
): Result<Ready, Failure> {
  const fields: FieldEdit[] = []
  const moving = new Map<StageId, string[]>()
  for (const edit of edits) {
    if (edit.set === 'stage') moving.set(edit.stageId, [...(moving.get(edit.stageId) ?? []), edit.dealId])
    if (edit.set !== 'field') continue
    const parsed = schemaOfField(edit.field)?.safeParse(edit.value)
    if (parsed?.success !== true)
      return fail('invalid-input', parsed?.error.issues[0]?.message ?? `no field ${edit.field}`, {
        at: edit.field,
      })
    fields.push({ ...edit, value: parsed.data })
  }
  for (const stageId of moving.keys())
    if (!isStage(context, boardId, stageId))
      return fail('not-found', `no stage ${stageId} on this board`, { at: 'stageId' })
  // Names are made last: what is refused leaves none behind.
  const named = edits.filter(edit => edit.set === 'account' || edit.set === 'named')
  const made = named.length === 0 ? ok({ fields: [], steps: [] }) : makeNames(context, named)
  if (!made.ok) return made
  fields.push(...made.value.fields)
  return ok({ fields, orders: ordersOf(context, boardId, moving), made: made.value.steps })
}

type NamedEdit = Extract<CellEdit, { set: 'account' | 'named' }>

const collections = {
  accountId: 'accounts',
  ownerId: 'people',
  productId: 'products',
  product: 'products',
  competitor: 'competitors',
  tag: 'tags',
} as const satisfies Record<string, Named>

/** The edits with the records that their names mean, made where nobody has them. */
function makeNames(
  context: CommandContext,
  edits: readonly NamedEdit[],
): Result<{ fields: FieldEdit[]; steps: RecordStep[] }, Failure> {
  return onRecords(context, document => {
    const fields: FieldEdit[] = []
    const steps: RecordStep[] = []
    const known = new Map<string, string>()
    for (const edit of edits) {
      const { dealId, changeId, name } = edit
      const field = edit.set === 'account' ? 'accountId' : edit.field
      const key = `${collections[field]}:${name}`
      let id = known.get(key)
      if (id === undefined) {
        const record = recordNamed(context, document, collections[field], name)
        known.set(key, (id = record.id))
        steps.push(...record.steps)
      }
      const isOne = field === 'accountId' || field === 'ownerId' || field === 'productId'
      fields.push({ set: 'field', dealId, changeId, field: isOne ? field : `${field}:${id}`, value: isOne ? id : true }) // prettier-ignore
    }
    return ok({ fields, steps })
  })
}

function ordersOf(
  context: CommandContext,
  boardId: BoardId,
  moving: ReadonlyMap<StageId, readonly string[]>,
): Map<string, string> {
  const orders = new Map<string, string>()
  for (const [stageId, ids] of moving)
    for (const [at, order] of keysAt(context, boardId, stageId, null, ids).entries())
      orders.set(ids[at] ?? '', order)
  return orders
}
