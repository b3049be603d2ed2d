import type { Mark } from './port'
import type { Term } from './question'
import { stemsOf } from './stems'
import { wordsIn } from './words'

/** Characters of a snippet, and how many of them may come before what was found. */
const SNIPPET = 180
const LEAD = 50

/** Tells which words of a text are what was asked for. `near` are words that stand for one that was misspelt. */
export class Marker {
  readonly #terms: readonly Term[]
  readonly #near: ReadonlySet<string>
  /** What was said of a word before: a text says the same words again and again. */
  readonly #known = new Map<string, number>()

  constructor(terms: readonly Term[], near: Iterable<string>) {
    this.#terms = terms
    this.#near = new Set(near)
  }

  /** The bits of the terms that this word is (part of); 0 when it is none. */
  termsOf(raw: string, form: string): number {
    const known = this.#known.get(raw)
    if (known !== undefined) return known
    let found = 0
    for (const [at, term] of this.#terms.entries()) if (this.#is(term, raw, form)) found |= 1 << at
    this.#known.set(raw, found)
    return found
  }

  marks(text: string): Mark[] {
    const marks: Mark[] = []
    for (const { form, from, to } of wordsIn(text))
      if (this.termsOf(text.slice(from, to), form) !== 0) marks.push([from, to])
    return marks
  }

  /** The part of a text in which most of what was asked for stands together, with its marks. */
  snippet(text: string): { snippet: string; marks: Mark[] } {
    const from = this.#bestStart(text)
    const start = from <= LEAD ? 0 : wordStart(text, from - LEAD)
    const end = text.length - start <= SNIPPET ? text.length : wordEnd(text, start + SNIPPET)
    const cut = text.slice(start, end).replace(/[\n\r\t]/g, ' ')
    const snippet = `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`
    return { snippet, marks: this.marks(snippet) }
  }

  #bestStart(text: string): number {
    const all = 2 ** this.#terms.length - 1
    const recent: { from: number; found: number }[] = []
    let best = { from: 0, count: 0 }
    for (const { form, from, to } of wordsIn(text)) {
      const found = this.termsOf(text.slice(from, to), form)
      if (found === 0) continue
      recent.push({ from, found })
      while ((recent[0]?.from ?? from) < from - (SNIPPET - LEAD)) recent.shift()
      const together = recent.reduce((bits, each) => bits | each.found, 0)
      const count = bitsOf(together)
      if (count > best.count) best = { from: recent[0]?.from ?? from, count }
      if (together === all) break
    }
    return best.from
  }

  #is(term: Term, raw: string, form: string): boolean {
    if (term.forms.includes(form) || this.#near.has(form)) return true
    const [asked = ''] = term.forms
    if (term.prefix && form.startsWith(asked)) return true
    if (term.forms.length > 1) return false
    if (term.stems.includes(form)) return true
    const stems = stemsOf(raw, form)
    return stems.includes(asked) || term.stems.some(stem => stems.includes(stem))
  }
}

function bitsOf(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count++
  return count
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 || space > at + LEAD ? safeCut(text, at) : space + 1
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space < at - LEAD ? safeCut(text, at) : space
}

/** Never between the halves of a character. */
function safeCut(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}
