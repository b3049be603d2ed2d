import { nameKey, competitorIdOf, nextIdOf, tagIdOf } from '../../../core/workspace/names'
import { fieldStateOf } from '../../../core/documents/field-state'
import { readRecord, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { CompetitorId, TagId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Inverse, RecordStep } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { PageCommandName } from '../../contract/page-commands'
import { author, fail, type CommandContext, type Handlers } from './handler'
import { inverseOfSteps, onRecords, setField, undoBySteps } from './record-steps'

type NameCommand = Exclude<PageCommandName, `page.${string}` | 'record.revert'>
type Named = 'tags' | 'competitors'

/** Tags and competitors: what pages are sorted by and speak of, each known by its name. */
export const nameCommands: Handlers<NameCommand> = {
  'tag.create': (context, { name }) =>
    onRecords(context, document => {
      const { id, steps } = named(context, document, 'tags', tagIdOf(name), name)
      return ok({ tagId: id, inverse: inverseOfSteps(steps) })
    }),
  'tag.rename': (context, { tagId, name }) => edit(context, 'tags', tagId, 'name', name),
  'tag.delete': (context, { tagId }) => remove(context, 'tags', tagId),
  'competitor.create': (context, { name }) =>
    onRecords(context, document => {
      const { id, steps } = named(context, document, 'competitors', competitorIdOf(name), name)
      return ok({ competitorId: id, inverse: inverseOfSteps(steps) })
    }),
  'competitor.rename': (context, { competitorId, name }) =>
    edit(context, 'competitors', competitorId, 'name', name),
  'competitor.delete': (context, { competitorId }) => remove(context, 'competitors', competitorId),
}

/** The record of a name: the one that goes by it, or a new one, or the one that was removed and is wanted again. */
function named<Id extends TagId | CompetitorId>(
  context: CommandContext,
  document: WorkspaceDocument,
  collection: Named,
  derived: Id,
  name: string,
): { id: Id; steps: RecordStep[] } {
  const key = nameKey(name)
  const known = readRecords(document, collection).find(
    each => each.deleted === null && nameKey(each.name) === key,
  )
  if (known !== undefined) return { id: known.id as Id, steps: [] }
  let id = derived
  // Somebody gave the record another name since: this name is another record's now.
  for (
    let taken = readRecord(document, collection, id);
    taken !== null;
    taken = readRecord(document, collection, id)
  ) {
    if (nameKey(taken.name) === key) return { id, steps: setField(document, collection, id, 'deleted', null) }
    id = nextIdOf(id)
  }
  document.collections[collection].create(id, { name })
  const expected = fieldStateOf(document.collections[collection], id, 'deleted')
  const { at, by } = author(context)
  return {
    id,
    steps: [{ collection, id, field: 'deleted', expected, to: { edited: true, value: { at, by } } }],
  }
}

function edit(
  context: CommandContext,
  collection: Named,
  id: string,
  field: string,
  value: unknown,
): Result<{ inverse: Inverse | null }, Failure> {
  if (readRecord(context.workspace.document, collection, id) === null)
    return fail('not-found', `no ${id} in ${collection}`)
  return onRecords(context, document => undoBySteps(setField(document, collection, id, field, value)))
}

/** A mark (D5): what refers to it still knows its name. */
function remove(
  context: CommandContext,
  collection: Named,
  id: string,
): Result<{ inverse: Inverse | null }, Failure> {
  if ((readRecord(context.workspace.document, collection, id)?.deleted ?? null) !== null)
    return ok({ inverse: null })
  return edit(context, collection, id, 'deleted', author(context))
}
