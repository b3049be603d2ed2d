import * as Y from 'yjs'
import type { TaskInput } from '../tasks/port'
import { refusedOutput } from '../exchange/output-file'
import { exportText, writeExport } from '../exchange/write-export'
import { backupFolder, backupWorkspace } from '../store/backup'
import { checkFolder } from '../store/check'
import { compactDocument } from '../store/compaction'
import { StoreError, type Damage } from '../store/port'
import { withStoredWorkspace } from './documents'

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

export function backupStore({ folder, path }: TaskInput<'store.backup'>): null {
  assertOutput(folder, path, 'backup')
  backupWorkspace(folder, path, () => backupFolder(folder, path))
  return null
}

export function exportStored({ folder, boardId, format, path }: TaskInput<'export.write'>): number {
  assertOutput(folder, path, 'export')
  return withStoredWorkspace(folder, stored => {
    const text = exportText(stored, boardId === null ? stored.boardIds() : [boardId], format)
    writeExport(text, path)
    return text.deals
  })
}

function assertOutput(folder: string, path: string, what: 'export' | 'backup'): void {
  const refused = refusedOutput(folder, path, what)
  if (refused !== null) throw new StoreError('unknown', refused)
}
