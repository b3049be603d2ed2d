import type { BoardId, DealId } from '../../core/ids'
import type { BoardPatch } from '../../electron/contract/queries'
import type { LaneTotal } from '../../electron/contract/rows'
import type { BoardRows } from './board-rows'

interface Fed {
  ids: Set<DealId>
  totals: readonly LaneTotal[]
  complete: boolean
}

/** The patches of several boards, brought to one set of rows: lanes are stages, so those of two boards never meet but in *unsorted*. */
export class BoardsFeed {
  readonly #boards = new Map<BoardId, Fed>()
  readonly #boardOf = new Map<DealId, BoardId>()

  constructor(
    readonly rows: BoardRows,
    boardIds: readonly BoardId[],
  ) {
    for (const boardId of boardIds) this.#boards.set(boardId, { ids: new Set(), totals: [], complete: false })
  }

  /** The board that a deal stands on, as far as it is shown. */
  readonly boardOf = (dealId: DealId): BoardId | undefined => this.#boardOf.get(dealId)

  apply(boardId: BoardId, patch: BoardPatch): void {
    const board = this.#boards.get(boardId)
    if (board === undefined) return
    if (patch.kind !== 'more') board.totals = patch.totals
    if (patch.kind !== 'change') board.complete = patch.complete
    switch (patch.kind) {
      case 'reset': {
        const before = board.ids
        board.ids = new Set(patch.rows.map(({ id }) => id))
        for (const id of board.ids) this.#boardOf.set(id, boardId)
        const gone = this.#gone(
          boardId,
          [...before].filter(id => !board.ids.has(id)),
        )
        this.rows.apply({ kind: 'change', upsert: patch.rows, remove: gone, totals: this.#totals() })
        return this.rows.apply({ kind: 'more', rows: [], complete: this.#complete() })
      }
      case 'more':
        this.#add(boardId, board, patch.rows)
        return this.rows.apply({ ...patch, complete: this.#complete() })
      case 'change': {
        this.#add(boardId, board, patch.upsert)
        for (const id of patch.remove) board.ids.delete(id)
        const remove = this.#gone(boardId, patch.remove)
        return this.rows.apply({ ...patch, remove, totals: this.#totals() })
      }
    }
  }

  #add(boardId: BoardId, board: Fed, rows: readonly { readonly id: DealId }[]): void {
    for (const { id } of rows) {
      board.ids.add(id)
      this.#boardOf.set(id, boardId)
    }
  }

  /** A deal that has moved to another board meanwhile is not gone. */
  #gone(boardId: BoardId, ids: readonly DealId[]): DealId[] {
    const gone = ids.filter(id => this.#boardOf.get(id) === boardId)
    for (const id of gone) this.#boardOf.delete(id)
    return gone
  }

  #complete(): boolean {
    return [...this.#boards.values()].every(board => board.complete)
  }

  /** One a lane: deals without a stage are of all boards. */
  #totals(): LaneTotal[] {
    const lanes = new Map<string, LaneTotal>()
    for (const { totals } of this.#boards.values())
      for (const total of totals) {
        const known = lanes.get(total.lane)
        lanes.set(total.lane, known === undefined ? total : added(known, total))
      }
    return [...lanes.values()]
  }
}

function added(a: LaneTotal, b: LaneTotal): LaneTotal {
  const sums = new Map(a.sums.map(({ currency, minor }) => [currency, minor]))
  for (const { currency, minor } of b.sums) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  const together = [...sums].map(([currency, minor]) => ({ currency, minor }))
  return { lane: a.lane, count: a.count + b.count, sums: together }
}
