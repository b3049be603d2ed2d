import type { Page } from '@playwright/test'
import { launchApp, looked } from './support/app'
import { largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { median, ms, percentile, spread, type Figure, type Section } from './support/figures'

const CARDS = 10_000
const OPENED = 40
const GOAL_MS = 200
const FRAME_MS = 1000 / 60

export const dealPage: Section = {
  title: 'A deal opened',
  how: `A board of ${CARDS} cards; ${OPENED} deals opened by a click on their cards, one after the other, each closed before the next. From the click's event to the end of the frame in which the page's fields hold the deal's values and take the focus; *how to win* to the frame in which its answer stands. The first opening, which begins to read all deals, is apart; before it, the board has been looked at for 3 s, and the page's chunk is read ahead. Tasks over 50 ms: of the window's main thread, from the click to 300 ms after it. The reference is a frame.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(await pipelineOf(CARDS, 'd')))
    try {
      const { deals } = await largestBoard(winroom.page)
      if (deals !== CARDS) throw new Error(`the board has ${deals} cards`)
      await looked()
      const [first, ...opened] = await openDeals(winroom.page)
      if (first === undefined) throw new Error('no deal was opened')
      return figures(first, opened)
    } finally {
      await winroom.close()
    }
  },
}

export interface Opening {
  readonly fields: number
  readonly win: number
  readonly longest: number
}

function figures(first: Opening, opened: readonly Opening[]): Figure[] {
  const of = (what: keyof Opening): number[] => opened.map(each => each[what])
  const reference = `a frame ${ms(FRAME_MS)}`
  const over = of('longest').filter(each => each > 50).length
  return [
    { what: 'the first one: fields', value: ms(first.fields), reference: `goal ${GOAL_MS} ms`, ratio: first.fields / GOAL_MS },
    { what: 'fields', value: spread(of('fields')), reference: `goal ${GOAL_MS} ms`, ratio: percentile(of('fields'), 0.99) / GOAL_MS },
    { what: 'how to win', value: spread(of('win')), reference, ratio: median(of('win')) / FRAME_MS },
    { what: 'openings with a task over 50 ms', value: `${over} of ${opened.length}, longest ${ms(percentile(of('longest'), 1))}` },
  ] // prettier-ignore
}

/** Opens deals as a person does, and looks at each frame for what is there. As text: the page has none of what `tsx` adds to functions. */
export function openDeals(page: Page): Promise<Opening[]> {
  return page.evaluate<Opening[]>(`(${OPEN})(${OPENED})`)
}

const OPEN = `async count => {
  const frame = () => new Promise(requestAnimationFrame)
  const until = async there => { while (!there()) await frame() }
  const dialog = () => document.querySelector('[role="dialog"]')
  const found = []
  const tasks = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) tasks.push({ at: entry.startTime, ms: entry.duration })
  }).observe({ type: 'longtask' })
  for (let n = 0; n < count; n++) {
    const cards = document.querySelectorAll('[data-card]')
    const began = performance.now()
    cards[n % cards.length].click()
    await until(() => (dialog()?.querySelector('textarea')?.value ?? '') !== '')
    await frame()
    const fields = performance.now() - began
    await until(() => dialog()?.querySelector('section[aria-labelledby] :is(ol, p, h4, [data-outcome])') !== null)
    await frame()
    const win = performance.now() - began
    await new Promise(resolve => setTimeout(resolve, 300))
    found.push({ fields, win, longest: Math.max(0, ...tasks.filter(({ at }) => at >= began).map(task => task.ms)) })
    dialog()?.querySelector('[aria-label="Close the deal"]')?.click()
    await until(() => dialog() === null)
    await frame()
  }
  return found
}`
