import { differing, isOneSlipApart } from '../typos'
import { nameKey } from '../workspace/names'

/**
 * Names that may mean one thing though they are written in two ways: `GTXPro` and `GTX Pro`, `Acme` and `ACME Corp.`, a letter
 * mistyped. What is near is asked about; nothing is taken for the same by itself.
 */

/** Legal forms at the end of a company's name, of the countries whose files we see. */
const LEGAL_FORMS = new Set([
  'sa', 'sas', 'sasu', 'sarl', 'eurl', 'sci', 'scop', 'snc', 'inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'cie', 'compagnie', 'llc', 'llp', 'lp', 'ltd', 'limited', 'plc', 'gmbh', 'ag', 'kg', 'ug', 'se', 'bv', 'nv', 'srl', 'spa', 'sl', 'ab', 'as', 'asa', 'oy', 'oyj', 'aps', 'pty', 'group', 'groupe', 'holding', 'holdings',
]) // prettier-ignore

/** A name's words, without case, accents and signs: `A.C.M.E. S.A.` is `acme sa`. */
export function wordsOf(name: string): string[] {
  const joined = nameKey(name)
    .replace(/\b(\p{L})\.(?=\p{L}\b|\s|$)/gu, '$1')
    .replace(/['’]/g, '')
  return joined.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '' && word !== 'et' && word !== 'and')
}

/** The words of a company's name that make it this one: without its legal form, unless that is all there is. */
export function coreWords(name: string): string[] {
  const words = wordsOf(name)
  let end = words.length
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end--
  const begin = end > 1 && LEGAL_FORMS.has(words[0] ?? '') && words[0] !== 'co' ? 1 : 0
  return words.slice(begin, end)
}

/** A company's name as it is compared. */
export function companyKey(name: string): string {
  return coreWords(name).join('')
}

/** Any other name as it is compared: `GTX Pro`, `GTX-Pro` and `GTXPro` are one. */
export function squashed(name: string): string {
  return wordsOf(name).join('')
}

/** Whether two keys differ by one letter put in, left out, changed or swapped with the next. A digit is never a slip: `GTK 500` and `GTK 600` are two things. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < SHORTEST) return false
  const apart = differing(a, b)
  return !/\d/.test(apart.join('')) && isOneSlipApart(apart)
}
/** Shorter names are one letter from far too much. */
const SHORTEST = 5

export interface NamedRecord {
  readonly id: string
  readonly name: string
}
const SUGGESTIONS = 3

/** Finds what is near to a name among records, fast enough for a thousand of each. */
export class NearNames {
  readonly #keyOf: (name: string) => string
  readonly #byKey = new Map<string, NamedRecord[]>()
  /** Keys by what two keys that are a slip apart share: their first or their last letters. */
  readonly #byEdge = new Map<string, Set<string>>()

  constructor(records: readonly NamedRecord[], keyOf: (name: string) => string = squashed) {
    this.#keyOf = keyOf
    for (const record of records) {
      const key = keyOf(record.name)
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), record])
      for (const edge of edgesOf(key)) this.#byEdge.set(edge, (this.#byEdge.get(edge) ?? new Set()).add(key))
    }
  }

  /** Those near to a name, likeliest first: the same letters, then a slip. */
  near(name: string): NamedRecord[] {
    const key = this.#keyOf(name)
    const slips = edgesOf(key).flatMap(edge =>
      [...(this.#byEdge.get(edge) ?? [])].filter(other => isSlip(key, other)),
    )
    const keys = [key, ...new Set(slips)]
    return keys.flatMap(each => this.#byKey.get(each) ?? []).slice(0, SUGGESTIONS)
  }
}

/** One slip touches at most one half of a key, two letters in the middle at most. */
function edgesOf(key: string): string[] {
  if (key.length < SHORTEST) return []
  const half = Math.floor(key.length / 2) - 1
  const size = Math.max(1, Math.min(half, 4))
  return [`^${key.slice(0, size)}`, `${key.slice(-size)}$`]
}
