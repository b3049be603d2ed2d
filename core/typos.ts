/**
 * Distance of two words in letters left out, added, changed or swapped with the next (optimal string alignment), or
 * `max + 1` where it is more than `max`. With `prefix`, the distance to the nearest beginning of `word`.
 */
export function distance(typed: string, word: string, max: number, prefix = false): number {
  const target = prefix ? word.slice(0, typed.length + max) : word
  if (Math.abs(typed.length - target.length) > max && !(prefix && target.length > typed.length))
    return max + 1
  let before: number[] = []
  let last = Array.from({ length: target.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= target.length; j++) {
      const same = typed.charCodeAt(i - 1) === target.charCodeAt(j - 1)
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (swapped(typed, target, i, j)) value = Math.min(value, (before[j - 2] ?? 0) + 1)
      row.push(value)
      least = Math.min(least, value)
    }
    if (least > max) return max + 1
    before = last
    last = row
  }
  const found = prefix ? Math.min(...last) : (last[target.length] ?? max + 1)
  return Math.min(found, max + 1)
}

function swapped(a: string, b: string, i: number, j: number): boolean {
  return (
    i > 1 && j > 1 &&
    a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
    a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
  ) // prettier-ignore
}

/** How many slips a word of so many letters may hold. */
export function slipsIn(length: number): number {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0
}

/** What is left of two words once the beginning and the end that they share are off. */
export function differing(a: string, b: string): readonly [string, string] {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

/** Whether what is left (`differing`) is at most one insertion, deletion, replacement or swap of neighbours. */
export function isOneSlipApart([left, right]: readonly [string, string]): boolean {
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Whether `distance` is at most one, without its tables: for whoever compares a word with thousands. */
export function isOneSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && isOneSlipApart(differing(a, b))
}
