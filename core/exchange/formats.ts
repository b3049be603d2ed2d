import { parseDate, type DateOrder } from '../dates'
import type { Currency, DecimalMark } from '../money'
import { bareAmount, onlyCurrency } from './currencies'

/** How a file writes dates and amounts, told from all of its cells. Where they don't tell, somebody is asked. */
export interface Guess<T> {
  readonly value: T
  readonly ambiguous: boolean
}

/**
 * Days first or months first? A 13 or more in one place tells. When nothing does (or both do), `fallback` it is, and
 * ambiguous, unless every date reads the same either way.
 */
export function guessDates(cells: Iterable<string>, fallback: 'dmy' | 'mdy'): Guess<DateOrder> {
  const votes = { dmy: 0, mdy: 0, either: 0 }
  for (const cell of cells) {
    const text = cell.trim()
    if (text === '' || parseDate(text, 'iso') !== null) continue
    const dmy = parseDate(text, 'dmy')
    const mdy = parseDate(text, 'mdy')
    if (dmy !== null && mdy !== null) votes.either += dmy === mdy ? 0 : 1
    else if (dmy !== null) votes.dmy++
    else if (mdy !== null) votes.mdy++
  }
  const { dmy, mdy, either } = votes
  if (dmy === 0 && mdy === 0)
    return either === 0 ? { value: 'iso', ambiguous: false } : { value: fallback, ambiguous: true }
  return { value: dmy === mdy ? fallback : dmy > mdy ? 'dmy' : 'mdy', ambiguous: dmy > 0 && mdy > 0 }
}

/** `1.234,5` and `12,50` tell, `1234` does not matter, `1,234` alone could be either. */
export function guessDecimal(cells: Iterable<string>, fallback: DecimalMark): Guess<DecimalMark> {
  const votes = { '.': 0, ',': 0, either: 0 }
  for (const cell of cells) {
    const vote = decimalOf(bareAmount(cell).replace(/[^\d.,]/g, ''))
    if (vote !== null) votes[vote]++
  }
  if (votes['.'] === 0 && votes[','] === 0) return { value: fallback, ambiguous: votes.either > 0 }
  const value = votes['.'] === votes[','] ? fallback : votes['.'] > votes[','] ? '.' : ','
  return { value, ambiguous: votes['.'] > 0 && votes[','] > 0 }
}

function decimalOf(bare: string): DecimalMark | 'either' | null {
  const last = bare.charAt(Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(',')))
  if (last !== '.' && last !== ',') return null
  const other = last === '.' ? ',' : '.'
  if (bare.includes(other)) return last
  const parts = bare.split(last)
  if (parts.length > 2) return other
  const [whole = '', fraction = ''] = parts
  const groupable = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return groupable ? 'either' : last
}

/** The currency that a column's name (`Amount (EUR)`) shows, or the one that all cells that name any agree on; else null. */
export function guessCurrency(columnName: string, cells: Iterable<string>): Currency | null {
  const named = /\b(EUR|USD|GBP|CHF|CAD|AUD|JPY|CNY|INR|SEK|NOK|DKK|PLN)\b|\p{Sc}/u.exec(columnName)?.[0]
  const shown = named === undefined ? null : onlyCurrency([named])
  return shown ?? onlyCurrency(cells)
}

/**
 * The cell that stands for "no amount": -1, when several rows have it and nothing else in the column is negative. Taken for
 * money it would pull every total down.
 */
export function guessEmptyAmount(cells: readonly string[]): string | null {
  const negative = cells.map(cell => cell.trim()).filter(cell => cell.startsWith('-'))
  const [first] = negative
  const alike = first !== undefined && negative.length > 1 && negative.every(cell => cell === first)
  return alike && /^-1([.,]0+)?$/.test(first) ? first : null
}
