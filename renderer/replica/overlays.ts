import { ordersBetween } from '../../core/order'
import type { DealId } from '../../core/ids'
import type { CardRow } from '../../electron/contract/rows'
import type { BoardRows, Overlay } from './board-rows'

/** A card with some fields as this person has just set them. */
export function editOverlay(dealId: DealId, fields: Partial<CardRow>): Overlay {
  const wanted = JSON.stringify(Object.entries(fields).sort())
  return {
    dealId,
    apply: row => (row === null ? null : { ...row, ...fields }),
    settled: row => {
      if (row === null) return true
      const now = Object.keys(fields).map(name => [name, row[name as keyof CardRow]])
      return JSON.stringify(now.sort()) === wanted
    },
  }
}

export function deleteOverlay(dealId: DealId): Overlay {
  return { dealId, apply: () => null, settled: row => row === null }
}

/** A new card; the engine's own row replaces it when it comes. */
export function createOverlay(created: CardRow): Overlay {
  return { dealId: created.id, apply: row => row ?? created, settled: row => row !== null }
}

/** Cards moved together into a lane, just below `after` (or to its top): where they will stand until the engine says where they do. */
export function moveOverlays(
  rows: BoardRows,
  dealIds: readonly DealId[],
  lane: string,
  after: DealId | null,
): Overlay[] {
  const moved = new Set<string>(dealIds)
  const others = rows.lane(lane).filter(row => !moved.has(row.id))
  const at = after === null ? -1 : others.findIndex(row => row.id === after)
  const orders = spread(others[at]?.order ?? null, others[at + 1]?.order ?? null, dealIds.length)
  return dealIds.map((dealId, i) => {
    const order = orders[i] ?? ''
    const from = rows.row(dealId)?.order
    return {
      dealId,
      apply: row => (row === null ? null : { ...row, lane, order }),
      settled: row => row === null || (row.lane === lane && row.order !== from),
    }
  })
}

/** Two neighbours may carry one key (two people dropped between the same two cards): then the cards stand beside them. */
function spread(before: string | null, after: string | null, count: number): string[] {
  if (before !== null && after !== null && before >= after) return Array.from({ length: count }, () => before)
  return ordersBetween(before, after, count)
}
