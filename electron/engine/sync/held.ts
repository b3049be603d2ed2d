import * as Y from 'yjs'

/**
 * Proof that the other side holds what we have (S5), by stock messages alone. We send a SyncStep1 with a state vector that
 * is *behind* ours: what we know it to hold. Its answer must then contain all that came since, as far as it has it; and
 * always its whole delete set, for deletes do not move a state vector. A relay answers only when all before is on its disk.
 */
export interface HeldPoint {
  readonly vector: ReadonlyMap<number, number>
  readonly deletes: ReadonlyMap<number, readonly { clock: number; len: number }[]>
}

/** What a document holds now: what an answer has to cover. */
export function heldPointOf(doc: Y.Doc): HeldPoint {
  const { sv, ds } = Y.snapshot(doc)
  return { vector: sv, deletes: ds.clients }
}

/**
 * How far the other side is, given what it was known to hold and its answer to that.
 * @returns the clocks it holds, by client, and whether that covers all of `wanted`.
 */
export function proveHeld(
  known: ReadonlyMap<number, number>,
  answer: Uint8Array,
  wanted: HeldPoint,
): { vector: Map<number, number>; covers: boolean } {
  const vector = new Map(known)
  const { structs, ds } = Y.decodeUpdate(answer)
  for (const struct of structs) {
    // A skipped run, or one that begins beyond what is known, leaves a gap: it proves nothing.
    if (struct instanceof Y.Skip || struct.id.clock > (vector.get(struct.id.client) ?? 0)) continue
    vector.set(struct.id.client, Math.max(vector.get(struct.id.client) ?? 0, struct.id.clock + struct.length))
  }
  const clocks = [...wanted.vector].every(([client, clock]) => (vector.get(client) ?? 0) >= clock)
  return { vector, covers: clocks && coversDeletes(ds.clients, wanted.deletes) }
}

type Ranges = ReadonlyMap<number, readonly { clock: number; len: number }[]>

function coversDeletes(held: Ranges, wanted: Ranges): boolean {
  for (const [client, ranges] of wanted) {
    const have = mergedRanges(held.get(client) ?? [])
    if (
      !ranges.every(range =>
        have.some(each => each.from <= range.clock && each.to >= range.clock + range.len),
      )
    )
      return false
  }
  return true
}

function mergedRanges(ranges: readonly { clock: number; len: number }[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1)
    if (last !== undefined && last.to >= clock) last.to = Math.max(last.to, clock + len)
    else merged.push({ from: clock, to: clock + len })
  }
  return merged
}
