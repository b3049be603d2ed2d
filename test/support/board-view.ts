import type { BoardId } from '../../core/ids'
import { byOrder } from '../../core/order'
import type { BoardFilter, CardRow, LaneTotal } from '../../electron/contract/rows'
import type { TestWindow } from './engine-harness'
import { until } from './until'

/** A board as a window holds it: patches applied the plain way. What tests compare with. */
export class BoardView {
  readonly rows = new Map<string, CardRow>()
  totals: LaneTotal[] = []
  complete = false
  firstPatchRows = 0
  readonly end: () => void

  constructor(window: TestWindow, boardId: BoardId, filter: Partial<BoardFilter> = {}) {
    this.end = window.subscribe('board', { boardId, filter }, patch => {
      if (patch.kind === 'reset') {
        this.rows.clear()
        this.firstPatchRows = patch.rows.length
      }
      if (patch.kind !== 'change') this.complete = patch.complete
      if (patch.kind !== 'more') this.totals = patch.totals
      for (const row of patch.kind === 'change' ? patch.upsert : patch.rows) this.rows.set(row.id, row)
      if (patch.kind === 'change') for (const id of patch.remove) this.rows.delete(id)
    })
  }

  lane(lane: string): CardRow[] {
    return [...this.rows.values()].filter(row => row.lane === lane).sort(byOrder)
  }

  titles(lane: string): string[] {
    return this.lane(lane).map(row => row.title)
  }

  whole(): Promise<void> {
    return until(() => this.complete, 'the whole board')
  }
}
