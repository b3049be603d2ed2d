import type { Seat } from '../../../../core/deal/committee'

export interface Spot {
  readonly x: number
  readonly y: number
}

/** How far from the edge somebody is kept, so that all of their name is seen. */
const MARGIN = { x: 0.16, y: 0.12 } as const

const ACROSS = { against: 0.2, neutral: 0.5, unknown: 0.5, for: 0.8 } as const

/** Where a seat stands on the map: where it was put, else by its stance and weight, beside those before it. */
export function spotOf(seat: Seat, at: number): Spot {
  if (seat.spot !== null) return within(seat.spot)
  const y = 0.85 - (seat.influence ?? 2) * 0.22
  // Those of whom the same is known would hide each other.
  return within({ x: ACROSS[seat.stance] + ((at % 3) - 1) * 0.11, y: y + ((at % 2) - 0.5) * 0.24 })
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
