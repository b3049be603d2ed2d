import type { DecimalMark } from '../../money'
import { bareAmount } from '../currencies'

/** Words that stand for an empty cell: databases and spreadsheets write them where there is nothing. */
const NOTHING = /^(null|none|nil|n\/?a|#n\/a|nan|undefined|-{1,2}|—|–)$/i

export function isNothing(text: string): boolean {
  return text === '' || NOTHING.test(text)
}

/** A number as a person reads it, with signs of money and thousands left aside; null where it is none. */
export function parseNumber(text: string, decimal: DecimalMark): number | null {
  const grouped = decimal === ',' ? /[.\s\u00a0\u202f'’]/g : /[,\s\u00a0\u202f'’]/g
  const bare = bareAmount(text).replace(grouped, '').replace(decimal, '.')
  if (!/^-?\d+(\.\d+)?$/.test(bare)) return null
  const number = Number(bare)
  return Number.isFinite(number) ? number : null
}

/** The year of a year, or of a date. */
export function parseYear(text: string): number | null {
  const found =
    /^(\d{4})(?:[-/.]\d{1,2}[-/.]\d{1,2})?$/.exec(text) ?? /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4})$/.exec(text)
  const year = Number(found?.[1])
  return Number.isInteger(year) && year >= 1 && year <= 2999 ? year : null
}
