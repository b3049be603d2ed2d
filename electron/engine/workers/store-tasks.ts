import * as Y from 'yjs'
import type { TaskInput } from '../tasks/port'
import { checkFolder } from '../store/check'
import { compactDocument } from '../store/compaction'
import type { Damage } from '../store/port'

/** Folds a document's log into a snapshot. Through a document and not `mergeUpdates`, so that what was deleted is let go of. */
export function compactStored({ folder, document }: TaskInput<'store.compact'>): null {
  compactDocument(folder, document, updates => {
    const doc = new Y.Doc()
    doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update)))
    return Y.encodeStateAsUpdate(doc)
  })
  return null
}

export function checkStore({ folder }: TaskInput<'store.check'>): Damage[] {
  return checkFolder(folder)
}
