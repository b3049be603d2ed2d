import { readSets } from '../../../core/deal/sets'
import type { BoardDocument } from '../../../core/documents/board'
import { readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import { isId, type BoardId } from '../../../core/ids'
import { boardDocument, WORKSPACE_DOCUMENT } from '../documents/names'
import type { DocumentRegistry } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { dealValues, unreadableValues, type DealValues, type Names } from './deal-row'
import { COLUMN, NameCache, type Renamed } from './name-cache'
import type { Projection } from './projection'
import { Standing, type Relinked } from './standing'

/** Deals written to the tables in one turn of the loop at most, so that an edit never waits long behind an import. */
const ROWS_PER_TURN = 200
/** Reading them ends earlier once it has taken so long: a busy or slow machine writes fewer in a turn. Writing takes about as long. */
const READING_MS = 4
/** Quiet time before the tables are marked as clean. */
const CLEAN_AFTER_MS = 300

export interface DealsChanged {
  readonly boardId: BoardId
  readonly ids: readonly string[]
}

/** Keeps the projection equal to the documents: follows each transaction, catches up after a crash, rebuilds on command. */
export class Follower {
  readonly #boards = new Map<BoardId, BoardDocument>()
  /** Deals whose rows are due, by board. */
  readonly #due = new Map<BoardId, Set<string>>()
  readonly #deals = createSignal<DealsChanged>()
  readonly #lanes = createSignal<void>()
  readonly #directory = createSignal<void>()
  readonly #rebuilt = createSignal<void>()
  readonly #names: NameCache
  readonly #standing: Standing
  readonly #namesAreCurrent: boolean
  readonly #stop: (() => void)[] = []
  /** Deals that were merged or merged into, as far as was seen: one that is taken back shows the others again. */
  readonly #merged = new Map<BoardId, Set<string>>()
  #stages = ''
  #draining = false
  #cancelClean: () => void = () => undefined
  #idle: (() => void)[] = []

  constructor(
    private readonly projection: Projection,
    private readonly registry: DocumentRegistry,
    private readonly workspace: WorkspaceDocument,
    private readonly timers: Timers,
  ) {
    // Rows hold names, too: after a crash between a rename and its rows, every board is derived anew.
    this.#namesAreCurrent = this.#covers(WORKSPACE_DOCUMENT)
    this.#names = new NameCache(workspace, renamed => this.#onRenamed(renamed))
    this.#standing = new Standing(
      workspace,
      (boardId, dealId) => this.#boards.get(boardId)?.deals.has(dealId) ?? false,
      relinked => this.#onRelinked(relinked),
    )
    this.#stop.push(workspace.collections.moves.onChange(ids => this.#enqueueEverywhere(ids)))
    for (const collection of Object.values(workspace.collections))
      this.#stop.push(collection.onChange(() => this.#onNamed()))
    this.#stop.push(workspace.collections.stages.onChange(() => this.#writeStages()))
    const meta = workspace.doc.getMap('meta')
    const onMeta = (): void => this.#directory.emit()
    meta.observe(onMeta)
    this.#stop.push(() => meta.unobserve(onMeta))
    this.#writeStages()
  }

  /** Rows of these deals are new, or gone. */
  readonly onDeals = this.#deals.on
  /** The lanes themselves changed: every view of a board is asked for again. */
  readonly onLanes = this.#lanes.on
  /** Something that is named changed: boards, stages, people, accounts, ... */
  readonly onDirectory = this.#directory.on
  /** The tables were made empty, and are being derived anew. */
  readonly onRebuilt = this.#rebuilt.on

  /** What deals are named by. */
  get names(): Names {
    return this.#names
  }

  /** Deals as they are shown: followed through merges and moves. */
  get standing(): Standing {
    return this.#standing
  }

  /** Whether the tables hold this board as it is on disk, so that it can be shown without decoding it. */
  isCurrent(boardId: BoardId): boolean {
    return this.#namesAreCurrent && this.#covers(boardDocument(boardId))
  }

  #covers(document: DocumentName): boolean {
    const coverage = this.projection.coverage(document)
    const seq = this.registry.store.lastSeq(document)
    return seq === 0 || (coverage !== null && coverage.clean && coverage.seq === seq)
  }

  /** Follows a board that was loaded; derives it anew when the tables do not hold it as it is. */
  follow(boardId: BoardId, board: BoardDocument): void {
    this.#boards.set(boardId, board)
    this.#stop.push(board.deals.onChange(ids => this.#onDealsChanged(boardId, board, ids)))
    // Deals that were moved here may have been shown on the board that they came from until now.
    this.#enqueueEverywhere(this.workspace.collections.moves.ids().filter(id => board.deals.has(id)))
    if (!this.isCurrent(boardId)) this.#derive(boardId, board)
    this.#schedule()
  }

  /** Throws the tables away and derives them again from every loaded document. Resolves with the number of deals. */
  async rebuild(): Promise<number> {
    this.#stages = ''
    this.projection.clear()
    this.#writeStages()
    this.#rebuilt.emit()
    for (const [boardId, board] of this.#boards) this.#derive(boardId, board)
    this.#lanes.emit()
    await this.idle()
    this.#lanes.emit()
    return [...this.#boards.values()].reduce((sum, board) => sum + board.deals.ids().length, 0)
  }

  /** Brings the tables up to now, before a command reads them. Left to the loop when an import is still being written. */
  catchUp(boardId: BoardId): void {
    const due = this.#due.get(boardId)
    if (due !== undefined && due.size <= ROWS_PER_TURN) this.#write(boardId, due, Infinity)
  }

  /** Deals still to be written, of the boards that are loaded; those of others wait until theirs is. */
  get backlog(): number {
    let count = 0
    for (const boardId of this.#boards.keys()) count += this.#due.get(boardId)?.size ?? 0
    return count
  }

  /** Resolves when the tables hold all that the documents do. */
  idle(): Promise<void> {
    return this.backlog === 0 ? Promise.resolve() : new Promise(resolve => this.#idle.push(resolve))
  }

  destroy(): void {
    this.#cancelClean()
    this.markClean()
    this.#names.destroy()
    this.#standing.destroy()
    for (const stop of this.#stop) stop()
    this.#due.clear()
  }

  /** Marks what is whole and on disk, so that the next start need not decode it. */
  markClean(): void {
    if (this.backlog > 0 || this.registry.saving.pending > 0) return
    const boards = [...this.#boards.keys()].map(boardDocument)
    // Names are whole only where every board that they may stand on is.
    const all = readRecords(this.workspace, 'boards').every(board => this.#boards.has(board.id))
    for (const document of all ? [WORKSPACE_DOCUMENT, ...boards] : boards) {
      const seq = this.registry.store.lastSeq(document)
      const coverage = this.projection.coverage(document)
      if (coverage?.seq !== seq || !coverage.clean) this.#markClean(document, seq)
    }
  }

  #markClean(document: DocumentName, seq: number): void {
    try {
      this.projection.markClean(document, seq)
    } catch {
      // Left unclean: the next start derives the board again, which is right.
    }
  }

  #derive(boardId: BoardId, board: BoardDocument): void {
    try {
      this.projection.clearBoard(boardDocument(boardId), boardId)
    } catch {
      this.#startOverInMemory()
      return
    }
    this.#enqueue(boardId, new Set(board.deals.knownIds()))
  }

  #enqueue(boardId: BoardId, ids: ReadonlySet<string>): void {
    const due = this.#due.get(boardId) ?? new Set()
    for (const id of ids) due.add(id)
    this.#due.set(boardId, due)
    this.#schedule()
  }

  /** What was moved or merged changes what is shown of others, too. */
  #onDealsChanged(boardId: BoardId, board: BoardDocument, ids: ReadonlySet<string>): void {
    this.#enqueue(boardId, ids)
    const merged = this.#merged.get(boardId) ?? new Set()
    this.#merged.set(boardId, merged)
    for (const id of ids) {
      const into = board.deals.value(id, 'mergedInto')
      if (typeof into === 'string' && isId(into)) merged.add(id).add(into)
      if (this.workspace.collections.moves.has(id)) this.#enqueueEverywhere([id])
    }
    if ([...ids].some(id => merged.has(id))) this.#enqueue(boardId, merged)
  }

  #enqueueEverywhere(ids: Iterable<string>): void {
    for (const id of ids)
      for (const [boardId, board] of this.#boards)
        if (board.deals.has(id)) this.#enqueue(boardId, new Set([id]))
  }

  #schedule(): void {
    if (this.#draining) return
    this.#draining = true
    this.timers.soon(() => {
      this.#draining = false
      for (const [boardId, due] of this.#due) this.#write(boardId, due, READING_MS)
      if (this.backlog > 0) this.#schedule()
      else for (const resolve of this.#idle.splice(0)) resolve()
    })
  }

  /** Writes the next rows of a board, and tells its views. */
  #write(boardId: BoardId, due: Set<string>, readingMs: number): void {
    const board = this.#boards.get(boardId)
    if (board === undefined || due.size === 0) return
    const until = performance.now() + readingMs
    const ids: string[] = []
    const rows: (readonly [string, DealValues | null])[] = []
    for (const id of due) {
      rows.push([id, this.#valuesOf(board, boardId, id)])
      if (ids.push(id) === ROWS_PER_TURN || performance.now() > until) break
    }
    for (const id of ids) due.delete(id)
    try {
      this.projection.writeDeals(boardDocument(boardId), boardId, rows)
    } catch {
      this.#startOverInMemory()
      return
    }
    this.#deals.emit({ boardId, ids })
    this.#scheduleClean()
  }

  #onNamed(): void {
    this.#directory.emit()
    this.#scheduleClean()
  }

  #scheduleClean(): void {
    this.#cancelClean()
    this.#cancelClean = this.timers.after(CLEAN_AFTER_MS, () => this.markClean())
  }

  /** A deal that can't be derived is shown as one that can't be read, and takes no other along. */
  #valuesOf(board: BoardDocument, boardId: BoardId, id: string): DealValues | null {
    try {
      return dealValues(this.#standing.deal(boardId, board.deals, id), boardId, this.#names)
    } catch {
      return unreadableValues(boardId, id)
    }
  }

  /** The disk takes no more (S8): people go on seeing their boards, from tables that the next start makes anew. */
  #startOverInMemory(): void {
    this.projection.moveToMemory()
    this.#stages = ''
    this.#writeStages()
    this.#rebuilt.emit()
    for (const [boardId, board] of this.#boards) this.#derive(boardId, board)
  }

  #writeStages(): void {
    const stages = readRecords(this.workspace, 'stages').filter(stage => stage.deleted === null)
    const known = stages.map(({ id, boardId }) => ({ id, boardId })).sort((a, b) => (a.id < b.id ? -1 : 1))
    const print = JSON.stringify(known)
    if (print === this.#stages) return
    this.#stages = print
    try {
      this.projection.writeStages(known)
    } catch {
      this.#startOverInMemory()
      return
    }
    this.#lanes.emit()
  }

  #onRelinked({ collection, ids }: Relinked): void {
    if (collection === 'contacts') return this.#directory.emit()
    const column = COLUMN[collection]
    this.#onRenamed(ids.map(id => ({ column, id })))
  }

  #onRenamed(renamed: readonly Renamed[]): void {
    this.#scheduleClean()
    for (const column of new Set(renamed.map(each => each.column)))
      for (const { id, boardId } of this.projection.dealIdsBy(column, idsOf(renamed, column)))
        this.#enqueue(boardId as BoardId, new Set([id]))
    const people = new Set(idsOf(renamed, 'owner_id'))
    if (people.size > 0) this.#enqueueHelpedBy(people)
  }

  /** Deals are found by whoever helps with them, too; who that is stands in no column. All are looked for in one pass. */
  #enqueueHelpedBy(people: ReadonlySet<string>): void {
    for (const [boardId, { deals }] of this.#boards) {
      const isHelped = (id: string): boolean =>
        readSets(deals.read(id)?.fields ?? {}).team.some(({ personId }) => people.has(personId))
      const helped = deals.ids().filter(isHelped)
      if (helped.length > 0) this.#enqueue(boardId, new Set(helped))
    }
  }
}

function idsOf(renamed: readonly Renamed[], column: Renamed['column']): string[] {
  return renamed.filter(each => each.column === column).map(({ id }) => id)
}
