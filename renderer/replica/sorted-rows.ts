import { byOrder } from '../../core/order'
import type { CardRow } from '../../electron/contract/rows'

/** Up to this many changes to a lane are spliced in one by one; more are merged in one pass. */
const FEW = 24

/** Where a row stands in a sorted lane, or where it would (the complement, negative) when it is not there. */
export function findRow(rows: readonly CardRow[], row: Pick<CardRow, 'order' | 'id'>): number {
  let low = 0
  let high = rows.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const compared = byOrder(rows[middle] as CardRow, row)
    if (compared === 0) return middle
    if (compared < 0) low = middle + 1
    else high = middle - 1
  }
  return ~low
}

/** A lane without `removed` and with `added`: a new array, sorted by (order, id). The lane given is left as it is. */
export function patchLane(
  lane: readonly CardRow[],
  removed: readonly CardRow[],
  added: CardRow[],
): readonly CardRow[] {
  if (removed.length + added.length > FEW) return mergeLane(lane, removed, added)
  const next = lane.slice()
  for (const row of removed) {
    const at = findRow(next, row)
    if (at >= 0) next.splice(at, 1)
  }
  for (const row of added) {
    const at = findRow(next, row)
    if (at >= 0) next[at] = row
    else next.splice(~at, 0, row)
  }
  return next
}

function mergeLane(lane: readonly CardRow[], removed: readonly CardRow[], added: CardRow[]): CardRow[] {
  const gone = new Set<string>(removed.map(row => row.id))
  const fresh = added.sort(byOrder)
  const merged: CardRow[] = []
  let next = 0
  for (const row of lane) {
    if (gone.has(row.id)) continue
    while (next < fresh.length && byOrder(fresh[next] as CardRow, row) < 0)
      merged.push(fresh[next++] as CardRow)
    merged.push(row)
  }
  for (; next < fresh.length; next++) merged.push(fresh[next] as CardRow)
  return merged
}
