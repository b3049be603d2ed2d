import { distance, slipsIn } from '../../../core/typos'

/** Words offered in place of one that nobody wrote. */
const OFFERED = 6

const ALL = 10_000_000

/** Words after one, in the order of their UTF-8 bytes, at most so many. */
export type WordSource = (after: string, count: number) => readonly { word: string; docs: number }[]

interface Bucket {
  readonly words: string[]
  /** One bit a letter, to pass over most words without comparing them. */
  readonly letters: number[]
}

/**
 * The words that are written anywhere, each with the number of documents that hold it, in memory: what a misspelt word is
 * compared with. 50,000 words are passed over in about a millisecond, for a word two slips away can't differ in more than
 * four letters; an index of every word with letters left out would take thirty times the room.
 */
export class Vocabulary {
  readonly #counts = new Map<string, number>()
  readonly #buckets = new Map<number, Bucket>()

  /** Where the words are read from, piece by piece, in the order of their bytes; null once all are here. */
  #source: WordSource | null = null
  #readTo = ''

  /** Begins anew with other words, read when they are first needed. */
  load(source: WordSource): void {
    this.#counts.clear()
    this.#buckets.clear()
    this.#source = source
    this.#readTo = ''
  }

  /** Reads the next words, at most so many; false once all are here. */
  warm(count = Infinity): boolean {
    const source = this.#source
    if (source === null) return false
    const words = source(this.#readTo, Math.min(count, ALL))
    for (const { word, docs } of words) this.#add(word, docs)
    this.#readTo = words.at(-1)?.word ?? this.#readTo
    if (words.length < Math.min(count, ALL)) this.#source = null
    return this.#source !== null
  }

  /** A word is in so many documents more, or fewer. One that is in none any more keeps its place and is not offered. */
  add(word: string, delta: number): void {
    // What is not read yet, the table will say.
    if (this.#source === null || !isBeyond(word, this.#readTo)) this.#add(word, delta)
  }

  /** The nearest words to one that was misspelt: only those of the least distance, the most used first. */
  near(typed: string, prefix: boolean): string[] {
    this.warm()
    const slips = slipsIn(typed.length)
    for (let max = 1; max <= slips; max++) {
      const found = this.#within(typed, max, prefix)
      if (found.length > 0) return found.slice(0, OFFERED)
    }
    return []
  }

  #within(typed: string, max: number, prefix: boolean): string[] {
    const letters = lettersOf(typed)
    const found: { word: string; rank: number }[] = []
    for (const [length, bucket] of this.#buckets) {
      if (length < typed.length - max || (!prefix && length > typed.length + max)) continue
      for (let at = 0; at < bucket.words.length; at++) {
        const theirs = bucket.letters[at] ?? 0
        if (bits(letters & ~theirs) > max || (!prefix && bits(theirs & ~letters) > max)) continue
        const word = bucket.words[at] ?? ''
        const count = this.#counts.get(word) ?? 0
        if (count === 0 || distance(typed, word, max, prefix) > max) continue
        // The first letter is seldom the wrong one.
        found.push({ word, rank: count * (word.charCodeAt(0) === typed.charCodeAt(0) ? 8 : 1) })
      }
    }
    return found.sort((a, b) => b.rank - a.rank || (a.word < b.word ? -1 : 1)).map(({ word }) => word)
  }

  #add(word: string, delta: number): void {
    const count = this.#counts.get(word)
    if (count === undefined) this.#place(word)
    this.#counts.set(word, (count ?? 0) + delta)
  }

  #place(word: string): void {
    let bucket = this.#buckets.get(word.length)
    if (bucket === undefined) this.#buckets.set(word.length, (bucket = { words: [], letters: [] }))
    bucket.words.push(word)
    bucket.letters.push(lettersOf(word))
  }
}

/** As the table orders: by bytes, which for letters far out is not JavaScript's order. */
function isBeyond(word: string, other: string): boolean {
  return Buffer.compare(Buffer.from(word), Buffer.from(other)) > 0
}

/** The letters of a word as a set of 32; others than a-z share the last six. */
function lettersOf(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97
    set |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 6))
  }
  return set
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
