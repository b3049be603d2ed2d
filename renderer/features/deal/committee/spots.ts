import type { Seat } from '../../../../core/deal/committee'

export interface Spot {
  readonly x: number
  readonly y: number
}

/** How far from the edge somebody is kept, so that all of their name is seen. */
const MARGIN = { x: 0.16, y: 0.12 } as const

/** Places that hide nobody, also where the map is narrow: against, in between and for, each from those who weigh most down. */
const COLUMNS = [0.17, 0.5, 0.83] as const
const ROWS = [0.16, 0.5, 0.84] as const
const COLUMN_OF = { against: 0, neutral: 1, unknown: 1, for: 2 } as const

/**
 * Where everybody stands on the map, in the order of the seats: where they were put, else by stance and weight, each on a place
 * of their own as long as there are any. Those who were put somewhere keep their place, so that nobody else moves when
 * one is dragged.
 */
export function spotsOf(seats: readonly Seat[]): readonly Spot[] {
  const taken = new Map<number, number>()
  return seats.map(seat => {
    const place = nearestFree(seat, taken)
    const before = taken.get(place) ?? 0
    taken.set(place, before + 1)
    if (seat.spot !== null) return within(seat.spot)
    // On a full map those on one place lie upon each other like cards: each can be taken hold of.
    const [x = 0.5, y = 0.5] = [COLUMNS[place % 3], ROWS[Math.floor(place / 3)]]
    return within({ x: x + before * 0.04, y: y + before * 0.06 })
  })
}

/** The free place nearest to the one that stance and weight ask for; the fewest on it first. Sideways says more than up and down. */
function nearestFree(seat: Seat, taken: ReadonlyMap<number, number>): number {
  const column = COLUMN_OF[seat.stance]
  const row = 3 - (seat.influence ?? 2)
  const places = COLUMNS.flatMap((_, x) =>
    ROWS.map((__, y) => ({
      place: y * 3 + x,
      cost: (taken.get(y * 3 + x) ?? 0) * 100 + Math.abs(x - column) * 4 + Math.abs(y - row),
    })),
  )
  return places.reduce((best, one) => (one.cost < best.cost ? one : best)).place
}

export function within({ x, y }: Spot): Spot {
  return { x: clamp(x, MARGIN.x), y: clamp(y, MARGIN.y) }
}

/** Where an arrow key leads; null for any other key. */
export function steppedBy(key: string, { x, y }: Spot): Spot | null {
  const step = STEPS[key]
  return step === undefined ? null : within({ x: x + step[0], y: y + step[1] })
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.04, 0],
  ArrowRight: [0.04, 0],
  ArrowUp: [0, -0.06],
  ArrowDown: [0, 0.06],
}

function clamp(value: number, margin: number): number {
  // As many digits as a screen has pixels: a longer number says nothing more and is kept for ever.
  return Math.round(Math.min(1 - margin, Math.max(margin, value)) * 1_000) / 1_000
}
