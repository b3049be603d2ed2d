import type Database from 'libsql'
import type { SearchKind } from '../../contract/search'
import { IndexReader, kindsOf, type Asked, type Found } from './index-reader'
import { factsOf, IndexWriter, titleOf } from './index-writer'
import { Marker } from './marks'
import type { SearchChange, SearchDoc, SearchHit, SearchRef } from './port'
import { questionOf, type Term } from './question'
import { CLEAR_SEARCH } from './tables'
import { Vocabulary } from './vocabulary'
import { formsOf } from './words'

export interface SearchQuestion {
  readonly text: string
  /** None: all. */
  readonly kinds?: readonly SearchKind[]
  /** At most so many of each kind. */
  readonly limit: number
}

/** A title that is, or begins with, what was typed comes before one that only holds it. */
const WHOLE_TITLE = 3
const BEGINS = 1.6
const BEGINS_LIKE = 1.2
/** What was touched today counts so much more than what was a year ago. */
const FRESH = 0.2
const MONTH = 30 * 24 * 60 * 60 * 1_000

/** Full-text search over everything that has a title, in the projection's tables. Any text is a valid question. */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary()
  #tables: { database: Database.Database; reader: IndexReader; writer: IndexWriter } | null = null

  /** @param database the projection's, which may move to memory; @param now the clock, UTC milliseconds. */
  constructor(
    private readonly database: () => Database.Database,
    private readonly now: () => number,
  ) {}

  put(doc: SearchDoc): void {
    this.apply([{ op: 'put', doc }])
  }

  remove(ref: SearchRef): void {
    this.apply([{ op: 'remove', ref }])
  }

  /** Several changes in one transaction, which is a hundred times cheaper than one each; `alongside` writes what goes with them. */
  apply(changes: readonly SearchChange[], alongside?: () => void): void {
    if (changes.length > 0) this.#open().writer.apply(changes, alongside)
  }

  clear(): void {
    this.database().exec(CLEAR_SEARCH)
    this.forget()
  }

  /** The tables were written by somebody else: what is known of them is read again. */
  forget(): void {
    this.#tables = null
  }

  /** The best of each kind, the best of all first. */
  query({ text, kinds = [], limit }: SearchQuestion): SearchHit[] {
    const terms = questionOf(text)
    const [first] = terms
    if (first === undefined) return []
    // One or two letters begin words in every page: only titles are looked at.
    if (terms.length === 1 && first.prefix && (first.forms[0] ?? '').length < 3)
      return this.suggest({ text, kinds, limit })
    const { reader } = this.#open()
    const wanted = kindsOf(kinds)
    for (const asked of readings(terms, reader)) {
      const found = reader.ranked(asked, wanted, limit * 2)
      if (found.length > 0) return this.#shown(found, asked, text, limit)
    }
    return []
  }

  /** Titles first: those that begin with the text, then those with words that begin with its words. */
  suggest({ text, kinds = [], limit }: SearchQuestion): SearchHit[] {
    const { reader } = this.#open()
    const wanted = kindsOf(kinds)
    const terms = questionOf(text).map(open)
    const key = keyOf(text)
    if (terms.length === 0) return this.#shown(reader.beginning('', wanted, limit), [], text, limit)
    let asked: readonly Asked[] = terms.map(term => ({ term, near: [] }))
    let found = unique([...reader.beginning(key, wanted, limit), ...reader.titled(asked, wanted, limit * 4)])
    if (found.length === 0) {
      const again = reader.corrected(terms)
      if (again !== null) found = reader.titled((asked = again), wanted, limit * 4)
    }
    return this.#shown(found, asked, text, limit)
  }

  /** One thing by its name; null when it is not here. */
  hit({ kind, id, boardId }: SearchRef): SearchHit | null {
    const row = this.database()
      .prepare('SELECT title FROM search_docs WHERE kind = ? AND id = ? AND board_id = ?')
      .get(kind, id, boardId ?? '') as { title: string } | undefined
    if (row === undefined) return null
    return { kind, id, boardId: boardId ?? null, title: row.title, titleMarks: [], snippet: '', snippetMarks: [], score: 0 } // prettier-ignore
  }

  /** Whether all but the body of a thing is here as it is, read as far as its document goes now. */
  isPut(doc: Omit<SearchDoc, 'body'>): boolean {
    const row = this.database()
      .prepare(
        'SELECT d.title, d.seq, b.facts FROM search_docs d JOIN search_bodies b ON b.n = d.n WHERE d.kind = ? AND d.id = ? AND d.board_id = ?',
      ) // prettier-ignore
      .get(doc.kind, doc.id, doc.boardId ?? '') as
      { title: string; seq: number | null; facts: string } | undefined
    if (row === undefined || row.seq === null || row.seq !== doc.seq) return false
    return row.title === titleOf(doc) && row.facts === factsOf(doc)
  }

  /** Everything of a kind that is here, by id. */
  idsOf(kind: SearchKind): string[] {
    const rows = this.database().prepare('SELECT id FROM search_docs WHERE kind = ?').all(kind)
    return (rows as { id: string }[]).map(({ id }) => id)
  }

  /** Reads more of the words that misspelt ones are compared with, so that the first who misspells does not wait for it; false once all are here. */
  warm(count?: number): boolean {
    this.#open()
    return this.#vocabulary.warm(count)
  }

  #open(): { reader: IndexReader; writer: IndexWriter } {
    const database = this.database()
    if (this.#tables?.database === database) return this.#tables
    const words = database.prepare('SELECT word, docs FROM search_words WHERE word > ? ORDER BY word LIMIT ?')
    this.#vocabulary.load((after, count) => words.all(after, count) as { word: string; docs: number }[])
    const reader = new IndexReader(database, this.#vocabulary)
    const writer = new IndexWriter(database, this.#vocabulary)
    this.#tables = { database, reader, writer }
    return this.#tables
  }

  #shown(found: readonly Found[], asked: readonly Asked[], text: string, limit: number): SearchHit[] {
    const key = keyOf(text)
    const scored = found.map(each => ({ ...each, score: this.#score(each, key) }))
    scored.sort((a, b) => b.score - a.score || a.title.length - b.title.length || (a.id < b.id ? -1 : 1))
    const marker = new Marker(asked.map(({ term }) => term), asked.flatMap(({ near }) => near)) // prettier-ignore
    return perKind(scored, limit).map(each => {
      const { snippet, marks } = marker.snippet(this.#open().reader.body(each.n))
      return {
        kind: each.kind,
        id: each.id,
        boardId: each.board_id === '' ? null : each.board_id,
        title: each.title,
        titleMarks: marker.marks(each.title),
        snippet,
        snippetMarks: marks,
        score: each.score,
      }
    })
  }

  #score({ rank, title_key: title, at }: Found, key: string): number {
    const [first = ''] = key.split(' ')
    const begins = title.startsWith(key) ? BEGINS : title.startsWith(first) ? BEGINS_LIKE : 1
    const place = title === key ? WHOLE_TITLE : begins
    const age = at === null ? Infinity : Math.max(0, this.now() - at) / MONTH
    return -rank * place * (1 + FRESH / (1 + age))
  }
}

/** The ways to read what was typed, the likeliest first: as it stands; without a small word at its end; with misspelt words put right. */
function* readings(typed: readonly Term[], reader: IndexReader): Generator<readonly Asked[]> {
  yield typed.map(term => ({ term, near: [] }))
  const telling = typed.filter(term => !term.small)
  const terms = telling.length > 0 ? telling : typed
  if (terms.length < typed.length) yield terms.map(term => ({ term, near: [] }))
  const corrected = reader.corrected(terms)
  if (corrected !== null) yield corrected
}

function open(term: Term): Term {
  return { ...term, prefix: true }
}

function keyOf(text: string): string {
  return formsOf(text.slice(0, 400)).join(' ')
}

function unique(found: readonly Found[]): Found[] {
  return [...new Map(found.map(each => [each.n, each])).values()]
}

function perKind<T extends { readonly kind: SearchKind }>(found: readonly T[], limit: number): T[] {
  const counts = new Map<SearchKind, number>()
  return found.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= limit
  })
}
