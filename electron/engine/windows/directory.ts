import { readRecord, readRecords, type MergeableCollection } from '../../../core/documents/workspace'
import type { WorkspaceRecord } from '../../../core/workspace/schema'
import { byOrder } from '../../../core/order'
import { inFieldOrder } from '../../../core/workspace/custom-field'
import { onePerPeriod, SETTINGS_ID, settingsSchema } from '../../../core/workspace/planning'
import type { Directory } from '../../contract/rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** Everything that cards and menus name. What is deleted keeps its name while cards may still refer to it. */
export function directoryOf(workspace: OpenWorkspace): Directory {
  const { document, id, member } = workspace
  const identity = workspace.identity()
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name)
  const redirects = (collection: MergeableCollection) => workspace.follower.standing.redirects(collection)
  const followed = <Id extends string>(collection: MergeableCollection, of: Id | null): Id | null =>
    of === null ? null : redirects(collection).of(of)
  /** What was merged into another is gone for every list, as what was deleted is; pages may still name it. */
  const standing = <C extends 'accounts' | 'people' | 'products'>(collection: C): WorkspaceRecord<C>[] =>
    readRecords(document, collection).map(record =>
      redirects(collection).isGone(record.id) ? { ...record, deleted: { at: 0, by: null } } : record,
    )
  return {
    workspace: identity === null ? null : { id, name: identity.name },
    me: readRecord(document, 'members', member.id) ?? member,
    boards: readRecords(document, 'boards').filter(board => board.deleted === null).sort(byOrder), // prettier-ignore
    removedBoards: readRecords(document, 'boards').filter(board => board.deleted !== null).sort((a, b) => (b.deleted?.at ?? 0) - (a.deleted?.at ?? 0)), // prettier-ignore
    stages: readRecords(document, 'stages').filter(stage => stage.deleted === null).sort(byOrder), // prettier-ignore
    accounts: standing('accounts')
      .map(account => ({ ...account, parentId: followed('accounts', account.parentId) }))
      .sort(byName),
    people: standing('people')
      .map(person => ({ ...person, managerId: followed('people', person.managerId) }))
      .sort(byName),
    products: standing('products').sort(byName),
    fields: readRecords(document, 'fields').sort(inFieldOrder),
    members: readRecords(document, 'members').sort(byName),
    competitors: readRecords(document, 'competitors').sort(byName),
    tags: readRecords(document, 'tags').sort(byName),
    reasons: readRecords(document, 'reasons').sort(byOrder),
    targets: onePerPeriod(readRecords(document, 'targets').filter(target => target.deleted === null)),
    rates: readRecords(document, 'rates').filter(rate => rate.deleted === null),
    settings: readRecord(document, 'settings', SETTINGS_ID) ?? settingsSchema.parse({ id: SETTINGS_ID }),
    views: readRecords(document, 'views').filter(view => view.deleted === null && (view.memberId ?? member.id) === member.id).sort(byName), // prettier-ignore
  }
}
