/** A percentage as people write one: `12`, `12,5 %`; null for what is none, or is not between 0 and 100. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  if (match === null) return null
  const value = Number(`${match[1]}.${match[2] ?? '0'}`)
  return value <= 100 ? value : null
}
