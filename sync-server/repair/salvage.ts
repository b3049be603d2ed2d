import { isAsWritten, type Kept } from '../store/assemble'
import type { RoomName } from '../room-name'
import type { WholeLog } from '../store/port'

/** A count that runs further ahead of the last readable entry than this is itself damage. */
const maxTail = 10_000

/** Everything a store could still read of a room, whatever state it is in. */
export interface Found {
  readonly room: RoomName
  readonly head: number
  readonly snapshots: readonly Kept[]
  readonly entries: readonly Kept[]
}

export interface Lost {
  readonly kind: 'snapshot' | 'entry'
  readonly seq: number
  readonly why: 'fails its checksum' | 'is missing'
}

export interface Salvaged {
  readonly log: WholeLog
  readonly lost: readonly Lost[]
}

/**
 * The log that is left of a damaged room: what can be vouched for under its own number, and an entry without bytes in place of
 * each that can't. Numbers stay what they are, so that nobody's cursor is wrong; clients that hold what is lost send it again.
 */
export function salvage({ room, head, snapshots, entries }: Found): Salvaged {
  const isGood = (kept: Kept): boolean => isAsWritten(room, kept)
  const good = new Map(entries.filter(isGood).map(({ seq, bytes }) => [seq, bytes]))
  const newest = snapshots.filter(isGood).sort((a, b) => b.seq - a.seq)[0]
  const lost: Lost[] = snapshots
    .filter(kept => !isGood(kept))
    .map(({ seq }) => ({ kind: 'snapshot', seq, why: 'fails its checksum' }))
  const base = newest?.seq ?? firstOf(good, lost) - 1
  const last = Math.max(base, ...good.keys())
  const end = head >= last && head - last <= maxTail ? head : last
  const log: WholeLog = {
    state: 'whole',
    snapshot: base > 0 ? { upTo: base, bytes: newest?.bytes ?? new Uint8Array() } : null,
    entries: Array.from({ length: end - base }, (_, i) => {
      const seq = base + 1 + i
      return { seq, bytes: good.get(seq) ?? new Uint8Array() }
    }),
    head: end,
  }
  const there = new Set(entries.map(({ seq }) => seq))
  for (const { seq } of log.entries) {
    if (!good.has(seq))
      lost.push({ kind: 'entry', seq, why: there.has(seq) ? 'fails its checksum' : 'is missing' })
  }
  return { log, lost }
}

/** Where the entries begin when no snapshot can be read: after the lost one, or before, where they were not trimmed yet. */
function firstOf(good: ReadonlyMap<number, Uint8Array>, lost: readonly Lost[]): number {
  if (lost.length === 0) return 1
  const afterLost = Math.max(...lost.map(({ seq }) => seq)) + 1
  return Math.min(afterLost, ...good.keys())
}
