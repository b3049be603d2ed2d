import type { Fields } from '../documents/collection'
import type { WorkspaceCollection } from '../workspace/schema'

/** A record of the workspace that an import adds. */
export interface PlannedRecord {
  readonly collection: WorkspaceCollection
  readonly id: string
  readonly fields: Fields
}
