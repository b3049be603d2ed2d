import { nameKey } from '../../../core/workspace/names'
import type { CardRow } from '../../../electron/contract/rows'

/** The first deals of which each word of the text is in the title or the account, titles that begin with it first. */
export function findDeals(
  rows: Iterable<CardRow>,
  text: string,
  accountOf: (row: CardRow) => string,
  limit: number,
): CardRow[] {
  const words = nameKey(text)
    .split(' ')
    .filter(word => word !== '')
  if (words.length === 0) return []
  const begins: CardRow[] = []
  const holds: CardRow[] = []
  for (const row of rows) {
    const title = nameKey(row.title)
    const all = `${title} ${nameKey(accountOf(row))}`
    if (!words.every(word => all.includes(word))) continue
    if (title.startsWith(words[0] ?? '')) begins.push(row)
    else if (holds.length < limit) holds.push(row)
    if (begins.length >= limit) break
  }
  return [...begins, ...holds].slice(0, limit)
}
