import { same } from '../../../core/documents/collection'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord, type WorkspaceDocument } from '../../../core/documents/workspace'
import { ok, type Result } from '../../../core/result'
import {
  creatableCollections,
  newEntrySchemas,
  schemaOfEntryField,
  type CreatableCollection,
  type EditableCollection,
} from '../../../core/workspace/editable'
import type { Inverse, RecordStep } from '../../contract/inverse'
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
      return undoBySteps([bornStep(context, document, collection, id)])
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
  'record.write': (context, { collection, records }) =>
    onRecords(context, document => {
      const steps = records.map(record => writeEntry(context, document, collection, record))
      const wrong = steps.find(each => !each.ok)
      // Nothing is written before all of it has been looked at: see `writeEntry`.
      if (wrong?.ok === false) return wrong
      return undoBySteps(steps.flatMap(each => (each.ok ? each.value() : [])))
    }),
  'record.delete': (context, { collection, id }) => mark(context, collection, id, author(context)),
  'record.restore': (context, { collection, id }) => mark(context, collection, id, null),
}

/** Looks at one record of `record.write`; what it gives writes it, and gives the steps that undo it. */
function writeEntry(
  context: CommandContext,
  document: WorkspaceDocument,
  collection: EditableCollection,
  { id, fields }: { readonly id: string; readonly fields: Readonly<Record<string, unknown>> },
): Result<() => RecordStep[], Failure> {
  const records = document.collections[collection]
  if (!records.has(id) && collection !== 'settings') {
    if (!isCreatable(collection)) return fail('not-found', `no ${id} in ${collection}`, { at: 'id' })
    const parsed = newEntrySchemas[collection].safeParse(fields)
    if (!parsed.success)
      return fail('invalid-input', parsed.error.issues[0]?.message ?? 'not a record', { at: id })
    return ok(() => {
      records.create(id, parsed.data)
      return [bornStep(context, document, collection, id)]
    })
  }
  const edits: [field: string, value: unknown][] = []
  for (const [field, value] of Object.entries(fields)) {
    const parsed = field === 'deleted' ? undefined : schemaOfEntryField(collection, field)?.safeParse(value)
    // What a record is born with and never edited (the person of a target) may be said again.
    if (parsed === undefined && same(records.value(id, field), value)) continue
    if (parsed?.success !== true) return fail('invalid-input', `not a value of ${field}`, { at: field })
    edits.push([field, parsed.data])
  }
  return ok(() => {
    if (collection === 'settings') records.create(id, {})
    const isGone = (records.value(id, 'deleted') ?? null) !== null
    if (isGone) edits.push(['deleted', null])
    return edits.flatMap(([field, value]) => setField(document, collection, id, field, value))
  })
}

function isCreatable(collection: EditableCollection): collection is CreatableCollection {
  return creatableCollections.some(each => each === collection)
}

/** What undoes the making of a record: its mark. */
function bornStep(
  context: CommandContext,
  { collections }: WorkspaceDocument,
  collection: EditableCollection,
  id: string,
): RecordStep {
  const { at, by } = author(context)
  const expected = fieldStateOf(collections[collection], id, 'deleted')
  return { collection, id, field: 'deleted', expected, to: { edited: true, value: { at, by } } }
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
