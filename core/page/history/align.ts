/**
 * How one sequence becomes another: what both share stays, in order (Myers, *An O(ND) Difference Algorithm*, 1986). Ours,
 * because restoring a page and showing what changed must agree, and run where only `core` does.
 */
export interface Step {
  readonly kind: 'same' | 'removed' | 'added'
  /** Where it is in the first sequence, and in the second; -1 where it is not. */
  readonly a: number
  readonly b: number
}

/** Beyond so many differences nobody reads them one by one, and the search costs their square. */
const MAX_EDITS = 1_000

/** Aligns by equal keys. Beyond `maxEdits` differences only what is unique in both is matched. */
export function align(a: readonly string[], b: readonly string[], maxEdits = MAX_EDITS): Step[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const inA = a.slice(start, a.length - end)
  const inB = b.slice(start, b.length - end)
  const matches = shortest(inA, inB, maxEdits) ?? uniqueMatches(inA, inB)
  return [
    ...range(start).map((at): Step => ({ kind: 'same', a: at, b: at })),
    ...stepsOf(matches, inA.length, inB.length).map(step => shifted(step, start)),
    ...range(end).map((at): Step => ({ kind: 'same', a: a.length - end + at, b: b.length - end + at })),
  ]
}

type Match = readonly [a: number, b: number]

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}

function shifted({ kind, a, b }: Step, by: number): Step {
  return { kind, a: a < 0 ? a : a + by, b: b < 0 ? b : b + by }
}

function stepsOf(matches: readonly Match[], lengthA: number, lengthB: number): Step[] {
  const steps: Step[] = []
  let [a, b] = [0, 0]
  for (const [nextA, nextB] of [...matches, [lengthA, lengthB] as const]) {
    while (a < nextA) steps.push({ kind: 'removed', a: a++, b: -1 })
    while (b < nextB) steps.push({ kind: 'added', a: -1, b: b++ })
    if (a < lengthA && b < lengthB) steps.push({ kind: 'same', a: a++, b: b++ })
  }
  return steps
}

/** The pairs that the shortest way keeps; null where it is longer than `maxEdits`. */
function shortest(a: readonly string[], b: readonly string[], maxEdits: number): Match[] | null {
  const limit = Math.min(maxEdits, a.length + b.length)
  const furthest = new Int32Array(2 * limit + 3)
  const middle = limit + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2))
    for (let line = -edits; line <= edits; line += 2) {
      const down =
        line === -edits ||
        (line !== edits && at(furthest, middle + line - 1) < at(furthest, middle + line + 1))
      let x = down ? at(furthest, middle + line + 1) : at(furthest, middle + line - 1) + 1
      while (x < a.length && x - line < b.length && a[x] === b[x - line]) x++
      furthest[middle + line] = x
      if (x >= a.length && x - line >= b.length) return walkBack(trace, a.length, b.length)
    }
  }
  return null
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? 0
}

function walkBack(trace: readonly Int32Array[], lengthA: number, lengthB: number): Match[] {
  const matches: Match[] = []
  let [x, y] = [lengthA, lengthB]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Int32Array()
    const middle = edits + 1
    const line = x - y
    const down =
      line === -edits || (line !== edits && at(furthest, middle + line - 1) < at(furthest, middle + line + 1))
    const fromLine = down ? line + 1 : line - 1
    const fromX = edits === 0 ? 0 : at(furthest, middle + fromLine)
    const fromY = edits === 0 ? 0 : fromX - fromLine
    while (x > fromX && y > fromY && x > 0 && y > 0 && !(edits > 0 && x === (down ? fromX : fromX + 1) && y === (down ? fromY + 1 : fromY))) matches.push([--x, --y]) // prettier-ignore
    ;[x, y] = [fromX, fromY]
  }
  return matches.reverse()
}

/** What stands once in both, as far as its order is the same in both: the longest run of it. */
function uniqueMatches(a: readonly string[], b: readonly string[]): Match[] {
  const onceInB = onceIn(b)
  const pairs = [...onceIn(a)].flatMap(([key, inA]): Match[] => {
    const inB = onceInB.get(key)
    return inB === undefined ? [] : [[inA, inB]]
  })
  return longestRising(pairs)
}

function onceIn(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(keys.flatMap((key, index) => (counts.get(key) === 1 ? [[key, index] as const] : [])))
}

/** The longest subsequence of pairs, in order of `a`, whose `b` rises (patience sorting). */
export function longestRising(pairs: readonly Match[]): Match[] {
  const piles: number[] = []
  const before: number[] = []
  pairs.forEach(([, b], index) => {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const half = (low + high) >> 1
      if ((pairs[piles[half] ?? 0]?.[1] ?? 0) < b) low = half + 1
      else high = half
    }
    before[index] = low > 0 ? (piles[low - 1] ?? -1) : -1
    piles[low] = index
  })
  const run: Match[] = []
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair !== undefined) run.push(pair)
  }
  return run.reverse()
}
