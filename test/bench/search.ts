import { statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'libsql'
import { openProjectionDatabase } from '../../electron/engine/projection/database'
import { SearchIndex } from '../../electron/engine/search/search-index'
import { Corpus } from '../support/search-corpus'
import { temporaryFolder } from './support/build-copy'
import { median, ms, percentile, spread, type Figure, type Section } from './support/figures'

const DEALS = 10_000
const PAGES = 2_000
const PAGE_WORDS = 800
const ROUNDS = 4
const LIMIT = 8

/** What people ask: each is typed letter by letter, and every letter is a question. */
const TYPED = [
  'negotiation', 'négociation', 'discount renewal', 'remise', 'procurement contract', 'champion', 'dicsount', 'negotiatoin', 'the budget for the pilot', 'concurrent déploiement', '42k', '2026-11', '"pricing proposal"', 'sécurité devis', 'onboarding migraiton',
] // prettier-ignore

interface Samples {
  readonly ours: number[]
  /** The same in processor time: what is left of it on a machine that others keep busy. */
  readonly oursBusy: number[]
  readonly like: number[]
  readonly suggest: number[]
  readonly suggestBusy: number[]
  readonly slips: number[]
}

export const search: Section = {
  title: 'Search',
  how: `${DEALS} deals and ${PAGES} pages of ${PAGE_WORDS} words (30,000 words, spread as in a language), in Node ${process.version}, on one thread, every letter of ${TYPED.length} questions in English and French, ${ROUNDS} rounds. The reference looks through the same texts with LIKE for each word, shortest titles first, in the same run.`,
  run: measure,
}

async function measure(): Promise<Figure[]> {
  const file = path.join(await temporaryFolder('search'), 'projection.sqlite')
  const database = openProjectionDatabase(file)
  const index = new SearchIndex(
    () => database,
    () => Date.UTC(2026, 10, 24),
  )
  const built = build(index)
  const warm = timed(() => index.warm())
  const samples = ask(index, database)
  const size = statSync(file).size
  database.close()
  return [
    { what: 'put 10,000 deals, 16 a turn', value: ms(built.deals), reference: `longest turn ${ms(built.dealTurn)}` },
    { what: 'put 2,000 pages, one a turn', value: ms(built.pages), reference: `longest turn ${ms(built.pageTurn)}` },
    { what: 'tables on disk', value: `${(size / 2 ** 20).toFixed(0)} MiB` },
    { what: 'read the words for slips, once', value: ms(warm) },
    { what: 'a letter typed, all kinds', value: spread(samples.ours), reference: `LIKE ${spread(samples.like)}`, ratio: median(samples.ours) / median(samples.like) },
    { what: '… in processor time', value: spread(samples.oursBusy) },
    { what: '… with a slip', value: spread(samples.slips) },
    { what: 'a suggestion', value: spread(samples.suggest) },
    { what: '… in processor time', value: spread(samples.suggestBusy) },
    { what: 'slowest letter', value: ms(percentile(samples.ours, 1)), reference: `LIKE ${ms(percentile(samples.like, 1))}` },
  ] // prettier-ignore
}

function build(index: SearchIndex): { deals: number; dealTurn: number; pages: number; pageTurn: number } {
  const corpus = new Corpus(7)
  const dealTurns: number[] = []
  for (let n = 0; n < DEALS; n += 16) {
    const docs = Array.from({ length: 16 }, (_, k) => corpus.deal(n + k))
    dealTurns.push(timed(() => index.apply(docs.map(doc => ({ op: 'put', doc })))))
  }
  const pages = Array.from({ length: PAGES }, (_, n) => corpus.page(n, PAGE_WORDS))
  const pageTurns = pages.map(doc => timed(() => index.put(doc)))
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
  return {
    deals: sum(dealTurns),
    dealTurn: Math.max(...dealTurns),
    pages: sum(pageTurns),
    pageTurn: Math.max(...pageTurns),
  }
}

function ask(index: SearchIndex, database: Database.Database): Samples {
  const samples: Samples = { ours: [], oursBusy: [], like: [], suggest: [], suggestBusy: [], slips: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const whole of TYPED) {
      for (let end = 1; end <= whole.length; end++) {
        const text = whole.slice(0, end)
        const busy = process.cpuUsage()
        const took = timed(() => index.query({ text, limit: LIMIT }))
        samples.ours.push(took)
        samples.oursBusy.push(busyMs(busy))
        if (end === whole.length && /dics|toin|raiton/.test(whole)) samples.slips.push(took)
        const before = process.cpuUsage()
        samples.suggest.push(timed(() => index.suggest({ text, limit: LIMIT })))
        samples.suggestBusy.push(busyMs(before))
        // One round is enough: it takes a hundred times as long.
        if (round === 0) samples.like.push(timed(() => scan(database, text)))
      }
    }
  }
  return samples
}

function scan(database: Database.Database, text: string): unknown[] {
  const words = text.replace(/"/g, '').split(' ').filter(word => word !== '') // prettier-ignore
  const where = words.map(() => '(d.title LIKE ? OR b.body LIKE ?)').join(' AND ')
  const values = words.flatMap(word => [`%${word}%`, `%${word}%`])
  const sql = `SELECT d.n, d.title FROM search_docs d JOIN search_bodies b ON b.n = d.n WHERE ${where || '1'} ORDER BY length(d.title) LIMIT 16`
  return database.prepare(sql).all(...values)
}

function busyMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
