import type * as Y from 'yjs'
import type { Origin } from './origin'

/**
 * Schema versions and migrations (D9). A migration is additive and repeatable: two computers that both run it, offline,
 * write the same, and a field that it does not know stays where it is.
 */
export interface Migration {
  /** The version that the document has after it. */
  readonly to: number
  readonly run: (doc: Y.Doc) => void
}

export type Opened =
  | { readonly state: 'current'; readonly ran: readonly number[] }
  /** Written by a newer app: shown, never written to, with a message. */
  | { readonly state: 'newer'; readonly version: number }

const META = 'meta'
const VERSION = 'schema'

/** The version written in a document; 0 where nothing has been written yet. */
export function schemaVersion(doc: Y.Doc): number {
  const version = doc.getMap(META).get(VERSION)
  return typeof version === 'number' && Number.isInteger(version) ? version : 0
}

/** Whether a document holds anything at all: opening never writes into an empty one (D8). */
export function isEmpty(doc: Y.Doc): boolean {
  return doc.store.clients.size === 0
}

/** Brings a loaded document up to this app's version, or says that it is newer. */
export function openSchema(doc: Y.Doc, current: number, migrations: readonly Migration[]): Opened {
  const version = schemaVersion(doc)
  if (version > current) return { state: 'newer', version }
  if (version === current || isEmpty(doc)) return { state: 'current', ran: [] }
  const due = migrations
    .filter(migration => migration.to > version && migration.to <= current)
    .sort((a, b) => a.to - b.to)
  const origin: Origin = { from: 'migration' }
  doc.transact(() => {
    for (const migration of due) migration.run(doc)
    stampSchema(doc, current)
  }, origin)
  return { state: 'current', ran: due.map(migration => migration.to) }
}

/** Stamps the version; call it inside the transaction that first writes to a document. Never lowers it. */
export function stampSchema(doc: Y.Doc, version: number): void {
  if (schemaVersion(doc) < version) doc.getMap(META).set(VERSION, version)
}

/** Runs an edit in one transaction, and stamps the version beside what it wrote; an edit that wrote nothing leaves nothing. */
export function editStamped<T>(doc: Y.Doc, version: number, origin: unknown, edit: () => T): T {
  return doc.transact(transaction => {
    const result = edit()
    if (transaction.changed.size > 0) stampSchema(doc, version)
    return result
  }, origin)
}
