import { stemsOf } from './stems'
import { wordsIn, type Word } from './words'

/** Of what was typed, as much as anybody types. */
const MAX_TEXT = 400
const MAX_WORDS = 12

/** One thing that must be found: a word, or several in a row. */
export interface Term {
  /** One word, or the words of a phrase in quotes. */
  readonly forms: readonly string[]
  readonly stems: readonly string[]
  /** Still being typed: words that begin with it count. */
  readonly prefix: boolean
  /** So common that it is not asked for when there are others. */
  readonly small: boolean
}

/** Articles, pronouns and the like of both languages, folded. Never left out of a phrase, nor when nothing else was typed. */
const SMALL = new Set(
  'a an and are as at be by for from if in is it its of on or our that the their this to was we with you your au aux avec ce ces cette chez d dans de des du elle en est et eux il ils j je l la le les leur leurs lui m mais me n ne nos notre nous on ou par pas pour qu que qui s sa se ses si son sont sur t te tu un une vos votre vous y'.split(
    ' ',
  ),
)

/** What is asked for. The last word is taken as the beginning of one, unless something follows it. */
export function questionOf(typed: string): Term[] {
  const text = typed.slice(0, MAX_TEXT)
  const terms: Term[] = []
  // Quotes come in all kinds; one that is not closed runs to the end, as it does while it is being typed.
  for (const [part, quoted] of partsOf(text)) {
    const words = [...wordsIn(part)]
    if (quoted && words.length > 1) terms.push(phrase(words))
    else for (const word of words) terms.push(single(part, word, !quoted && part === lastOf(text)))
  }
  const asked = terms.slice(0, MAX_WORDS)
  // At the end, a small word may be the beginning of another.
  const telling = asked.filter(term => !term.small || (term.prefix && (term.forms[0] ?? '').length > 2))
  return telling.length > 0 ? telling : asked
}

function* partsOf(text: string): Generator<[part: string, quoted: boolean]> {
  for (const [at, part] of text.split(/["«»“”„]/).entries()) if (part !== '') yield [part, at % 2 === 1]
}

function lastOf(text: string): string {
  return text.split(/["«»“”„]/).at(-1) ?? ''
}

function phrase(words: readonly Word[]): Term {
  return { forms: words.map(word => word.form), stems: [], prefix: false, small: false }
}

function single(part: string, word: Word, last: boolean): Term {
  const prefix = last && word.to === part.length
  return {
    forms: [word.form],
    stems: stemsOf(part.slice(word.from, word.to), word.form),
    prefix,
    small: SMALL.has(word.form),
  }
}
