/** Of numbers in ascending order; the mean of the two in the middle where their number is even, and 0 of none. */
export function medianOfSorted(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
