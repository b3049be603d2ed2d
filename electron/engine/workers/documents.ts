import * as Y from 'yjs'
import { standsElsewhere } from '../../../core/deal/standing'
import { openBoard, type BoardDocument } from '../../../core/documents/board'
import type { Origin } from '../../../core/documents/origin'
import { openWorkspace, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import type { BoardId, DealId, PageId } from '../../../core/ids'
import { boardDocument, pageDocument, WORKSPACE_DOCUMENT } from '../documents/names'
import { openDurable, type Connection } from '../store/connection'
import type { DocumentName } from '../store/port'
import { readDocument, walkLog } from '../store/read-document'
import { toStoreError } from '../store/store-errors'
import { storeFile } from '../store/store-files'

/** A workspace as its store holds it, in documents of this thread's own: what is written to them is a fork. */
export interface StoredWorkspace {
  readonly workspace: WorkspaceDocument
  readonly board: (id: BoardId) => BoardDocument
  /** A page's document, empty where it has not arrived. */
  readonly page: (id: PageId) => Y.Doc
  /** Boards that are not deleted. */
  readonly boardIds: () => BoardId[]
  /** Whether a board other than this one holds the deal. Boards are read when it is first asked. */
  readonly elsewhere: (than: BoardId) => (dealId: DealId) => boolean
  /** Whether a deal of this board was moved to another one, and is there. */
  readonly movedAway: (from: BoardId) => (dealId: DealId) => boolean
}

/**
 * Reads from a store over a connection of this thread's own, one consistent state of it. What is damaged is left alone: the
 * engine's own load has told of it.
 * @throws StoreError
 */
export function withStoredWorkspace<T>(folder: string, work: (stored: StoredWorkspace) => T): T {
  let connection: Connection
  try {
    connection = openDurable(storeFile(folder))
  } catch (error) {
    throw toStoreError(error, folder)
  }
  try {
    return connection.read(() => work(storedWorkspace(connection, folder)))
  } finally {
    connection.close()
  }
}

function storedWorkspace(connection: Connection, folder: string): StoredWorkspace {
  const load = (name: DocumentName): Y.Doc => loadDocument(connection, folder, name)
  const workspace = openWorkspace(load(WORKSPACE_DOCUMENT))
  const boards = new Map<BoardId, BoardDocument>()
  const board = (id: BoardId): BoardDocument => {
    const known = boards.get(id) ?? openBoard(load(boardDocument(id)))
    boards.set(id, known)
    return known
  }
  const boardIds = (): BoardId[] => readRecords(workspace, 'boards').filter(each => each.deleted === null).map(({ id }) => id) // prettier-ignore
  const elsewhere = (than: BoardId) => {
    let others: BoardDocument[] | null = null
    return (dealId: DealId): boolean => {
      others ??= boardIds().filter(id => id !== than).map(board) // prettier-ignore
      return others.some(other => other.deals.has(dealId))
    }
  }
  const holds = (id: BoardId, dealId: string): boolean =>
    boardIds().includes(id) && board(id).deals.has(dealId)
  const movedAway = (from: BoardId) => (dealId: DealId) => standsElsewhere(workspace, from, dealId, holds)
  return { workspace, board, movedAway, page: id => load(pageDocument(id)), boardIds, elsewhere }
}

function loadDocument(connection: Connection, folder: string, name: DocumentName): Y.Doc {
  const doc = new Y.Doc({ guid: name })
  const origin: Origin = { from: 'store' }
  try {
    const { updates } = readDocument(connection, name, walkLog(connection))
    doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update, origin)), origin)
    return doc
  } catch (error) {
    throw toStoreError(error, folder)
  }
}
