import { z } from 'zod'
import { deletionSchema } from '../../../core/deletion'
import { revertFieldOf, type FieldState } from '../../../core/documents/field-state'
import type { WorkspaceDocument } from '../../../core/documents/workspace'
import { pageIdSchema } from '../../../core/ids'
import { canStand } from '../../../core/page/edit'
import { pagePlaceSchema, schemaOfPageField, isFavouriteField } from '../../../core/page/schema'
import { currencySchema } from '../../../core/money'
import { isSeenField } from '../../../core/talk/asked'
import { ok } from '../../../core/result'
import { editableCollections, schemaOfEntryField } from '../../../core/workspace/editable'
import type { RecordStep } from '../../contract/inverse'
import { fail, type CommandContext, type Handlers } from './handler'
import { inverseOfSteps, onRecords } from './record-steps'

export const recordCommands: Handlers<'record.revert'> = {
  'record.revert': (context, { steps }) => {
    const me = context.workspace.member.id
    const wrong = steps.find(step => !isWritable(step, me))
    if (wrong !== undefined) return fail('invalid-input', `not a value of ${wrong.field}`, { at: 'steps' })
    return onRecords(context, document => {
      const done = steps.filter(
        step =>
          !makesLoop(context, document, step) &&
          revertFieldOf(document.collections[step.collection], step.id, step.field, stateOf(step.expected), stateOf(step.to)), // prettier-ignore
      )
      // Redo puts back what was there, in the opposite order.
      const inverse = done.map(step => ({ ...step, expected: step.to, to: step.expected })).reverse()
      return ok({ inverse: inverseOfSteps(inverse), skipped: steps.length - done.length })
    })
  },
}

const nameFields: Readonly<Record<string, z.ZodType>> = {
  name: z.string().trim().min(1).max(200),
  deleted: deletionSchema.nullable(),
}

/** Whether the step is on a field that its commands write, and to a value of it. What is a member's own is theirs to change. */
function isWritable({ collection, id, field, to }: RecordStep, me: string): boolean {
  if (collection === 'members')
    return (
      id === me &&
      (isFavouriteField(field) || isSeenField(field)) &&
      (!to.edited || typeof to.value === 'boolean')
    )
  const schema = schemaOfStep(collection, field)
  return schema !== undefined && schema !== null && (!to.edited || schema.safeParse(to.value).success)
}

function schemaOfStep(collection: RecordStep['collection'], field: string): z.ZodType | null | undefined {
  if (collection === 'pages') return schemaOfPageField(field)
  if (collection === 'boards' && field === 'currency') return currencySchema
  const entry = editableCollections.find(each => each === collection)
  return entry === undefined ? nameFields[field] : schemaOfEntryField(entry, field)
}

/** Undoing a move must not put a page beneath what has come to stand beneath it since: the step is left alone. */
function makesLoop(
  context: CommandContext,
  document: WorkspaceDocument,
  { collection, id, field, to }: RecordStep,
): boolean {
  if (collection !== 'pages' || field !== 'place') return false
  const value = to.edited ? to.value : document.collections.pages.read(id)?.beneath['place']
  const place = pagePlaceSchema.safeParse(value)
  const pageId = pageIdSchema.parse(id)
  return place.success && !canStand(context.workspace.wiki.tree(), pageId, place.data.parentId)
}

function stateOf(state: RecordStep['to']): FieldState {
  return state.edited ? { edited: true, value: state.value } : state
}
