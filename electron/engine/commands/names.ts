import { readRecord } from '../../../core/documents/workspace'
import { competitorIdSchema, tagIdSchema } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { Inverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import type { PageCommandName } from '../../contract/page-commands'
import { author, fail, type CommandContext, type Handlers } from './handler'
import { recordNamed } from './new-names'
import { inverseOfSteps, onRecords, setField, undoBySteps } from './record-steps'

type NameCommand = Exclude<PageCommandName, `page.${string}` | 'record.revert'>
type Named = 'tags' | 'competitors'

/** Tags and competitors: what pages are sorted by and speak of, each known by its name. */
export const nameCommands: Handlers<NameCommand> = {
  'tag.create': (context, { name }) =>
    onRecords(context, document => {
      const { id, steps } = recordNamed(context, document, 'tags', name)
      return ok({ tagId: tagIdSchema.parse(id), inverse: inverseOfSteps(steps) })
    }),
  'tag.rename': (context, { tagId, name }) => edit(context, 'tags', tagId, 'name', name),
  'tag.delete': (context, { tagId }) => remove(context, 'tags', tagId),
  'competitor.create': (context, { name }) =>
    onRecords(context, document => {
      const { id, steps } = recordNamed(context, document, 'competitors', name)
      return ok({ competitorId: competitorIdSchema.parse(id), inverse: inverseOfSteps(steps) })
    }),
  'competitor.rename': (context, { competitorId, name }) =>
    edit(context, 'competitors', competitorId, 'name', name),
  'competitor.delete': (context, { competitorId }) => remove(context, 'competitors', competitorId),
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
