import { join } from 'node:path'
import { openBoard, type BoardDocument } from '../../../core/documents/board'
import {
  currentIdOf,
  openWorkspace,
  isIdentityOf,
  readIdentity,
  readRecords,
  type WorkspaceDocument,
  type WorkspaceIdentity,
} from '../../../core/documents/workspace'
import type { BoardId, PageId, WorkspaceId } from '../../../core/ids'
import { Blobs } from '../blobs/blobs'
import { Documents } from '../documents/documents'
import {
  boardDocument,
  isReplicable,
  pageDocument,
  talkDocument,
  WORKSPACE_DOCUMENT,
} from '../documents/names'
import { noteWriters } from '../documents/note-writers'
import { DocumentRegistry } from '../documents/registry'
import { VersionKeeper } from '../history/version-keeper'
import { AskBook } from '../insights/ask-book'
import { WinBook } from '../insights/how-to-win'
import { BriefFollower } from '../projection/brief-follower'
import { Follower } from '../projection/follower'
import { PageFollower } from '../projection/page-follower'
import { ownDeals, type OwnDeal } from '../projection/own-deals'
import { PageTables } from '../projection/page-tables'
import { Projection } from '../projection/projection'
import { WikiBook } from '../projection/wiki-book'
import { Replicas } from '../replicas/replicas'
import { DealSource } from '../search/deal-source'
import { SearchFeed } from '../search/feed'
import { PageSource } from '../search/page-source'
import { TalkSource } from '../search/talk-source'
import { SearchIndex } from '../search/search-index'
import { contactSource, nameSource } from '../search/source'
import type { DocumentName, DocumentStore } from '../store/port'
import type { Timers } from '../timers'
import type { LocalMember } from './identity'

/** How long the boards wait, after opening, for a window to be shown one of them before all are decoded. */
const WINDOW_FIRST_MS = 2_000

export interface WorkspaceOptions {
  readonly id: WorkspaceId
  readonly folder: string
  readonly store: DocumentStore
  readonly member: LocalMember
  readonly timers: Timers
  /** `:memory:` in tests. */
  readonly projectionPath?: string
}

/** One open workspace: its store, its documents, its projection. Everything else asks this for what it needs. */
export class OpenWorkspace {
  readonly id: WorkspaceId
  readonly folder: string
  readonly member: LocalMember
  readonly timers: Timers
  readonly store: DocumentStore
  readonly registry: DocumentRegistry
  /** All documents, also those that are not in memory. */
  readonly documents: Documents
  /** Documents that windows hold replicas of. */
  readonly replicas: Replicas
  readonly versions: VersionKeeper
  readonly blobs: Blobs
  readonly document: WorkspaceDocument
  readonly projection: Projection
  readonly follower: Follower
  readonly search: SearchIndex
  readonly searchFeed: SearchFeed
  readonly briefs: BriefFollower
  readonly pageTables: PageTables
  readonly pageFollower: PageFollower
  readonly wiki: WikiBook
  readonly #boards = new Map<BoardId, BoardDocument>()
  readonly #onBoard = new Set<(boardId: BoardId) => void>()
  readonly #stop: readonly { destroy(): void }[]
  #winBook: WinBook | null = null
  #askBook: AskBook | null = null
  #closed = false
  #mayDecode = false

  constructor(options: WorkspaceOptions) {
    this.id = options.id
    this.folder = options.folder
    this.member = options.member
    this.timers = options.timers
    this.store = options.store
    this.registry = new DocumentRegistry(options.store, options.timers)
    this.documents = new Documents(this.registry, options.timers)
    this.replicas = new Replicas(options.id, this.registry, options.timers)
    this.versions = new VersionKeeper(this)
    this.blobs = new Blobs({ ...{ folder: options.folder, timers: options.timers }, workspaceId: options.id })
    this.document = openWorkspace(this.registry.open(WORKSPACE_DOCUMENT).doc)
    this.projection = new Projection(options.projectionPath ?? join(options.folder, 'projection.sqlite'))
    this.follower = new Follower(this.projection, this.registry, this.document, options.timers)
    this.briefs = new BriefFollower(
      this.projection,
      this.documents,
      this.registry,
      this.document,
      this.timers,
    )
    this.follower.onRebuilt(() => this.briefs.catchUp())
    this.search = new SearchIndex(
      () => this.projection.database,
      () => options.timers.now(),
    )
    this.searchFeed = this.#openFeed()
    this.pageTables = new PageTables(this.projection)
    this.pageFollower = new PageFollower(
      this.pageTables,
      this.documents,
      this.registry,
      this.document,
      this.timers,
    )
    this.wiki = new WikiBook(
      this.document,
      this.member.id,
      this.pageFollower,
      id => this.#isHere(pageDocument(id)),
      this.timers,
    )
    this.#stop = [
      this.briefs,
      this.pageFollower,
      this.wiki,
      noteWriters(this.registry, this.documents, this.member.id, this.timers),
    ]
    this.document.collections.boards.onChange(() => this.#loadBoards())
    this.document.doc.on('afterTransaction', this.#introduceMember)
    this.#introduceMember()
  }

  #openFeed(): SearchFeed {
    const { briefs, follower } = this
    const deals = new DealSource(() => this.projection.database, this.document, follower.names, briefs)
    const names = (['account', 'person', 'competitor'] as const).map(kind => nameSource(this.document, kind))
    const isWriting = (id: PageId): boolean => this.registry.isWriting(pageDocument(id))
    const pages = new PageSource(this.document, this.documents, isWriting, this.search, this.timers)
    const isTalking = (about: string): boolean => this.registry.isWriting(talkDocument(about))
    const talks = new TalkSource(this.document, this.documents, isTalking, this.search, this.timers)
    const sources = [...names, contactSource(this.document), pages, talks]
    return new SearchFeed(this.search, deals, sources, this.follower, this.timers)
  }

  /** The board's document, loaded now if it was not: about 100 ms for 10,000 deals. */
  board(boardId: BoardId): BoardDocument {
    const known = this.#boards.get(boardId)
    if (known !== undefined) return known
    const board = openBoard(this.registry.open(boardDocument(boardId)).doc)
    performance.mark('board-decoded')
    this.#boards.set(boardId, board)
    this.follower.follow(boardId, board)
    for (const listener of this.#onBoard) listener(boardId)
    return board
  }

  /** What helps to win deals: made when the first deal is opened, which is after the first lanes are seen. */
  get winBook(): WinBook {
    return (this.#winBook ??= new WinBook(this))
  }

  /** What this member is asked: made when their day is first looked at. */
  get askBook(): AskBook {
    return (this.#askBook ??= new AskBook(this))
  }

  loadedBoards(): BoardId[] {
    return [...this.#boards.keys()]
  }

  onBoardLoaded(listener: (boardId: BoardId) => void): () => void {
    this.#onBoard.add(listener)
    return () => this.#onBoard.delete(listener)
  }

  boardIds(): BoardId[] {
    return readRecords(this.document, 'boards').map(board => board.id)
  }

  /**
   * From now on every board is loaded in the background; but decoding holds the loop, so a window that is just being shown its first
   * lanes, from the tables, goes first.
   */
  loadBoardsSoon(): void {
    this.timers.after(WINDOW_FIRST_MS, this.boardShown)
  }

  /** A window has all rows of a board: what waited for that may begin. */
  readonly boardShown = (): void => {
    if (this.#mayDecode || this.#closed) return
    this.#mayDecode = true
    this.#loadBoards()
    this.searchFeed.begin()
    this.pageFollower.catchUp()
    this.briefs.catchUp()
  }

  /** Loads every board, one a turn of the loop, so that all of the workspace is here and follows the relay (S6). */
  #loadBoards(): void {
    if (!this.#mayDecode || this.#closed) return
    const next = this.boardIds().find(boardId => !this.#boards.has(boardId))
    if (next === undefined) return
    this.timers.soon(() => {
      if (this.#closed) return
      this.board(next)
      this.#loadBoards()
    })
  }

  /** Whether anything of a document is on this computer. */
  #isHere(name: DocumentName): boolean {
    return this.registry.get(name) !== undefined || this.documents.seq(name) > 0
  }

  /** Documents of text that are here, or that the workspace names: their rooms can be looked at where a relay does not list them. */
  knownReplicas(): DocumentName[] {
    const pages = this.document.collections.pages.ids()
    const named = pages.flatMap(id => [`page/${id}`, `talk/${id}`]).filter(isReplicable)
    return [...new Set([...named, ...this.documents.names().filter(isReplicable)])]
  }

  /** Who this workspace is; null while that has not arrived, or where what arrived belongs to another one. */
  identity(): WorkspaceIdentity | null {
    const identity = readIdentity(this.document)
    return identity !== null && isIdentityOf(identity, this.id) ? identity : null
  }

  /** People that this computer's member is. */
  myPersonIds(): string[] {
    return readRecords(this.document, 'people').flatMap(person =>
      person.claimedBy === this.member.id ? [currentIdOf(this.document, 'people', person.id)] : [],
    )
  }

  dealsOwnedBy(personIds: readonly string[]): OwnDeal[] {
    return ownDeals(this.projection, personIds)
  }

  /** Documents that a newer app wrote: shown, never written to (D9). */
  newerDocuments(): string[] {
    const boards = [...this.#boards]
      .filter(([, board]) => board.opened.state === 'newer')
      .map(([boardId]) => boardDocument(boardId) as string)
    return this.document.opened.state === 'newer' ? [WORKSPACE_DOCUMENT, ...boards] : boards
  }

  async close(): Promise<void> {
    this.#closed = true
    this.versions.close()
    this.replicas.close()
    await this.blobs.close()
    this.document.doc.off('afterTransaction', this.#introduceMember)
    await this.registry.settled().catch(() => undefined)
    this.searchFeed.destroy()
    this.#winBook?.destroy()
    this.#askBook?.destroy()
    for (const each of this.#stop) each.destroy()
    this.follower.destroy()
    for (const board of this.#boards.values()) board.destroy()
    this.document.destroy()
    this.documents.close()
    await this.registry.close()
    this.projection.close()
    await this.store.close()
  }

  /** Adds this computer's member once the workspace is here: a joined one is empty until it arrives, and opening never seeds (D8). */
  readonly #introduceMember = (): void => {
    if (this.#closed || this.identity() === null || this.document.opened.state === 'newer') return
    const { id, name, colour } = this.member
    const members = this.document.collections.members
    if (members.has(id)) return
    this.document.doc.transact(() => members.create(id, { name, colour }), { from: 'seed' })
  }
}
