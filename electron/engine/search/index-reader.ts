import type Database from 'libsql'
import { searchKinds, type SearchKind } from '../../contract/search'
import { rangeOf, type DocRecord } from './index-rows'
import type { Term } from './question'
import type { Vocabulary } from './vocabulary'

/** What was found, before it is ranked. */
export interface Found extends DocRecord {
  /** FTS's bm25: lower is better. */
  readonly rank: number
}

/** A term as it is asked for: with the words that stand for it when nobody wrote it as it was typed. */
export interface Asked {
  readonly term: Term
  readonly near: readonly string[]
}

/** Reads the tables of the index. Made anew when the tables move to another file. */
export class IndexReader {
  readonly #ranked: Database.Statement
  readonly #titles: Database.Statement
  readonly #begin: Database.Statement
  readonly #exists: Database.Statement
  readonly #body: Database.Statement

  constructor(
    readonly database: Database.Database,
    private readonly vocabulary: Vocabulary,
  ) {
    const join = 'JOIN search_docs d ON d.n = f.n'
    // One question for all kinds: bm25 first counts every match of every word, 2 ms of 2,500, and would do so for each.
    this.#ranked = database.prepare(`SELECT d.*, f.rank FROM (SELECT rowid AS n, rank, row_number() OVER (PARTITION BY rowid >> 40 ORDER BY rank, rowid) AS place FROM search_all WHERE search_all MATCH ? AND rowid BETWEEN ? AND ?) f ${join} WHERE f.place <= ?`) // prettier-ignore
    this.#titles = database.prepare(`SELECT d.*, -1.0 AS rank FROM (SELECT rowid AS n FROM search_titles WHERE search_titles MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) f ${join}`) // prettier-ignore
    this.#begin = database.prepare(`SELECT d.*, -1.0 AS rank FROM search_docs d WHERE kind = ? AND title_key >= ? AND title_key < ? ORDER BY title_key LIMIT ?`) // prettier-ignore
    this.#exists = database.prepare('SELECT rowid FROM search_all WHERE search_all MATCH ? LIMIT 1')
    this.#body = database.prepare('SELECT body FROM search_bodies WHERE n = ?')
  }

  /** The best of each kind that hold all terms. */
  ranked(asked: readonly Asked[], kinds: readonly SearchKind[], perKind: number): Found[] {
    const match = asked.map(each => matchOf(each, asked.length > 1)).join(' AND ')
    const ranges = kinds.map(rangeOf)
    const from = Math.min(...ranges.map(range => range[0]))
    const to = Math.max(...ranges.map(range => range[1]))
    const found = this.#ranked.all(match, from, to, perKind) as Found[]
    return found.filter(({ kind }) => kinds.includes(kind))
  }

  /** Those whose title has a word that begins with each of these; the latest first. */
  titled(asked: readonly Asked[], kinds: readonly SearchKind[], perKind: number): Found[] {
    const match = asked
      .map(
        ({ term, near }) =>
          `(${[...term.forms.map(form => `"${form}" *`), ...near.map(quoted)].join(' OR ')})`,
      )
      .join(' AND ')
    return kinds.flatMap(kind => this.#titles.all(match, ...rangeOf(kind), perKind) as Found[])
  }

  /** Those whose title begins so, in the order of the alphabet. */
  beginning(key: string, kinds: readonly SearchKind[], perKind: number): Found[] {
    return kinds.flatMap(kind => this.#begin.all(kind, key, `${key}\u{10FFFF}`, perKind) as Found[])
  }

  body(n: number): string {
    return (this.#body.get(n) as { body: string } | undefined)?.body ?? ''
  }

  /** The terms again, those that nobody wrote (or all, when that is not why nothing was found) with the words nearest to them. */
  corrected(terms: readonly Term[]): Asked[] | null {
    const unknown = terms.filter(term => this.#exists.get(matchOf({ term, near: [] }, false)) === undefined)
    const doubted = unknown.length > 0 ? unknown : terms
    const asked = terms.map(term => ({ term, near: doubted.includes(term) ? this.#near(term) : [] }))
    if (asked.every(({ near }) => near.length === 0)) return null
    return unknown.some(term => asked.some(each => each.term === term && each.near.length === 0))
      ? null
      : asked
  }

  #near(term: Term): string[] {
    const [form = ''] = term.forms
    return term.forms.length > 1 ? [] : this.vocabulary.near(form, term.prefix)
  }
}

export function kindsOf(kinds: readonly SearchKind[]): readonly SearchKind[] {
  return kinds.length === 0 ? searchKinds : [...new Set(kinds)]
}

/** A term in FTS's own language. Forms and stems hold letters and digits alone; in quotes they mean nothing but themselves. */
function matchOf({ term, near }: Asked, amongOthers: boolean): string {
  const [form = ''] = term.forms
  if (term.forms.length > 1) return `{title body} : ${quoted(term.forms.join(' '))}`
  // Two letters begin thousands of words: beside others, they are asked for as the word that they are.
  const open = term.prefix && !(amongOthers && form.length < 3)
  const words = [open ? `${quoted(form)} *` : quoted(form), ...[...term.stems, ...near].map(quoted)]
  return `(${words.join(' OR ')})`
}

function quoted(words: string): string {
  return `"${words}"`
}
