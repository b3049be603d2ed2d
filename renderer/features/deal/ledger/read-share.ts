/** A part of the price as people write it: `5`, `12,5 %`, `7.5%`. From 0 to 1; null for what is none. */
export function readShare(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%?$/.exec(text.trim())
  if (match === null) return null
  const percent = Number((match[1] ?? '').replace(',', '.'))
  return percent <= 100 ? percent / 100 : null
}
