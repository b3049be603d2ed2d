import type { CalendarDate } from '../dates'
import { monthOf, quarterOf, type Period } from '../insights/period'
import { concepts, type Concept, type Words } from './concepts'
import { grammarsOf, nearTo, type Grammar, type Intent } from './intents'
import type { NameIndex, NameMatch, Naming, NamedKind } from './names'
import { phraseAt, readWhen, settle, type PeriodContext, type When } from './periods'
import { tokensOf } from './tokens'
import { english } from './words-en'
import { french } from './words-fr'

/** A question as it was read: everything that its answer is made of, so that it can be said back. */
export interface Question {
  readonly intent: Intent
  readonly names: readonly Naming[]
  /** Only my own deals. */
  readonly mine: boolean
  /** Whether a number of deals was asked for, and not what they are worth. */
  readonly counted: boolean
  readonly period: Period | null
  /** For what changed: since when. Null: nothing was said. */
  readonly since: CalendarDate | null
  /** `won` beside another word: the largest deal that was won. */
  readonly wonOnly: boolean
}

export type Reading =
  /** No question of ours: something to look for. */
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly question: Question; readonly corrected: readonly string[] }
  /** A name that several things have: one of them is meant. */
  | { readonly kind: 'which'; readonly words: string; readonly choices: readonly Naming[] }
  /** A question, and some of it is not understood: nothing is answered in its place. */
  | { readonly kind: 'unread'; readonly unknown: readonly string[]; readonly near: readonly Intent[] }

const languages: readonly Words[] = [english, french]
/** Words of either language: people ask in theirs, whatever that of the interface. */
const fillers = new Set(languages.flatMap(words => words.fillers))

const PLACES: readonly NamedKind[] = ['office', 'country']

const OFTEN_LOOKED_FOR: ReadonlySet<Intent> = new Set(['new', 'open', 'won', 'lost', 'decided', 'changed', 'slipped', 'grown', 'shrunk', 'commit', 'likely']) // prettier-ignore

/** Reads what was typed as a question: whole, or not at all. A word that is neither known, a name nor a filler leaves it unread. */
export function readQuestion(text: string, names: NameIndex, context: PeriodContext): Reading {
  const reader = new Reader(tokensOf(text), names, context)
  return reader.read(text.includes('?'))
}

class Reader {
  /** What a word was used for; null while for nothing. */
  readonly #used: (true | null)[]
  readonly #said = new Set<Concept>()
  readonly #againstAt: number[] = []
  readonly #placeAt: number[] = []
  readonly #names: (Naming & { readonly at: number })[] = []
  readonly #corrected: string[] = []
  #when: When | null = null
  #hasTwoTimes = false

  constructor(
    private readonly tokens: readonly string[],
    private readonly index: NameIndex,
    private readonly context: PeriodContext,
  ) {
    this.#used = tokens.map(() => null)
  }

  read(marked: boolean): Reading {
    this.#takeFullNames()
    this.#takeWhen()
    this.#takeConcepts()
    const which = this.#takeNames()
    if (which !== null) return this.#isQuestion(marked) ? which : { kind: 'none' }
    const unknown = [...this.#unknownWords(), ...this.#noCompetitors()]
    const fitting = this.#hasTwoTimes ? [] : grammarsOf(this.#said).filter(one => this.#fits(one))
    const [only] = fitting
    if (unknown.length > 0 || only === undefined || fitting.some(({ intent }) => intent !== only.intent))
      return this.#unread(marked, unknown)
    if (!marked && !this.#isMeant(only.intent)) return { kind: 'none' }
    return { kind: 'read', question: this.#question(only), corrected: this.#corrected }
  }

  #question(grammar: Grammar): Question {
    const { intent, tense } = grammar
    const when = this.#when === null ? null : settle(this.#when, tense, this.context)
    return {
      intent,
      names: this.#names.map(({ kind, ids, name }) => ({ kind, ids, name })),
      mine: this.#said.has('mine'),
      counted: this.#said.has('howMany'),
      period: this.#periodOf(grammar, when),
      since: when?.kind === 'since' && grammar.when === 'since' ? when.day : null,
      wonOnly: intent === 'largest' && this.#said.has('won'),
    }
  }

  /** *Won since Monday* is won from Monday to today; what changed keeps its day. */
  #periodOf(grammar: Grammar, when: When | null): Period | null {
    if (when?.kind === 'in') return when.period
    // A target is always of some time; where none is said, of the quarter that is under way.
    if (grammar.intent === 'attainment') return quarterOf(this.context.today, this.context.fiscalStart)
    if (when?.kind !== 'since' || grammar.when === 'since') return null
    return { from: when.day, to: this.context.today }
  }

  #fits({ intent, when, names, about, tense }: Grammar): boolean {
    const said = this.#when === null ? null : settle(this.#when, tense, this.context)
    if (when === 'never' && said !== null) return false
    if (when === 'must' && said?.kind !== 'in') return false
    if (when === 'since' && said?.kind === 'in') return false
    if (when === 'may' && said?.kind === 'since' && tense === 'future') return false
    // That figure is of the month that is under way, and of no other.
    if (intent === 'likely' && said?.kind === 'in' && said.period.to !== monthOf(this.context.today).to) return false // prettier-ignore
    if (!this.#names.every(({ kind }) => names.includes(kind))) return false
    // *By office* is another question than *of the office Central*: without its name it is not answered.
    if (this.#said.has('place') && !this.#names.some(({ kind }) => PLACES.includes(kind))) return false
    // Two of a kind could mean either or both.
    if (new Set(this.#names.map(({ kind }) => kind)).size < this.#names.length) return false
    return (
      about === undefined || (this.#names.length === 1 && about.includes(this.#names[0]?.kind ?? 'stage'))
    )
  }

  #unknownWords(): string[] {
    return this.tokens.filter((token, at) => this.#used[at] === null && !fillers.has(token))
  }

  /** What stands behind *against* and is no competitor. */
  #noCompetitors(): string[] {
    const wrong = this.#names.filter(({ at, kind }) => kind !== 'competitor' && this.#stands(at, this.#againstAt)) // prettier-ignore
    return wrong.map(({ name }) => name)
  }

  /** `new deal` and `open` are more often looked for than asked; with a name, a time or a word of asking they are asked. */
  #isMeant(intent: Intent): boolean {
    const asks = ['who', 'what', 'howMuch', 'howMany', 'mine'] as const
    return (
      !OFTEN_LOOKED_FOR.has(intent) ||
      this.#names.length > 0 ||
      this.#when !== null ||
      asks.some(concept => this.#said.has(concept))
    )
  }

  #isQuestion(marked: boolean): boolean {
    const asking: readonly Concept[] = ['who', 'what', 'howMuch', 'howMany']
    const meant = [...this.#said].filter(concept => concept !== 'deals' && concept !== 'mine')
    return meant.some(concept => !asking.includes(concept)) || (marked && this.#said.size > 0)
  }

  /** One word that happens to mean something is what somebody looks for; a sentence is a question. */
  #unread(marked: boolean, unknown: readonly string[]): Reading {
    const asked = marked || this.#said.has('who') || this.#said.has('howMuch') || this.#said.has('howMany') || this.#said.has('what') // prettier-ignore
    if (!asked || !this.#isQuestion(marked)) return { kind: 'none' }
    return { kind: 'unread', unknown, near: nearTo(this.#said) }
  }

  /** A name of several words that is written in full is that name, whatever its words mean. */
  #takeFullNames(): void {
    for (let length = this.tokens.length; length >= 2; length--)
      for (let at = 0; at + length <= this.tokens.length; at++) {
        if (!this.#isFree(at, length)) continue
        const match = this.index.exact(this.tokens.slice(at, at + length))
        if (match?.tier === 'exact' && match.found.length === 1) this.#takeName(at, length, match)
      }
  }

  /** Where two times are named, which is meant can't be known. */
  #takeWhen(): void {
    for (let at = 0; at < this.tokens.length; at++) {
      if (this.#used[at] !== null) continue
      const readings = languages.map(words => readWhen(this.#open(), at, words, this.context))
      const best = readings.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a))
      if (best === null || this.#isSpoken(at, best.length)) continue
      this.#hasTwoTimes ||= this.#when !== null
      this.#when = best.value
      this.#use(at, best.length)
    }
  }

  /** `may` is a month and a verb, `mar` a month and a name: alone they are a time only where they can be nothing else. */
  #isSpoken(at: number, length: number): boolean {
    return length === 1 && this.tokens[at] === 'may' && /^(i|we)$/.test(this.tokens[at + 1] ?? '')
  }

  #takeConcepts(): void {
    for (let at = 0; at < this.tokens.length; at++) {
      if (this.#used[at] !== null) continue
      let best: { concept: Concept; length: number } | null = null
      for (const words of languages)
        for (const concept of concepts) {
          const length = phraseAt(this.#open(), at, words.phrases[concept])
          if (length > (best?.length ?? 0)) best = { concept, length }
        }
      if (best === null) continue
      this.#said.add(best.concept)
      if (best.concept === 'against') this.#againstAt.push(at + best.length)
      if (best.concept === 'place') this.#placeAt.push(at + best.length)
      this.#use(at, best.length)
    }
  }

  /** Takes the names, longest first. The answer is a question back where one of them has several meanings. */
  #takeNames(): Reading | null {
    for (let length = this.tokens.length; length >= 1; length--)
      for (let at = 0; at + length <= this.tokens.length; at++) {
        if (!this.#isFree(at, length) || this.#isFiller(at) || this.#isFiller(at + length - 1)) continue
        const words = this.tokens.slice(at, at + length)
        const match = this.index.match(words, this.#kindsAt(at))
        if (match === null) continue
        if (match.found.length > 1) return { kind: 'which', words: words.join(' '), choices: match.found }
        this.#takeName(at, length, match)
      }
    return null
  }

  /** Whom one wins against is a competitor, and nobody else; what is called an office or a region is one. */
  #kindsAt(at: number): readonly NamedKind[] | undefined {
    if (this.#stands(at, this.#againstAt)) return ['competitor']
    return this.#stands(at, this.#placeAt) ? PLACES : undefined
  }

  /** Whether a word stands behind one of these, but for fillers. */
  #stands(at: number, behind: readonly number[]): boolean {
    return behind.some(from => from <= at && this.tokens.slice(from, at).every(token => fillers.has(token)))
  }

  #takeName(at: number, length: number, { tier, found }: NameMatch): void {
    const [naming] = found
    if (naming === undefined) return
    this.#names.push({ ...naming, at })
    if (tier === 'typos') this.#corrected.push(this.tokens.slice(at, at + length).join(' '))
    this.#use(at, length)
  }

  /** The words, with nothing in the place of those that are used. */
  #open(): string[] {
    return this.tokens.map((token, at) => (this.#used[at] === null ? token : ''))
  }

  #isFiller(at: number): boolean {
    return fillers.has(this.tokens[at] ?? '')
  }

  #isFree(at: number, length: number): boolean {
    return this.#used.slice(at, at + length).every(one => one === null) && at + length <= this.tokens.length
  }

  #use(at: number, length: number): void {
    this.#used.fill(true, at, at + length)
  }
}
