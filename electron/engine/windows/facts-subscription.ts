import { readRecord } from '../../../core/documents/workspace'
import type { BoardId, DealId } from '../../../core/ids'
import type { FactRow, FactsPatch } from '../../contract/fact-rows'
import { basisOf, readFact, type FactBasis } from '../insights/fact-source'
import { Moves } from '../insights/moves'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** How long facts are read before the loop has its turn (S10), and how many of them make a patch that a window takes in one frame. */
const READING_MS = 4
const CHUNK = 500

/** Every deal that counts, as one window's figures see it: all of them, then what changes. Answers with the way to end it. */
export function subscribeFacts(workspace: OpenWorkspace, send: (patch: FactsPatch) => void): () => void {
  const facts = new Facts(workspace, send)
  return () => facts.end()
}

class Facts {
  readonly #moves = new Map<BoardId, Moves>()
  /** Deals that changed, by board: a deal may stand on two (one of them removed). */
  readonly #changed = new Map<BoardId, Set<string>>()
  readonly #stop: readonly (() => void)[]
  #basis: FactBasis
  #boards: string
  #cancel: () => void = () => undefined
  #telling: (() => void) | null = null

  constructor(
    private readonly workspace: OpenWorkspace,
    private readonly send: (patch: FactsPatch) => void,
  ) {
    this.#basis = basisOf(workspace.document)
    this.#boards = shownBoards(workspace).join()
    this.#reset()
    const { follower } = workspace
    this.#stop = [
      follower.onDeals(({ boardId, ids }) => this.#note(boardId, ids)),
      follower.onDirectory(() => this.#compare()),
    ]
  }

  end(): void {
    this.#cancel()
    this.#telling?.()
    for (const moves of this.#moves.values()) moves.destroy()
    for (const stop of this.#stop) stop()
  }

  #reset(): void {
    this.#cancel()
    this.#changed.clear()
    this.send({ kind: 'reset', currency: this.#basis.currency })
    this.#cancel = this.workspace.timers.soon(() => this.#more(everyDeal(this.workspace)))
  }

  /** Reads on for a few milliseconds, sends what it has, and leaves the rest to the next turn. */
  #more(deals: Iterator<readonly [BoardId, string]>): void {
    const until = performance.now() + READING_MS
    const facts: FactRow[] = []
    let next = deals.next()
    while (next.done !== true) {
      const fact = this.#read(...next.value)
      if (fact !== null) facts.push(fact)
      next = deals.next()
      if (facts.length === CHUNK || performance.now() > until) break
    }
    const complete = next.done === true
    this.send({ kind: 'more', facts, complete })
    if (!complete) this.#cancel = this.workspace.timers.soon(() => this.#more(resumed(next, deals)))
  }

  #read(boardId: BoardId, id: string): FactRow | null {
    const board = this.workspace.board(boardId)
    let moves = this.#moves.get(boardId)
    if (moves === undefined) this.#moves.set(boardId, (moves = new Moves(board)))
    return readFact(boardId, board, moves, id, this.#basis, this.workspace.follower.standing)
  }

  #note(boardId: BoardId, ids: readonly string[]): void {
    const due = this.#changed.get(boardId) ?? new Set()
    for (const id of ids) due.add(id)
    this.#changed.set(boardId, due)
    // Several writes of one turn make one patch.
    this.#telling ??= this.workspace.timers.soon(() => this.#tell())
  }

  #tell(): void {
    this.#telling = null
    const upsert: FactRow[] = []
    const remove: DealId[] = []
    for (const [boardId, ids] of this.#changed) {
      const isShown = readRecord(this.workspace.document, 'boards', boardId)?.deleted === null
      for (const id of ids) {
        const fact = isShown ? this.#read(boardId, id) : null
        if (fact === null) remove.push(id as DealId)
        else upsert.push(fact)
      }
    }
    this.#changed.clear()
    // A deal that went from one board to another is gone from the first and there on the second.
    const there = new Set(upsert.map(({ id }) => id))
    const gone = remove.filter(id => !there.has(id))
    if (upsert.length + gone.length > 0) this.send({ kind: 'change', upsert, remove: gone })
  }

  /** A renamed account changes no figure; a rate, a stage or a board does. */
  #compare(): void {
    const [basis, boards] = [basisOf(this.workspace.document), shownBoards(this.workspace).join()]
    if (basis.print === this.#basis.print && boards === this.#boards) return
    this.#basis = basis
    this.#boards = boards
    this.#reset()
  }
}

/** The boards whose deals are in the figures: all that are not removed. */
export function shownBoards(workspace: OpenWorkspace): BoardId[] {
  return workspace
    .boardIds()
    .filter(boardId => readRecord(workspace.document, 'boards', boardId)?.deleted === null)
}

function* everyDeal(workspace: OpenWorkspace): Generator<readonly [BoardId, string]> {
  for (const boardId of shownBoards(workspace))
    for (const id of workspace.board(boardId).deals.ids()) yield [boardId, id]
}

/** The one that was taken already, then the rest. */
function* resumed<T>(next: IteratorResult<T>, rest: Iterator<T>): Generator<T> {
  for (let each = next; each.done !== true; each = rest.next()) yield each.value
}
