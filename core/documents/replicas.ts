import type * as Y from 'yjs'
import { schemaVersion } from './schema'

/**
 * Documents that windows hold as replicas, by kind, with the version of each that this app writes. A window stamps it
 * (`stampSchema`) in the transaction that first writes; the engine refuses what a window writes into a newer one (D9).
 */
export const replicaVersions = { page: 1, talk: 1, deal: 1, feed: 1 } as const
export type ReplicaKind = keyof typeof replicaVersions

export function isReplicaKind(kind: string): kind is ReplicaKind {
  return Object.hasOwn(replicaVersions, kind)
}

/** Whether a newer app wrote this document: it is shown, and not written to. */
export function isNewer(doc: Y.Doc, kind: ReplicaKind): boolean {
  return schemaVersion(doc) > replicaVersions[kind]
}
