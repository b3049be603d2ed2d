import { readRecord, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { SetTarget } from '../../../core/page/kinds'
import { nameKey } from '../../../core/workspace/names'
import type { HeadNames } from './head-fields'

const COLLECTIONS = { competitor: 'competitors', stage: 'stages', product: 'products', person: 'people', member: 'members' } as const satisfies Record<SetTarget, string> // prettier-ignore

/** The names of a workspace's records, for heads in files. */
export function headNames(workspace: WorkspaceDocument): HeadNames {
  const byName = new Map<string, string>()
  for (const [target, collection] of Object.entries(COLLECTIONS))
    for (const record of readRecords(workspace, collection))
      byName.set(`${target}:${nameKey(record.name)}`, record.id)
  return {
    nameOf: (target, id) => readRecord(workspace, COLLECTIONS[target], id)?.name ?? null,
    idOf: (target, id, name) => {
      if (id !== null && readRecord(workspace, COLLECTIONS[target], id) !== null) return id
      return name === null ? null : (byName.get(`${target}:${nameKey(name)}`) ?? null)
    },
  }
}
