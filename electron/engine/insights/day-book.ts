import { readRecord } from '../../../core/documents/workspace'
import type { BoardId, StageId } from '../../../core/ids'
import { STILL_AFTER_DAYS, type DayDeal } from '../../../core/insights/my-day'
import type { Follower } from '../projection/follower'
import type { OwnDeal } from '../projection/own-deals'
import type { WinSource } from './source'
import { DayBoard } from './day-deal'
import { basisOf, type FactBasis } from './fact-source'

/** How long deals are read before the loop has its turn (S10), and how often a window is told anew while others write. */
const READING_MS = 4
const PAUSE_MS = 100

/** What a day is worked out from, beside what *how to win this one* needs. */
export interface DaySource extends Pick<WinSource, 'document' | 'timers' | 'board'> {
  readonly follower: Pick<Follower, 'onDeals' | 'onDirectory' | 'onRebuilt' | 'standing'>
  myPersonIds(): string[]
  /** Open or not, on whatever board, of these people. */
  dealsOwnedBy(personIds: readonly string[]): OwnDeal[]
}

export interface DayTold {
  /** This member has said who they are. */
  readonly isClaimed: boolean
  readonly deals: readonly DayDeal[]
  /** Days of stillness after which a deal of that stage stands still. */
  readonly limitOf: (stageId: StageId) => number
}

/**
 * The day of this member: their own open deals, read once in turns and followed after that, so that an edit reads one deal again and
 * not all. Nobody else's day can be asked for.
 */
export class DayBook {
  readonly #boards = new Map<BoardId, DayBoard>()
  readonly #deals = new Map<string, DayDeal>()
  /** Deals to be read, by board. */
  readonly #due = new Map<BoardId, Set<string>>()
  readonly #stop: readonly (() => void)[]
  #basis: FactBasis
  #mine: ReadonlySet<string>
  #cancel: (() => void) | null = null
  #hasTold = false

  constructor(
    private readonly source: DaySource,
    private readonly tell: (told: DayTold) => void,
  ) {
    this.#basis = basisOf(source.document)
    this.#mine = new Set(source.myPersonIds())
    this.#stop = [
      source.follower.onDeals(({ boardId, ids }) => this.#enqueue(boardId, ids)),
      source.follower.onDirectory(() => this.#compare()),
      source.follower.onRebuilt(() => this.#reset()),
    ]
    this.#reset()
  }

  destroy(): void {
    this.#cancel?.()
    for (const board of this.#boards.values()) board.destroy()
    for (const stop of this.#stop) stop()
  }

  #reset(): void {
    this.#deals.clear()
    this.#due.clear()
    for (const { id, boardId } of this.source.dealsOwnedBy([...this.#mine])) this.#enqueue(boardId, [id])
    this.#schedule()
  }

  /** A person who was claimed, a stage, a rate: the day is another one. */
  #compare(): void {
    const [basis, mine] = [basisOf(this.source.document), new Set(this.source.myPersonIds())]
    const isSame =
      basis.print === this.#basis.print &&
      limitsOf(basis) === limitsOf(this.#basis) &&
      [...mine].join() === [...this.#mine].join()
    this.#basis = basis
    this.#mine = mine
    if (isSame) return
    this.#reset()
  }

  #enqueue(boardId: BoardId, ids: readonly string[]): void {
    if (this.#mine.size === 0 || ids.length === 0) return
    const due = this.#due.get(boardId) ?? new Set()
    for (const id of ids) due.add(id)
    this.#due.set(boardId, due)
    this.#schedule()
  }

  #schedule(): void {
    const { timers } = this.source
    this.#cancel ??= this.#hasTold
      ? timers.after(PAUSE_MS, () => this.#turn())
      : timers.soon(() => this.#turn())
  }

  #turn(): void {
    this.#readSome()
    this.#cancel = this.#due.size > 0 ? this.source.timers.soon(() => this.#turn()) : null
    if (this.#cancel === null) this.#tell()
  }

  #readSome(): void {
    const until = performance.now() + READING_MS
    for (const [boardId, due] of this.#due) {
      const isShown = readRecord(this.source.document, 'boards', boardId)?.deleted === null
      for (const id of due) {
        this.#read(isShown ? this.#board(boardId) : null, boardId, id)
        due.delete(id)
        if (performance.now() > until) break
      }
      if (due.size === 0) this.#due.delete(boardId)
      if (performance.now() > until) return
    }
  }

  #read(board: DayBoard | null, boardId: BoardId, id: string): void {
    const deal = board?.read(id, this.#mine, this.#basis) ?? null
    if (deal !== null) this.#deals.set(id, deal)
    // A deal that was removed here may stand on another board, too.
    else if (this.#deals.get(id)?.boardId === boardId) this.#deals.delete(id)
  }

  #board(boardId: BoardId): DayBoard {
    const known = this.#boards.get(boardId)
    if (known !== undefined) return known
    const board = new DayBoard(boardId, this.source.board(boardId), this.source.follower.standing, ids =>
      this.#enqueue(boardId, ids),
    )
    this.#boards.set(boardId, board)
    return board
  }

  /** Tells the same again, after a while: something beside these deals is another. */
  tellAgain(): void {
    this.#schedule()
  }

  #tell(): void {
    this.#hasTold = true
    const limitOf = (stageId: StageId): number =>
      this.#basis.stages.get(stageId)?.stillAfterDays ?? STILL_AFTER_DAYS
    this.tell({ isClaimed: this.#mine.size > 0, deals: [...this.#deals.values()], limitOf })
  }
}

function limitsOf({ stages }: FactBasis): string {
  return [...stages.values()].map(stage => `${stage.id}:${stage.stillAfterDays}`).join()
}
