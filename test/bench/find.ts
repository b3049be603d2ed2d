import { expect, type Page } from '@playwright/test'
import type { SearchRow } from '../../electron/contract/search'
import { goToWiki, pageTitle } from '../e2e/support/wiki'
import { eventually } from '../e2e/support/wait'
import { Corpus } from '../support/search-corpus'
import { launchApp } from './support/app'
import { largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { ms, percentile, spread, type Figure, type Section } from './support/figures'
import { importPages } from './support/wiki-data'

const DEALS = 10_000
const PAGES = 2_000
const PAGE_WORDS = 400
const LIMIT = 8

/** What somebody types, and which page they mean: an accent left out, a slip, another form of a word in either language. */
const meant: readonly (readonly [typed: string, title: string, why: string])[] = [
  ['negociation de fin', 'Négociation de fin de trimestre', 'accents'],
  ['zepelin', 'The zeppelin objection', 'a slip'],
  ['handle a renewal', 'Handling renewals', 'another form, English'],
  ['acheteur public', 'Acheteurs publics', 'another form, French'],
  ['quetzal', 'Nothing in its name', 'a word of its text'],
]
const LETTERS = ['negotiation', 'négociation', 'discount renewal', 'remise', 'procurement', 'dicsount', 'budget for the pilot'] // prettier-ignore

export const find: Section = {
  title: 'Finding, in the app',
  how: `The real app with ${DEALS} deals and ${PAGES} pages of ${PAGE_WORDS} words. Every letter of ${LETTERS.length} questions as the window asks them of the engine, there and back. Then what somebody means, typed into the palette by real keys: from the last letter's own event to the end of the frame that shows the page meant, first of its kind; and Enter opens it. The reference is the smallest question that a window can ask (one page's facts).`,
  run: async () => {
    const dataDir = await folderWith(await pipelineOf(DEALS, 'f'))
    await importPages(dataDir, pages())
    const winroom = await launchApp(dataDir)
    try {
      return await measure(winroom.page)
    } finally {
      await winroom.close()
    }
  },
}

function* pages(): Generator<readonly [title: string, markdown: string]> {
  const corpus = new Corpus(11)
  for (const [, title] of meant) yield [title, title === 'Nothing in its name' ? 'They asked for a quetzal.' : corpus.text(60)]
  for (let n = meant.length; n < PAGES; n++) {
    const { title, body } = corpus.page(n, PAGE_WORDS)
    yield [`${title} ${n}`, body]
  }
} // prettier-ignore

async function measure(page: Page): Promise<Figure[]> {
  await eventually('all deals', async () => (await largestBoard(page)).deals === DEALS, 120_000)
  await eventually('the index', async () => (await ask(page, 'quetzal')).rows.length === 1, 180_000)
  const smallest: number[] = []
  const letters: number[] = []
  const suggestions: number[] = []
  for (const whole of LETTERS)
    for (let end = 1; end <= whole.length; end++) {
      const text = whole.slice(0, end)
      letters.push((await ask(page, text)).ms)
      suggestions.push((await suggest(page, text)).ms)
      smallest.push((await facts(page)).ms)
    }
  const figure = (what: string, samples: readonly number[]): Figure => ({
    what,
    value: spread(samples),
    reference: `the smallest question ${spread(smallest)}`,
    ratio: percentile(samples, 0.5) / percentile(smallest, 0.5),
  })
  const found = [figure('a letter, all kinds, there and back', letters), figure('a suggestion, there and back', suggestions)] // prettier-ignore
  await goToWiki(page)
  for (const [typed, title, why] of meant) found.push({ what: `${why}: “${typed}” to “${title}” painted`, value: ms(await toPainted(page, typed, title)) }) // prettier-ignore
  return found
}

interface Answer {
  readonly rows: readonly SearchRow[]
  readonly ms: number
}

async function ask(page: Page, text: string): Promise<Answer> {
  const { result, ms: took } = await page.evaluate(
    ([asked, limit]) => window.winroomBench.ask('query', 'search', { text: asked, kinds: [], limit }),
    [text, LIMIT] as const,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return { rows: (result.value as { rows: SearchRow[] }).rows, ms: took }
}

function suggest(page: Page, text: string): Promise<{ ms: number }> {
  return page.evaluate(
    ([asked, limit]) => window.winroomBench.ask('query', 'search.suggest', { text: asked, kinds: [], limit }),
    [text, LIMIT] as const,
  )
}

function facts(page: Page): Promise<{ ms: number }> {
  return page.evaluate(() => window.winroomBench.ask('query', 'page.facts', { pageId: 'nobody' }))
}

/** Types it into the palette, waits for the page that is meant, opens it by Enter, and makes sure that it is that one. */
async function toPainted(page: Page, typed: string, title: string): Promise<number> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: 'Find a deal or do something' })
  await field.fill('')
  await field.pressSequentially(typed.slice(0, -1), { delay: 60 })
  await page.evaluate(wanted => window.winroomBench.watchRow(wanted), title)
  await field.press(typed.at(-1) ?? '')
  const { painted = Number.NaN } = await page.evaluate(() => window.winroomBench.opened)
  await page.keyboard.press('Enter')
  await expect(pageTitle(page)).toHaveValue(title)
  return painted
}
