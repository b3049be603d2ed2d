import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import { ok, type Result } from '../../../core/result'
import {
  newEntrySchemas,
  schemaOfEntryField,
  type EditableCollection,
} from '../../../core/workspace/editable'
import type { Inverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { RecordCommandName } from '../../contract/record-commands'
import { author, fail, type CommandContext, type Handlers } from './handler'
import { inverseOfSteps, onRecords, setField, undoBySteps } from './record-steps'

type EntryCommand = Extract<RecordCommandName, `record.${string}`>
type Undoable = Result<{ inverse: Inverse | null }, Failure>

/** Accounts, contacts, people, products, reasons, targets, rates, settings: what a workspace knows beside deals and pages. */
export const entryCommands: Handlers<EntryCommand> = {
  'record.create': (context, { collection, id, fields }) => {
    const parsed = newEntrySchemas[collection].safeParse(fields)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return fail('invalid-input', issue?.message ?? 'not a record', {
        at: issue?.path.join('.') ?? 'fields',
      })
    }
    return onRecords(context, document => {
      const records = document.collections[collection]
      if (records.has(id)) return undoBySteps(setField(document, collection, id, 'deleted', null))
      records.create(id, parsed.data)
      const { at, by } = author(context)
      return undoBySteps([
        {
          collection,
          id,
          field: 'deleted',
          expected: fieldStateOf(records, id, 'deleted'),
          to: { edited: true, value: { at, by } },
        },
      ])
    })
  },
  'record.edit': (context, { collection, id, field, value }) => {
    const parsed = field === 'deleted' ? undefined : schemaOfEntryField(collection, field)?.safeParse(value)
    if (parsed?.success !== true)
      return fail('invalid-input', parsed?.error.issues[0]?.message ?? `no field ${field}`, { at: field })
    return onEntry(context, collection, id, document =>
      undoBySteps(setField(document, collection, id, field, parsed.data)),
    )
  },
  'record.delete': (context, { collection, id }) => mark(context, collection, id, author(context)),
  'record.restore': (context, { collection, id }) => mark(context, collection, id, null),
}

function onEntry(
  context: CommandContext,
  collection: EditableCollection,
  id: string,
  edit: (document: WorkspaceDocument) => Undoable,
): Undoable {
  return onRecords(context, document => {
    // The settings are one record that nobody has to make.
    if (collection === 'settings') document.collections.settings.create(id, {})
    if (readRecord(document, collection, id) === null)
      return fail('not-found', `no ${id} in ${collection}`, { at: 'id' })
    return edit(document)
  })
}

function mark(
  context: CommandContext,
  collection: EditableCollection,
  id: string,
  deleted: unknown,
): Undoable {
  if (schemaOfEntryField(collection, 'deleted') === null)
    return fail('invalid-input', `${collection} can not be removed`, { at: 'collection' })
  return onEntry(context, collection, id, document => {
    const isGone = (document.collections[collection].value(id, 'deleted') ?? null) !== null
    if (isGone === (deleted !== null)) return ok({ inverse: inverseOfSteps([]) })
    return undoBySteps(setField(document, collection, id, 'deleted', deleted))
  })
}
