import { readRecord, readRecords, type WorkspaceDocument } from '../documents/workspace'
import { aliasIdOf, nameKey } from '../workspace/names'
import { namedCollectionSchema, type NameAnswer, type NamedCollection } from './names'
import type { PlannedRecord } from './planned-record'

/** Names that a file calls records by, a collection each. */
export type NamesOfFile = Readonly<Partial<Record<NamedCollection, readonly string[]>>>

/** What was said before of names that this file uses: what its mapping begins with. */
export function answersFor(workspace: WorkspaceDocument, names: NamesOfFile): NameAnswer[] {
  const used = new Set(
    Object.entries(names).flatMap(([collection, list]) =>
      [...new Set(list)].map(name => `${collection}:${nameKey(name)}`),
    ),
  )
  return readRecords(workspace, 'aliases').flatMap(({ collection, name, target, deleted }) => {
    const known = namedCollectionSchema.safeParse(collection)
    if (!known.success || deleted !== null || !used.has(`${collection}:${nameKey(name)}`)) return []
    return [{ collection: known.data, name, id: target }]
  })
}

/** What was said of names, where it is not kept yet: records to write beside the import's. */
export function answersToKeep(workspace: WorkspaceDocument, names: readonly NameAnswer[]): PlannedRecord[] {
  return names.flatMap(({ collection, name, id }) => {
    const aliasId = aliasIdOf(collection, name)
    const kept = readRecord(workspace, 'aliases', aliasId)
    if (kept !== null && kept.target === id) return []
    return [{ collection: 'aliases' as const, id: aliasId, fields: { collection, name, target: id } }]
  })
}
