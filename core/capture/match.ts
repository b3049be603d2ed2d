import type { DealId } from '../ids'
import { isOneSlip } from '../typos'
import { nameKey } from '../workspace/names'
import type { Captured } from './parse'

/** A deal that a sentence may be about. */
export interface Candidate {
  readonly id: DealId
  /** What people call it by: its title, its account, the people there. */
  readonly names: readonly string[]
  readonly mine: boolean
}

export interface Match {
  readonly id: DealId
  readonly score: number
}

/** As many names as are kept apart: more than two for each of 10,000 deals. */
const KEPT = 50_000

/** Names taken apart into their words, once and not at every letter that somebody types. */
export class NameWords {
  readonly #known = new Map<string, readonly string[]>()

  of(name: string): readonly string[] {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    if (this.#known.size >= KEPT) this.#known.clear()
    const words = wordsOf(name)
    this.#known.set(name, words)
    return words
  }
}

/** Of the names, what stands before the colon counts twice; one's own deals come first of two that fit alike. */
const HEAD = 2
const MINE = 0.25
/** How well a word fits one of a name's: wholly, by its beginning, but for a slip. */
const FITS = { whole: 1, begun: 0.7, slip: 0.5 } as const

/** Words that name no deal. */
const EMPTY = new Set(
  'a an and are at be by call called for from he her him his i in is it mail met meeting next no not note of on or she sent step that the their them they this to we will with you call appel appeler avec au aux ce cette chez dans de des du elle en est et il ils je la le les leur lui mais ne nous ou par pas pour que qui rappeler rdv sa se ses son sur un une vous veut wants'.split(
    ' ',
  ),
)

/**
 * The deals that a sentence is about, best first; those that none of its words names are left out. A word that many deals share says
 * little of which is meant (its weight is that of inverse document frequency, Spärck Jones 1972).
 */
export function matchDeals(
  captured: Pick<Captured, 'about' | 'rest'>,
  candidates: readonly Candidate[],
  names = new NameWords(),
): Match[] {
  const wanted = new Map<string, number>()
  for (const word of wordsOf(captured.rest)) wanted.set(word, 1)
  for (const word of wordsOf(captured.about)) wanted.set(word, HEAD)
  if (wanted.size === 0) return []
  const fitOf = createFit([...wanted.keys()])
  const fits = candidates.map(candidate => fitOf(candidate.names.flatMap(name => names.of(name))))
  const weight = new Map(
    [...wanted].map(([word, times], at) => {
      const sharing = fits.filter(fit => (fit[at] ?? 0) > 0).length
      return [word, sharing === 0 ? 0 : times * Math.log(1 + candidates.length / sharing)]
    }),
  )
  const weights = [...weight.values()]
  return candidates
    .map(({ id, mine }, at) => {
      const score = (fits[at] ?? []).reduce((sum, fit, word) => sum + fit * (weights[word] ?? 0), 0)
      return { id, score: score === 0 ? 0 : score + (mine ? MINE : 0) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** How well each wanted word fits the best of a candidate's own words. Deals share most of their words: each is compared once. */
function createFit(wanted: readonly string[]): (own: readonly string[]) => number[] {
  const known = new Map<string, readonly number[]>()
  const ofWord = (name: string): readonly number[] => {
    const fits = known.get(name) ?? wanted.map(word => fit(word, name))
    known.set(name, fits)
    return fits
  }
  return own => {
    const best = wanted.map(() => 0)
    for (const name of own) ofWord(name).forEach((each, at) => (best[at] = Math.max(best[at] ?? 0, each)))
    return best
  }
}

function fit(word: string, name: string): number {
  if (word === name) return FITS.whole
  if (word.length >= 3 && name.startsWith(word)) return FITS.begun
  return word.length >= 5 && isOneSlip(word, name) ? FITS.slip : 0
}

function wordsOf(text: string): string[] {
  const words = nameKey(text).match(/[\p{L}\d]+/gu) ?? []
  return words.filter(word => word.length > 1 && !EMPTY.has(word))
}
