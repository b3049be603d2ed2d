import { diffArrays } from 'diff'

/** Replace `removed` items at `at` of the old row by these of the new one. */
export interface RowChange<T> {
  readonly at: number
  readonly removed: number
  readonly inserted: readonly T[]
}

/** Beyond so many differences the middle is replaced as a whole: what was pasted over it has little in common with it. */
const MOST_DIFFERENCES = 400

/**
 * What must change in a row to make it another one, in the order of the row. `caret`: where typing has just ended in the new
 * row; among equal letters the change is taken to be there.
 */
export function diffRows<A, B>(
  before: readonly A[],
  after: readonly B[],
  same: (a: A, b: B) => boolean,
  caret: number | null = null,
): RowChange<B>[] {
  const { start, end } = commonEnds(before, after, same, caret)
  const old = before.slice(start, before.length - end)
  const now = after.slice(start, after.length - end)
  if (old.length === 0 && now.length === 0) return []
  if (old.length === 0 || now.length === 0) return [{ at: start, removed: old.length, inserted: now }]
  return middleChanges(old, now, same).map(change => ({ ...change, at: change.at + start }))
}

function commonEnds<A, B>(
  before: readonly A[],
  after: readonly B[],
  same: (a: A, b: B) => boolean,
  caret: number | null,
): { start: number; end: number } {
  const most = Math.min(before.length, after.length)
  const alike = (i: number, j: number) => {
    const [a, b] = [before[i], after[j]]
    return a !== undefined && b !== undefined && same(a, b)
  }
  let start = 0
  while (start < most && (caret === null || start < caret) && alike(start, start)) start++
  let end = 0
  while (end < most - start && alike(before.length - 1 - end, after.length - 1 - end)) end++
  while (start < most - end && alike(start, start)) start++
  return { start, end }
}

function middleChanges<A, B>(
  before: readonly A[],
  after: readonly B[],
  same: (a: A, b: B) => boolean,
): RowChange<B>[] {
  const parts = diffArrays<A | B>([...before], [...after], {
    // The comparator is given the old item, then the new one.
    comparator: (a, b) => same(a as A, b as B),
    maxEditLength: MOST_DIFFERENCES,
  }) as { count: number; added: boolean; removed: boolean }[] | undefined
  if (parts === undefined) return [{ at: 0, removed: before.length, inserted: after }]
  const changes: { at: number; removed: number; inserted: B[] }[] = []
  let [at, taken] = [0, 0]
  let open: (typeof changes)[number] | null = null
  for (const { count, added, removed } of parts) {
    if (!added && !removed) {
      open = null
      at += count
      taken += count
      continue
    }
    if (open === null) changes.push((open = { at, removed: 0, inserted: [] }))
    if (added) {
      open.inserted.push(...after.slice(taken, taken + count))
      taken += count
    } else {
      open.removed += count
      at += count
    }
  }
  return changes
}
