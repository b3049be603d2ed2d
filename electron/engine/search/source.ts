import {
  currentIdOf,
  readRecord,
  type MergeableCollection,
  type WorkspaceDocument,
} from '../../../core/documents/workspace'
import type { SearchKind } from '../../contract/search'
import type { SearchDoc } from './port'

/** Things of one kind that are to be found, kept equal with the index by the feed. */
export interface SearchSource {
  readonly kind: SearchKind
  /** Every id that there is. */
  ids(): Iterable<string>
  /** The thing as it is now; null when it is gone. */
  read(id: string): SearchDoc | null
  /** Whether the index holds it as it is, where that is known without reading it. */
  isCurrent?(id: string): boolean
  onChange(listener: (ids: Iterable<string>) => void): () => void
}

const COLLECTION = { account: 'accounts', person: 'people', competitor: 'competitors' } as const

/** Merged into another, which is found instead. */
function isGone(workspace: WorkspaceDocument, collection: MergeableCollection, id: string): boolean {
  return currentIdOf(workspace, collection, id) !== id
}

/** Contacts: by their name, and by what they do and where. */
export function contactSource(workspace: WorkspaceDocument): SearchSource {
  const { contacts, accounts } = workspace.collections
  const ofAccounts = (ids: ReadonlySet<string>): string[] =>
    contacts.ids().filter(id => ids.has(readRecord(workspace, 'contacts', id)?.accountId ?? ''))
  return {
    kind: 'contact',
    ids: () => contacts.knownIds(),
    read: id => {
      const contact = readRecord(workspace, 'contacts', id)
      if (contact === null || contact.deleted !== null || isGone(workspace, 'contacts', id)) return null
      const account =
        contact.accountId === null
          ? null
          : readRecord(workspace, 'accounts', currentIdOf(workspace, 'accounts', contact.accountId))
      const parts = [contact.title, account?.name ?? null, contact.email]
      const body = parts.filter(part => part !== null && part !== '').join(' · ')
      return { kind: 'contact', id, title: contact.name, body }
    },
    onChange: listener => {
      const stops = [contacts.onChange(listener), accounts.onChange(ids => listener(ofAccounts(ids)))]
      return () => stops.forEach(stop => stop())
    },
  }
}

/** Accounts, people, competitors: names, from the workspace's document. */
export function nameSource(workspace: WorkspaceDocument, kind: keyof typeof COLLECTION): SearchSource {
  const collection = COLLECTION[kind]
  return {
    kind,
    ids: () => workspace.collections[collection].knownIds(),
    read: id => {
      const record = readRecord(workspace, collection, id)
      const gone = collection !== 'competitors' && isGone(workspace, collection, id)
      return record === null || record.deleted !== null || gone
        ? null
        : { kind, id, title: record.name, body: '' }
    },
    onChange: listener => workspace.collections[collection].onChange(listener),
  }
}
