import type Database from 'libsql'
import type { SearchKind } from '../../contract/search'
import { rangeOf, type DocRecord } from './index-rows'
import type { SearchChange, SearchDoc, SearchRef } from './port'
import { stemsOf } from './stems'
import type { Vocabulary } from './vocabulary'
import { formsOf, wellFormed, wordsIn } from './words'

/** Of a body, as much as 100,000 words: beyond, one page would hold everything else up. */
const MAX_BODY = 600_000
const MAX_TITLE = 500

interface Known extends DocRecord {
  readonly body: string
  readonly facts: string
}

/** Words that may be misspelt, and in how many documents more (or fewer) they are. */
type Deltas = Map<string, number>

/** Writes to the tables of the index. Made anew when the tables move to another file. */
export class IndexWriter {
  readonly #next = new Map<SearchKind, number>()
  readonly #statements: ReturnType<typeof prepared>

  constructor(
    private readonly database: Database.Database,
    private readonly vocabulary: Vocabulary,
  ) {
    this.#statements = prepared(database)
  }

  /** Writes some changes in one transaction (its own, unless one is open). */
  apply(changes: readonly SearchChange[], alongside?: () => void): void {
    const deltas: Deltas = new Map()
    this.#inTransaction(() => {
      for (const change of changes) {
        if (change.op === 'put') this.#put(change.doc, deltas)
        else this.#remove(change.ref, deltas)
      }
      this.#writeWords(deltas)
      alongside?.()
    })
    for (const [word, delta] of deltas) this.vocabulary.add(word, delta)
  }

  #put(doc: SearchDoc, deltas: Deltas): void {
    const title = titleOf(doc)
    const body = wellFormed(doc.body.slice(0, MAX_BODY))
    const facts = factsOf(doc)
    const at = doc.at ?? null
    const seq = doc.seq ?? null
    const known = this.#find(doc)
    if (known?.title === title && known.body === body && known.facts === facts) {
      if (known.at !== at || known.seq !== seq) this.#statements.touch.run(at, seq, known.n)
      return
    }
    const n = known?.n ?? this.#newNumber(doc.kind)
    if (known !== null) this.#forget(known, deltas)
    const words = { title: wordsOf(title), body: wordsOf(body) }
    const { row, text, all, titles } = this.#statements
    row.run(n, doc.kind, doc.id, doc.boardId ?? '', title, formsOf(title).join(' '), at, seq)
    text.run(n, body, facts)
    all.run(n, words.title.forms, words.title.stems, words.body.forms, `${words.body.stems} ${facts}`)
    titles.run(n, words.title.forms, words.title.stems)
    count(deltas, title, body, 1)
  }

  #remove(ref: SearchRef, deltas: Deltas): void {
    const known = this.#find(ref)
    if (known === null) return
    this.#forget(known, deltas)
    this.#statements.removeRow.run(known.n)
    this.#statements.removeText.run(known.n)
  }

  #forget({ n, title, body }: Known, deltas: Deltas): void {
    this.#statements.removeAll.run(n)
    this.#statements.removeTitles.run(n)
    count(deltas, title, body, -1)
  }

  #find({ kind, id, boardId }: SearchRef): Known | null {
    return (this.#statements.find.get(kind, id, boardId ?? '') as Known | undefined) ?? null
  }

  #newNumber(kind: SearchKind): number {
    const [from, to] = rangeOf(kind)
    const last =
      this.#next.get(kind) ?? (this.#statements.last.get(from, to) as { n: number | null }).n ?? from
    this.#next.set(kind, last + 1)
    return last + 1
  }

  #writeWords(deltas: Deltas): void {
    for (const [word, delta] of deltas) {
      if (delta === 0) continue
      this.#statements.count.run(word, delta)
      if (delta < 0) this.#statements.uncount.run(word)
    }
  }

  #inTransaction(work: () => void): void {
    if (this.database.inTransaction) return work()
    this.database.exec('BEGIN')
    try {
      work()
      this.database.exec('COMMIT')
    } catch (error) {
      this.#next.clear()
      if (this.database.inTransaction) this.database.exec('ROLLBACK')
      throw error
    }
  }
}

function prepared(database: Database.Database) {
  const prepare = (sql: string): Database.Statement => database.prepare(sql)
  return {
    find: prepare('SELECT d.*, b.body, b.facts FROM search_docs d JOIN search_bodies b ON b.n = d.n WHERE d.kind = ? AND d.id = ? AND d.board_id = ?'),
    last: prepare('SELECT max(n) AS n FROM search_docs WHERE n BETWEEN ? AND ?'),
    row: prepare('INSERT OR REPLACE INTO search_docs (n, kind, id, board_id, title, title_key, at, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    text: prepare('INSERT OR REPLACE INTO search_bodies (n, body, facts) VALUES (?, ?, ?)'),
    touch: prepare('UPDATE search_docs SET at = ?, seq = ? WHERE n = ?'),
    all: prepare('INSERT INTO search_all (rowid, title, title_stems, body, body_stems) VALUES (?, ?, ?, ?, ?)'),
    titles: prepare('INSERT INTO search_titles (rowid, title, stems) VALUES (?, ?, ?)'),
    removeAll: prepare('DELETE FROM search_all WHERE rowid = ?'),
    removeTitles: prepare('DELETE FROM search_titles WHERE rowid = ?'),
    removeRow: prepare('DELETE FROM search_docs WHERE n = ?'),
    removeText: prepare('DELETE FROM search_bodies WHERE n = ?'),
    count: prepare('INSERT INTO search_words (word, docs) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET docs = docs + excluded.docs'),
    uncount: prepare('DELETE FROM search_words WHERE word = ? AND docs <= 0'),
  } // prettier-ignore
}

/** The title as it is kept. */
export function titleOf({ title }: Pick<SearchDoc, 'title'>): string {
  return wellFormed(title.slice(0, MAX_TITLE))
}

/** The facts as they are kept: their words. */
export function factsOf({ facts = [] }: Pick<SearchDoc, 'facts'>): string {
  return facts.map(fact => formsOf(wellFormed(fact)).join(' ')).join(' ')
}

/** A text as FTS is handed it: its words, and beside them, once each, the stems that differ. */
function wordsOf(text: string): { forms: string; stems: string } {
  const forms: string[] = []
  const stems = new Set<string>()
  for (const { form, from, to } of wordsIn(text)) {
    forms.push(form)
    for (const stem of stemsOf(text.slice(from, to), form)) stems.add(stem)
  }
  return { forms: forms.join(' '), stems: [...stems].join(' ') }
}

/** Words shorter than this are never taken for misspelt; longer ones than that are no words. */
const COUNTED = /^\p{L}{4,32}$/u

function count(deltas: Deltas, title: string, body: string, by: 1 | -1): void {
  for (const word of new Set([...formsOf(title), ...formsOf(body)]))
    if (COUNTED.test(word)) deltas.set(word, (deltas.get(word) ?? 0) + by)
}
