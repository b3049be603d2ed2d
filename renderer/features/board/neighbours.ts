import type { DealId } from '../../../core/ids'
import type { CardRow } from '../../../electron/contract/rows'
import type { BoardRows } from '../../replica/board-rows'

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** The card that a key goes to from another; null when there is none that way. Going sideways passes over empty lanes. */
export function neighbour(
  rows: BoardRows,
  lanes: readonly string[],
  from: DealId | null,
  direction: Direction,
): CardRow | null {
  const row = from === null ? undefined : rows.row(from)
  if (row === undefined) return firstCard(rows, lanes)
  const lane = rows.lane(row.lane)
  const index = rows.indexOf(row.id)
  switch (direction) {
    case 'up':
      return lane[index - 1] ?? null
    case 'down':
      return lane[index + 1] ?? null
    case 'first':
      return lane[0] ?? null
    case 'last':
      return lane.at(-1) ?? null
    case 'left':
    case 'right':
      return sideways(rows, lanes, row.lane, index, direction === 'left' ? -1 : 1)
  }
}

export function firstCard(rows: BoardRows, lanes: readonly string[]): CardRow | null {
  for (const lane of lanes) {
    const first = rows.lane(lane)[0]
    if (first !== undefined) return first
  }
  return null
}

function sideways(
  rows: BoardRows,
  lanes: readonly string[],
  lane: string,
  index: number,
  step: -1 | 1,
): CardRow | null {
  for (let at = lanes.indexOf(lane) + step; at >= 0 && at < lanes.length; at += step) {
    const cards = rows.lane(lanes[at] ?? '')
    if (cards.length > 0) return cards[Math.min(index, cards.length - 1)] ?? null
  }
  return null
}

/** The cards from one to another, both included, in the order of the lane; across lanes, lane by lane. */
export function between(rows: BoardRows, lanes: readonly string[], one: DealId, other: DealId): DealId[] {
  const position = (id: DealId) => [lanes.indexOf(rows.row(id)?.lane ?? ''), rows.indexOf(id)] as const
  const [a, b] = [position(one), position(other)]
  if (a[0] < 0 || b[0] < 0) return [other]
  const [from, to] = a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]) ? [a, b] : [b, a]
  const found: DealId[] = []
  for (let at = from[0]; at <= to[0]; at++) {
    const cards = rows.lane(lanes[at] ?? '')
    const start = at === from[0] ? from[1] : 0
    const end = at === to[0] ? to[1] : cards.length - 1
    for (const card of cards.slice(start, end + 1)) found.push(card.id)
  }
  return found
}

/** The ids in the order in which they stand on the board: how a group keeps its order when it moves. */
export function inBoardOrder(rows: BoardRows, lanes: readonly string[], ids: Iterable<DealId>): DealId[] {
  const key = (id: DealId) => lanes.indexOf(rows.row(id)?.lane ?? '') * 1e6 + rows.indexOf(id)
  return [...ids].filter(id => rows.row(id) !== undefined).sort((a, b) => key(a) - key(b))
}

/** The card just above a place in a lane, leaving out those that are being moved; null for the top. */
export function above(
  rows: BoardRows,
  lane: string,
  index: number,
  moved: ReadonlySet<DealId>,
): DealId | null {
  const cards = rows.lane(lane)
  for (let at = Math.min(index, cards.length) - 1; at >= 0; at--) {
    const card = cards[at]
    if (card !== undefined && !moved.has(card.id)) return card.id
  }
  return null
}
