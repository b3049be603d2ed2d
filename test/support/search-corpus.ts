import type { SearchDoc } from '../../electron/engine/search/port'
import { seeded } from './seeded'

/** Words that the questions of the bench ask for, among those that are made up. */
const TRADE =
  'negotiation discount renewal champion objection pricing procurement contract budget security integration pilot competitor stakeholder deadline reference proposal migration onboarding support négociation remise renouvellement acheteur concurrent contrat décideur échéance déploiement sécurité devis proposition signature relance'.split(
    ' ',
  )
const SYLLABLES =
  'ba be bi bo bu ca ce co da de di do du fa fe fi ga ge la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi za tion ment eur ing able ance'.split(
    ' ',
  )
const ACCOUNTS = 400
const MADE_UP = 30_000

/** Text such as people write: a few words everywhere, most words seldom. */
export class Corpus {
  readonly #next: () => number
  readonly #words: string[]

  constructor(seed: number) {
    this.#next = seeded(seed)
    const made = new Set<string>()
    while (made.size < MADE_UP) made.add(this.#madeUp())
    // The trade's words stand among the few hundred most used.
    this.#words = [...made]
    for (const [at, word] of TRADE.entries()) this.#words.splice(20 + at * 9, 0, word)
  }

  deal(n: number): SearchDoc {
    const account = this.#words[n % ACCOUNTS] ?? ''
    return {
      kind: 'deal',
      id: `deal${n}`,
      boardId: 'board',
      title: `${capital(account)} ${this.text(2)} ${n}`,
      body: `${capital(account)} · ${this.text(2)} · ${this.text(6)}`,
      facts: [String(1_000 * (n % 97)), `2026-${String(1 + (n % 12)).padStart(2, '0')}-15`],
    }
  }

  page(n: number, words: number): SearchDoc {
    const lines = Array.from({ length: Math.ceil(words / 16) }, () => `${capital(this.text(16))}.`)
    return {
      kind: 'page',
      id: `page${n}`,
      title: capital(this.text(4)),
      body: lines.join('\n'),
      at: n * 60_000,
    }
  }

  text(words: number): string {
    return Array.from({ length: words }, () => this.word()).join(' ')
  }

  /** A word, the rank of which is spread as it is in any language: half of a text is its hundred most used words. */
  word(): string {
    const rank = Math.floor(Math.exp(this.#next() * Math.log(this.#words.length))) - 1
    return this.#words[rank] ?? ''
  }

  chance(): number {
    return this.#next()
  }

  #madeUp(): string {
    const length = 1 + Math.floor(this.#next() * 4)
    return Array.from({ length }, () => SYLLABLES[Math.floor(this.#next() * SYLLABLES.length)]).join('')
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
