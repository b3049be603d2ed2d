import type * as Y from 'yjs'
import { fromBase64 } from 'lib0/buffer'
import { z } from 'zod'
import { hashId, type WorkspaceId } from '../ids'
import {
  workspaceCollectionNames,
  workspaceCollections,
  type WorkspaceCollection,
  type WorkspaceRecord,
} from '../workspace/schema'
import type { Redirects } from '../workspace/merged'
import { LayeredCollection } from './collection'
import { openSchema, editStamped, type Migration, type Opened } from './schema'

/** `workspace`: what every other document refers to. Always loaded. */
export const WORKSPACE_VERSION = 1
export const workspaceMigrations: readonly Migration[] = []

export interface WorkspaceDocument {
  readonly doc: Y.Doc
  readonly collections: { readonly [C in WorkspaceCollection]: LayeredCollection }
  readonly imports: Y.Map<unknown>
  readonly opened: Opened
  destroy(): void
}

/** Who the workspace is: born with it, never edited. */
export const workspaceIdentitySchema = z.looseObject({
  name: z.string().min(1).max(200),
  /** The owner's Ed25519 public key, raw, base64. The workspace's id is its hash (DESIGN §5). */
  ownerKey: z.base64(),
})
export type WorkspaceIdentity = z.infer<typeof workspaceIdentitySchema>

export function openWorkspace(doc: Y.Doc): WorkspaceDocument {
  const opened = openSchema(doc, WORKSPACE_VERSION, workspaceMigrations)
  const made = workspaceCollectionNames.map(name => [name, new LayeredCollection(doc, name)] as const)
  const collections = Object.fromEntries(made) as WorkspaceDocument['collections']
  return {
    doc,
    collections,
    imports: doc.getMap('imports'),
    opened,
    destroy: () => made.forEach(([, each]) => each.destroy()),
  }
}

export function editWorkspace<T>(workspace: WorkspaceDocument, origin: unknown, edit: () => T): T {
  return editStamped(workspace.doc, WORKSPACE_VERSION, origin, edit)
}

/** Writes the identity of a new workspace. Called once, by its creator (D8). */
export function seedIdentity(workspace: WorkspaceDocument, identity: WorkspaceIdentity): void {
  const meta = workspace.doc.getMap('meta')
  meta.set('name', identity.name)
  meta.set('ownerKey', identity.ownerKey)
}

/** The identity, or null while it has not arrived: a workspace that was joined is empty until it is replicated (D11). */
export function readIdentity(workspace: WorkspaceDocument): WorkspaceIdentity | null {
  const parsed = workspaceIdentitySchema.safeParse(Object.fromEntries(workspace.doc.getMap('meta').entries()))
  return parsed.success ? parsed.data : null
}

/** Whether an identity is that of the workspace with this id: the id is the hash of its owner's key (DESIGN §5). */
export function isIdentityOf(identity: WorkspaceIdentity, id: WorkspaceId): boolean {
  return workspaceIdOf(fromBase64(identity.ownerKey)) === id
}

/** The id of the workspace that belongs to an owner key. */
export function workspaceIdOf(ownerPublicKey: Uint8Array): WorkspaceId {
  return hashId(ownerPublicKey)
}

/** One record, or null when it is not here (yet) or can't be read by this version. */
export function readRecord<C extends WorkspaceCollection>(
  workspace: WorkspaceDocument,
  collection: C,
  id: string,
): WorkspaceRecord<C> | null {
  const record = workspace.collections[collection].read(id)
  if (record === null) return null
  const parsed = workspaceCollections[collection].safeParse({ ...record.fields, id })
  return parsed.success ? (parsed.data as WorkspaceRecord<C>) : null
}

/** Every readable record of a collection, deleted ones too. */
export function readRecords<C extends WorkspaceCollection>(
  workspace: WorkspaceDocument,
  collection: C,
): WorkspaceRecord<C>[] {
  return workspace.collections[collection].ids().flatMap(id => readRecord(workspace, collection, id) ?? [])
}

/** Collections whose records are merged where two of them turn out to be one. */
export type MergeableCollection = 'accounts' | 'contacts' | 'people' | 'products'

/** The record that an id means by now: itself, or the one that it was merged into (D12). */
export function currentIdOf<Id extends string>(
  workspace: WorkspaceDocument,
  collection: MergeableCollection,
  id: Id,
): Id {
  return workspace.collections[collection].redirects().of(id)
}

/** Where the merged records of a collection lead (D12). */
export function readRedirects(workspace: WorkspaceDocument, collection: MergeableCollection): Redirects {
  return workspace.collections[collection].redirects()
}
