import { fieldStateOf } from '../../../core/documents/field-state'
import {
  currentIdOf,
  readRecord,
  readRecords,
  type WorkspaceDocument,
} from '../../../core/documents/workspace'
import {
  accountIdOf,
  competitorIdOf,
  nameKey,
  nextIdOf,
  personIdOf,
  productIdOf,
  tagIdOf,
} from '../../../core/workspace/names'
import type { RecordStep } from '../../contract/inverse'
import { author, type CommandContext } from './handler'
import { setField } from './record-steps'

/** What is known by its name alone. */
export type Named = keyof typeof idOf

const idOf = {
  accounts: accountIdOf,
  people: personIdOf,
  products: productIdOf,
  competitors: competitorIdOf,
  tags: tagIdOf,
} as const

/**
 * The record of a name: the one that goes by it, or a new one, or the one that was removed and is wanted again; with the steps that
 * take back what was made. Its id comes of the name, so two people who make one make one. Called inside `onRecords`.
 */
export function recordNamed(
  context: CommandContext,
  document: WorkspaceDocument,
  collection: Named,
  name: string,
): { id: string; steps: RecordStep[] } {
  const key = nameKey(name)
  const known = readRecords(document, collection).find(
    each => each.deleted === null && nameKey(each.name) === key,
  )
  if (known !== undefined) return { id: survivor(document, collection, known.id), steps: [] }
  let id = idOf[collection](name)
  for (
    let taken = readRecord(document, collection, id);
    taken !== null;
    taken = readRecord(document, collection, id)
  ) {
    const current = survivor(document, collection, id)
    if (current !== id) return { id: current, steps: [] }
    if (nameKey(taken.name) === key) return { id, steps: setField(document, collection, id, 'deleted', null) }
    // Somebody gave the record another name since: this name is another record's now.
    id = nextIdOf(id)
  }
  document.collections[collection].create(id, { name })
  const expected = fieldStateOf(document.collections[collection], id, 'deleted')
  return {
    id,
    steps: [{ collection, id, field: 'deleted', expected, to: { edited: true, value: author(context) } }],
  }
}

/** The record that one was merged into; tags and competitors are never merged. */
function survivor(document: WorkspaceDocument, collection: Named, id: string): string {
  return collection === 'tags' || collection === 'competitors' ? id : currentIdOf(document, collection, id)
}
