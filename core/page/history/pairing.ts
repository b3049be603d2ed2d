/** What stood there and what stands there now: which of the new is which of the old, changed. */
export interface Candidate {
  /** Only alike things can be one thing that changed. */
  readonly type: string
  readonly words: readonly string[]
}

/** Half of the words in common, about: less, and it reads better as one taken out and one put in. */
const ALIKE = 0.4
/** Comparing each with each: beyond this, only those of one place are. */
const MAX_COMPARED = 4_000

/** Pairs (index in `before`, index in `after`), rising in both. */
export function pairChanged(before: readonly Candidate[], after: readonly Candidate[]): [number, number][] {
  if (before.length * after.length > MAX_COMPARED) return inPlace(before, after)
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
  const score = (i: number, j: number): number => best[i]?.[j] ?? 0
  const alike = before.map(old => after.map(now => likeness(old, now)))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const here = alike[i]?.[j] ?? 0
      const row = best[i]
      if (row !== undefined)
        row[j] = Math.max(score(i + 1, j), score(i, j + 1), here > 0 ? here + score(i + 1, j + 1) : 0)
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const here = alike[i]?.[j] ?? 0
    if (here > 0 && score(i, j) === here + score(i + 1, j + 1)) pairs.push([i++, j++])
    else if (score(i, j) === score(i + 1, j)) i++
    else j++
  }
  return pairs
}

function inPlace(before: readonly Candidate[], after: readonly Candidate[]): [number, number][] {
  return before.flatMap((old, at): [number, number][] => {
    const now = after[at]
    return now !== undefined && likeness(old, now) > 0 ? [[at, at]] : []
  })
}

/** 0: two things. Above: the share of words in common (Dice's coefficient). */
function likeness(a: Candidate, b: Candidate): number {
  if (a.type !== b.type) return 0
  if (a.words.length === 0 && b.words.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of a.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b.words) {
    const left = counts.get(word) ?? 0
    if (left > 0) common++
    counts.set(word, left - 1)
  }
  const share = (2 * common) / (a.words.length + b.words.length)
  return share >= ALIKE ? share : 0
}

/** Words, and what stands between them: joined, the text again. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}
