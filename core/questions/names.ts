import { groupBy } from '../insights/group'
import { distance, slipsIn } from '../typos'
import { tokensOf } from './tokens'

/** What a question can name. */
export type NamedKind =
  'account' | 'person' | 'competitor' | 'product' | 'stage' | 'deal' | 'office' | 'country'

export interface NameEntry {
  readonly kind: NamedKind
  readonly id: string
  readonly name: string
}

/** What a name in a question stands for: one thing, or several of one kind that are called the same (two boards' stages). */
export interface Naming {
  readonly kind: NamedKind
  readonly ids: readonly string[]
  readonly name: string
}

/** How a name was met, best first: as it is written, but for spaces (GTXPro), some of its words (Acme), with slips of the pen. */
export type Tier = 'exact' | 'joined' | 'part' | 'typos'

export interface NameMatch {
  readonly tier: Tier
  /** All that are met equally well: more than one has to be asked about. */
  readonly found: readonly Naming[]
}

interface Known extends Naming {
  readonly tokens: readonly string[]
  readonly joined: string
  readonly ids: string[]
}

/** Shorter parts of a name than this are met by too many. */
const PART = 3
const CHOICES = 6

/** Every name that questions can be about. Made once for a directory; asked at each letter. */
export class NameIndex {
  readonly #records: Known[] = []
  readonly #deals: Known[] = []
  readonly #byJoined = new Map<string, Known[]>()
  /** Made with the first question that names a part. */
  #byToken: Map<string, Known[]> | null = null

  constructor(entries: readonly NameEntry[]) {
    const groups = new Map<string, Known>()
    for (const { kind, id, name } of entries) {
      const tokens = remembered(name)
      if (tokens.length === 0) continue
      const joined = tokens.join('')
      const key = `${kind}/${tokens.join(' ')}`
      const same = groups.get(key)
      if (same !== undefined) {
        same.ids.push(id)
        continue
      }
      const known: Known = { kind, ids: [id], name, tokens, joined }
      groups.set(key, known)
      ;(kind === 'deal' ? this.#deals : this.#records).push(known)
      const alike = this.#byJoined.get(joined)
      if (alike === undefined) this.#byJoined.set(joined, [known])
      else alike.push(known)
    }
  }

  /** What these words name; only of some kinds where they are given. Deals are looked at where nothing else is called so. */
  match(words: readonly string[], kinds?: readonly NamedKind[]): NameMatch | null {
    const allowed = (one: Known): boolean => kinds === undefined || kinds.includes(one.kind)
    const exact = this.exact(words, kinds)
    if (exact !== null) return exact
    const parts = this.#holding(words).filter(one => allowed(one) && isPart(words, one))
    return (
      matchOf('part', parts.filter(({ kind }) => kind !== 'deal')) ??
      matchOf('part', parts) ??
      matchOf('typos', nearest(words, this.#records.filter(allowed)))
    ) // prettier-ignore
  }

  /** Names that hold the rarest of these words. */
  #holding(words: readonly string[]): readonly Known[] {
    this.#byToken ??= groupBy([...this.#records, ...this.#deals], ({ tokens }) => new Set(tokens))
    const lists = words.map(word => this.#byToken?.get(word) ?? [])
    return lists.reduce((a, b) => (b.length < a.length ? b : a), lists[0] ?? [])
  }

  /** A name that is written in full. A record comes before a deal of the same name. */
  exact(words: readonly string[], kinds?: readonly NamedKind[]): NameMatch | null {
    const alike = (this.#byJoined.get(words.join('')) ?? []).filter(one => kinds === undefined || kinds.includes(one.kind)) // prettier-ignore
    const records = alike.filter(({ kind }) => kind !== 'deal')
    const best = records.length > 0 ? records : alike
    const written = best.filter(({ tokens }) => tokens.join(' ') === words.join(' '))
    return matchOf('exact', written) ?? matchOf('joined', best)
  }
}

const known = new Map<string, readonly string[]>()
const REMEMBERED = 30_000

/** The index is made anew when something is renamed, and ten thousand names are the same as before. */
function remembered(name: string): readonly string[] {
  let tokens = known.get(name)
  if (tokens !== undefined) return tokens
  if (known.size >= REMEMBERED) known.clear()
  known.set(name, (tokens = tokensOf(name)))
  return tokens
}

function matchOf(tier: Tier, found: readonly Known[]): NameMatch | null {
  if (found.length === 0) return null
  return { tier, found: found.slice(0, CHOICES).map(({ kind, ids, name }) => ({ kind, ids, name })) }
}

/** Whether the words are some of the name's, in its order. */
function isPart(words: readonly string[], { tokens }: Known): boolean {
  if (words.length >= tokens.length || !words.some(word => word.length >= PART)) return false
  let at = -1
  return words.every(word => (at = tokens.indexOf(word, at + 1)) >= 0)
}

/** Those that the words are the fewest slips away from, word by word or written together. */
function nearest(words: readonly string[], known: readonly Known[]): Known[] {
  let least = Infinity
  let found: Known[] = []
  for (const one of known) {
    const slips = slipsTo(words, one)
    if (slips === null || slips > least) continue
    if (slips < least) found = []
    least = slips
    found.push(one)
  }
  return found
}

function slipsTo(words: readonly string[], { tokens, joined }: Known): number | null {
  const whole = slips(words.join(''), joined)
  if (whole !== null) return whole
  let sum = 0
  let at = 0
  for (const word of words) {
    const next = tokens.slice(at).map(token => slips(word, token))
    const hit = next.findIndex(count => count !== null)
    if (hit < 0) return null
    sum += next[hit] ?? 0
    at += hit + 1
  }
  // A part of a name with slips in it is further away than the whole with as many.
  return sum + (words.length < tokens.length ? 0.5 : 0)
}

function slips(typed: string, word: string): number | null {
  if (typed === word) return 0
  const max = slipsIn(Math.min(typed.length, word.length))
  const away = max === 0 ? 1 : distance(typed, word, max)
  return max === 0 || away > max ? null : away
}
