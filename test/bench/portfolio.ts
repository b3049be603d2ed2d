import type { Page } from '@playwright/test'
import { launchApp, looked } from './support/app'
import { largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { ms, percentile, spread, type Figure, type Section } from './support/figures'

const CARDS = 10_000
const VISITS = 12
const GOAL_MS = 200

export const portfolio: Section = {
  title: 'The portfolio',
  how: `A board of ${CARDS} cards. ${VISITS} visits from the board by the rail: from the click to the end of the frame in which the first figure and the line for questions stand. Before the first one the board has been looked at for 3 s, and the place's chunks are read ahead; it is told all deals; later ones find them, as long as they are not 30 s apart. Then the whole column is scrolled, what is open is told apart anew, and a question is typed letter by letter: from each letter to the end of the frame after it. Tasks over 50 ms are those of the window's main thread while each lasted.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(await pipelineOf(CARDS, 'p')))
    try {
      const { deals } = await largestBoard(winroom.page)
      if (deals !== CARDS) throw new Error(`the board has ${deals} cards`)
      await looked()
      return figures(await visit(winroom.page))
    } finally {
      await winroom.close()
    }
  },
}

interface Visits {
  readonly opened: number[]
  readonly letters: number[]
  readonly slices: number[]
  /** Longest task of each kind of doing. */
  readonly longest: Readonly<Record<'first' | 'again' | 'scroll' | 'slices' | 'typing', number>>
}

function figures({ opened, letters, slices, longest }: Visits): Figure[] {
  const [first = 0, ...again] = opened
  const goal = `goal ${GOAL_MS} ms`
  return [
    { what: 'the first visit: figures', value: `${ms(first)}, longest task ${ms(longest.first)}`, reference: goal, ratio: first / GOAL_MS },
    { what: 'later visits', value: `${spread(again)}, longest task ${ms(longest.again)}`, reference: goal, ratio: percentile(again, 0.99) / GOAL_MS },
    { what: 'scrolled from end to end: longest task', value: ms(longest.scroll), reference: 'goal 50 ms', ratio: longest.scroll / 50 },
    { what: 'told apart by another thing', value: `${spread(slices)}, longest task ${ms(longest.slices)}`, reference: 'goal 50 ms', ratio: longest.slices / 50 },
    { what: 'a letter of a question', value: `${spread(letters)}, longest task ${ms(longest.typing)}`, reference: 'goal 50 ms', ratio: longest.typing / 50 },
  ] // prettier-ignore
}

/** As text: the page has none of what `tsx` adds to functions. */
function visit(page: Page): Promise<Visits> {
  return page.evaluate<Visits>(`(${VISIT})(${VISITS})`)
}

const VISIT = `async visits => {
  const frame = () => new Promise(requestAnimationFrame)
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
  const until = async there => { while (!there()) await frame() }
  const tasks = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) tasks.push({ at: entry.startTime, ms: entry.duration })
  }).observe({ type: 'longtask' })
  const longest = from => Math.max(0, ...tasks.filter(({ at }) => at >= from).map(task => task.ms))
  const rail = name => document.querySelector('nav button[aria-label="' + name + '"], nav a[aria-label="' + name + '"], button[aria-label="' + name + '"]')
  const tiles = () => document.querySelectorAll('button[aria-description]').length
  const box = () => document.querySelector('section[aria-label="Ask a question"] input')
  const scroller = () => [...document.querySelectorAll('main div')].find(one => one.scrollHeight > one.clientHeight + 50 && getComputedStyle(one).overflowY === 'auto')
  const opened = []
  const of = { first: 0, again: 0, scroll: 0, slices: 0, typing: 0 }
  for (let n = 0; n < visits; n++) {
    const began = performance.now()
    rail('Portfolio').click()
    await until(() => tiles() >= 10 && box() !== null)
    await frame()
    opened.push(performance.now() - began)
    await pause(500)
    if (n === 0) of.first = longest(began)
    else of.again = Math.max(of.again, longest(began))
    if (n === visits - 1) break
    rail('Board').click()
    await until(() => document.querySelector('[data-card]') !== null && box() === null)
    await pause(300)
  }
  let from = performance.now()
  const long = scroller()
  for (let y = 0; y < long.scrollHeight; y += 120) { long.scrollTop = y; await frame() }
  await pause(300)
  of.scroll = longest(from)
  const slices = []
  from = performance.now()
  for (const radio of document.querySelectorAll('[role="radiogroup"][aria-label="Told apart by"] input')) {
    const began = performance.now()
    radio.click()
    await frame()
    await frame()
    slices.push(performance.now() - began)
    await pause(150)
  }
  of.slices = longest(from)
  const letters = []
  from = performance.now()
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const question = 'whose is the largest deal of the quarter?'
  for (let n = 1; n <= question.length; n++) {
    const began = performance.now()
    set.call(box(), question.slice(0, n))
    box().dispatchEvent(new Event('input', { bubbles: true }))
    await frame()
    await frame()
    letters.push(performance.now() - began)
    await pause(60)
  }
  of.typing = longest(from)
  return { opened, letters, slices, longest: of }
}`
