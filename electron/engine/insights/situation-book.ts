import { readDealRecord } from '../../../core/deal/read-records'
import type { Give } from '../../../core/deal/ledger'
import type { TacticUse } from '../../../core/deal/tactic-use'
import type { BoardDocument } from '../../../core/documents/board'
import type { BoardId, DealId } from '../../../core/ids'
import type { Situation } from '../../../core/insights/how-to-win'
import { createSignal } from '../signal'
import type { WinSource } from './source'
import { ChangeIndex } from './change-index'
import { Sectors, situationBasis, situationOf, type SituationBasis } from './situation'

/** How long deals are read before the loop has its turn (S10). */
const READING_MS = 4

interface Followed {
  readonly board: BoardDocument
  readonly changes: ChangeIndex
}

/**
 * The situation of every deal, and every use of a page: what *how to win this one* is worked out from, kept in memory and
 * followed, so that an answer reads no document of another deal. Made when a deal is first opened.
 */
export class SituationBook {
  readonly #changed = createSignal<void>()
  readonly #boards = new Map<BoardId, Followed>()
  readonly #situations = new Map<DealId, Situation>()
  readonly #homes = new Map<DealId, BoardId>()
  readonly #uses = new Map<string, TacticUse>()
  readonly #gives = new Map<string, Give>()
  /** Deals to be read, by board. */
  readonly #due = new Map<BoardId, Set<string>>()
  readonly #sectors: Sectors
  readonly #stop: (() => void)[]
  #basis: SituationBasis
  #cancel: (() => void) | null = null

  constructor(private readonly workspace: WinSource) {
    const { document, follower } = workspace
    this.#basis = situationBasis(document)
    this.#sectors = new Sectors(document)
    const { boards, stages, rates, settings, accounts } = document.collections
    this.#stop = [
      ...[boards, stages, rates, settings].map(each => each.onChange(() => this.#compare())),
      accounts.onChange(ids => {
        if (this.#sectors.refresh(ids)) this.#readAll()
      }),
      follower.onDeals(({ boardId, ids }) => this.#enqueue(boardId, ids)),
      workspace.onBoardLoaded(boardId => this.#follow(boardId)),
    ]
    for (const boardId of workspace.loadedBoards()) this.#follow(boardId)
  }

  /** Deals or uses are others now, or all of them have been read. Once a turn. */
  readonly onChanged = this.#changed.on

  /** Whether everything that is loaded has been read: before that, records would be told too small. */
  get isComplete(): boolean {
    return this.#due.size === 0
  }

  get basis(): SituationBasis {
    return this.#basis
  }

  get sectors(): Sectors {
    return this.#sectors
  }

  situations(): Situation[] {
    return [...this.#situations.values()]
  }

  uses(): TacticUse[] {
    return [...this.#uses.values()].filter(use => use.deleted === null)
  }

  /** What was given and what came back, by deal. */
  givesByDeal(): Map<DealId, Give[]> {
    const byDeal = new Map<DealId, Give[]>()
    for (const give of this.#gives.values()) {
      const known = byDeal.get(give.dealId)
      if (known === undefined) byDeal.set(give.dealId, [give])
      else known.push(give)
    }
    return byDeal
  }

  /** A deal as it is now, also when it has just been edited. */
  situation(boardId: BoardId, dealId: DealId): Situation | null {
    this.#read(boardId, dealId)
    return this.#homes.get(dealId) === boardId ? (this.#situations.get(dealId) ?? null) : null
  }

  /** Where a deal is, and what has been noted of it. */
  home(dealId: DealId): (Followed & { readonly boardId: BoardId }) | null {
    const boardId = this.#homes.get(dealId)
    const followed = boardId === undefined ? undefined : this.#boards.get(boardId)
    return boardId === undefined || followed === undefined ? null : { boardId, ...followed }
  }

  destroy(): void {
    this.#cancel?.()
    for (const { changes } of this.#boards.values()) changes.destroy()
    for (const stop of this.#stop) stop()
  }

  #follow(boardId: BoardId): void {
    if (this.#boards.has(boardId)) return
    const board = this.workspace.board(boardId)
    this.#boards.set(boardId, { board, changes: new ChangeIndex(board) })
    const { uses, gives } = board.records
    const readUses = (ids: Iterable<string>): void => {
      for (const id of ids) keep(this.#uses, id, readDealRecord(board, 'uses', id))
      this.#schedule()
    }
    const readGives = (ids: Iterable<string>): void => {
      for (const id of ids) keep(this.#gives, id, readDealRecord(board, 'gives', id))
      this.#schedule()
    }
    this.#stop.push(uses.onChange(readUses), gives.onChange(readGives))
    readUses(uses.ids())
    readGives(gives.ids())
    this.#enqueue(boardId, board.deals.ids())
  }

  #compare(): void {
    const basis = situationBasis(this.workspace.document)
    if (basis.print === this.#basis.print) return
    this.#basis = basis
    this.#readAll()
  }

  #readAll(): void {
    for (const [boardId, { board }] of this.#boards) this.#enqueue(boardId, board.deals.ids())
  }

  #enqueue(boardId: BoardId, ids: readonly string[]): void {
    if (!this.#boards.has(boardId) || ids.length === 0) return
    const due = this.#due.get(boardId) ?? new Set()
    for (const id of ids) due.add(id)
    this.#due.set(boardId, due)
    this.#schedule()
  }

  #schedule(): void {
    this.#cancel ??= this.workspace.timers.soon(() => {
      this.#cancel = null
      this.#readSome()
      if (this.isComplete) this.#changed.emit()
      else this.#schedule()
    })
  }

  #readSome(): void {
    const until = performance.now() + READING_MS
    for (const [boardId, due] of this.#due) {
      for (const id of due) {
        this.#read(boardId, id as DealId)
        due.delete(id)
        if (performance.now() > until) break
      }
      if (due.size === 0) this.#due.delete(boardId)
      if (performance.now() > until) return
    }
  }

  #read(boardId: BoardId, dealId: DealId): void {
    const followed = this.#boards.get(boardId)
    if (followed === undefined) return
    const deal = this.workspace.follower.standing.deal(boardId, followed.board.deals, dealId)
    const situation = situationOf(boardId, deal, this.#basis, this.#sectors, id =>
      followed.changes.of(id, 'place'),
    )
    if (situation !== null) {
      this.#situations.set(dealId, situation)
      this.#homes.set(dealId, boardId)
    } else if (this.#homes.get(dealId) === boardId) {
      // A deal of a board that was removed may stand on another one, too.
      this.#situations.delete(dealId)
      this.#homes.delete(dealId)
    }
  }
}

function keep<T>(known: Map<string, T>, id: string, record: T | null): void {
  if (record === null) known.delete(id)
  else known.set(id, record)
}
