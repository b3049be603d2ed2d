import type { Difference, DifferenceRow } from '../../../../core/page/history/difference'

export type ShownRow =
  | { readonly kind: 'row'; readonly at: number; readonly row: DifferenceRow }
  /** Lines that did not change and are folded away: `count` of them from `at` on. */
  | { readonly kind: 'fold'; readonly at: number; readonly count: number }

/** Lines that are shown above and below a change, to know where it is. */
const AROUND = 2
/** Fewer are shown: a line that says so takes as much room. */
const WORTH_FOLDING = 3

/** The rows to show: what changed and what stands around it, and those of the folds that were opened (by their `at`). */
export function shownRows({ rows }: Difference, opened: ReadonlySet<number> = new Set()): ShownRow[] {
  const near = rows.map(() => false)
  rows.forEach((row, at) => {
    if (row.kind !== 'same') near.fill(true, Math.max(0, at - AROUND), at + AROUND + 1)
  })
  const shown: ShownRow[] = []
  for (let at = 0; at < rows.length;) {
    const end = near[at] === true ? at + 1 : endOfStretch(near, at)
    const folded = end - at >= WORTH_FOLDING && near[at] !== true && !opened.has(at)
    if (folded) shown.push({ kind: 'fold', at, count: end - at })
    else for (const [i, row] of rows.slice(at, end).entries()) shown.push({ kind: 'row', at: at + i, row })
    at = end
  }
  return shown
}

function endOfStretch(near: readonly boolean[], from: number): number {
  const end = near.indexOf(true, from)
  return end < 0 ? near.length : end
}
