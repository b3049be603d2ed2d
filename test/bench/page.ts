import { expect, type Page } from '@playwright/test'
import { expectState, share } from '../e2e/support/board'
import { caretOf, text } from '../e2e/support/page-text'
import { startRelay } from '../e2e/support/relay'
import { pageCalled } from '../e2e/support/stock-client'
import { goToWiki, line, pageTitle } from '../e2e/support/wiki'
import { launchApp, type BenchApp } from './support/app'
import { temporaryFolder } from './support/build-copy'
import { sampleFolder } from './support/data'
import { median, ms, percentile, spread, type Figure, type Section } from './support/figures'
import { othersTyping } from './support/others'
import { typeAt } from './support/typing'
import { importPages, prose } from './support/wiki-data'

const LONG = 50_000
const USUAL = 1_000
const KEYS = 200
const OPENINGS = 7
/** Where in a page somebody types. */
const MIDDLE = 0.5
/** Eight letters a second: faster than people type for long. */
const PACE_MS = 120

export const boundPage: Section = {
  title: 'A page, bound and shared',
  how: `The real app on a workspace shared over the real relay (loopback): the page's editor on its replica, the engine, its disk. ${KEYS} keys each through the DevTools protocol, one every ${PACE_MS} ms at the most, in the middle of the page; from the key event's own time to the end of the frame that shows it on the main thread; there is no GPU here. The four others are replicas with a connection each, who type 5.5 letters a second each in the paragraphs around, with their carets. Opening: from the click on the page's line to the end of the first frame that shows its text, and of the first in which it can be written in; ${OPENINGS} times in turns with an empty page. The references: an empty contenteditable in the same window, and the empty page.`,
  run: async () => {
    const dataDir = await sampleFolder()
    await importPages(dataDir, [['Empty', ''], ['Usual', prose(USUAL)], ['Long', prose(LONG)]]) // prettier-ignore
    const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
    const winroom = await launchApp(dataDir)
    try {
      return await measure(winroom, relay.url)
    } finally {
      await winroom.close()
      await relay.stop()
    }
  },
}

async function measure(winroom: BenchApp, relay: string): Promise<Figure[]> {
  const { page } = winroom
  await goToWiki(page)
  const opened = await openings(page)
  const bare = await typeInBareElement(page)
  const figures: Figure[] = openingFigures(opened)
  await goTo(page, 'Empty')
  figures.push(keyFigure('a key in the empty page, alone', await typeAt(text(page), 0, KEYS, PACE_MS), bare))
  const alone = new Map<string, number[]>()
  for (const title of ['Usual', 'Long']) {
    await goTo(page, title)
    alone.set(title, await typeAt(text(page), MIDDLE, KEYS, PACE_MS))
  }
  const link = await share(page, relay)
  await expectState(page, /Safe on the relay/)
  for (const [title, words] of [
    ['Usual', USUAL],
    ['Long', LONG],
  ] as const) {
    await goTo(page, title)
    const others = await othersTyping(link, `page/${await pageCalled(link, title)}`, MIDDLE)
    const typed = await whileOthersAreSeen(page, () => typeAt(text(page), MIDDLE, KEYS, PACE_MS))
    others.end()
    figures.push(keyFigure(`a key in ${words} words, alone`, alone.get(title) ?? [], bare))
    figures.push(keyFigure(`a key in ${words} words, four others typing (${others.written()} letters)`, typed, bare)) // prettier-ignore
  }
  return figures
}

/** Measures only once the carets of all four are painted: otherwise it would measure nobody. */
async function whileOthersAreSeen<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await text(page).focus()
  for (const name of ['Ben', 'Chloé', 'Dimitri', 'Emma']) await caretOf(page, name).waitFor({ state: 'attached' }) // prettier-ignore
  return work()
}

function keyFigure(what: string, keys: readonly number[], bare: readonly number[]): Figure {
  return {
    what: `${what}, to paint`,
    value: spread(keys),
    reference: `bare contenteditable ${spread(bare)}`,
    ratio: percentile(keys, 0.99) / percentile(bare, 0.99),
  }
}

/** The same keys into an element of the same window that nothing listens to. */
async function typeInBareElement(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const bare = document.createElement('div')
    bare.contentEditable = 'true'
    bare.id = 'bare'
    bare.ariaLabel = 'Bare'
    bare.style.cssText = 'position: fixed; inset: 0; z-index: 9999; background: Canvas'
    document.body.append(bare)
  })
  await typeAt(page.locator('#bare'), 0, 40, PACE_MS)
  const typed = await typeAt(page.locator('#bare'), 0, KEYS, PACE_MS)
  await page.evaluate(() => document.getElementById('bare')?.remove())
  return typed
}

async function goTo(page: Page, title: string): Promise<void> {
  await line(page, title).click()
  await expect(pageTitle(page)).toHaveValue(title)
  await text(page).locator('> *').first().waitFor()
}

interface Opened {
  readonly painted: number[]
  readonly editable: number[]
}

/** Opens the long page and the empty one in turns; the first of each is not counted. */
async function openings(page: Page): Promise<{ long: Opened; empty: Opened }> {
  const long: Opened = { painted: [], editable: [] }
  const empty: Opened = { painted: [], editable: [] }
  for (let round = 0; round <= OPENINGS; round++)
    for (const [title, into, blocks] of [
      ['Empty', empty, [1, 5]],
      ['Long', long, [200, 10_000]],
    ] as const) {
      const { painted, editable } = await openOnce(page, title, blocks)
      if (round === 0) continue
      into.painted.push(painted)
      into.editable.push(editable)
    }
  return { long, empty }
}

async function openOnce(
  page: Page,
  title: string,
  [least, most]: readonly [number, number],
): Promise<{ painted: number; editable: number }> {
  await page.evaluate(([wanted, from, to]) => window.winroomBench.watchOpening(wanted, from, to), [
    title,
    least,
    most,
  ] as const)
  await line(page, title).click()
  const { painted = Number.NaN, editable = Number.NaN } = await page.evaluate(
    () => window.winroomBench.opened,
  )
  return { painted, editable }
}

function openingFigures({ long, empty }: { long: Opened; empty: Opened }): Figure[] {
  const figure = (what: string, of: keyof Opened): Figure => ({
    what: `open ${LONG} words, ${what}`,
    value: `${ms(median(long[of]))} (${ms(percentile(long[of], 0))} to ${ms(percentile(long[of], 1))})`,
    reference: `the empty page ${ms(median(empty[of]))}`,
    ratio: median(long[of]) / median(empty[of]),
  })
  return [figure('to its text painted', 'painted'), figure('to where it can be written in', 'editable')]
}
