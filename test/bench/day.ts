import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { directorySchema } from '../../electron/contract/rows'
import { launchApp, looked } from './support/app'
import { ask, largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { median, ms, type Figure, type Section } from './support/figures'

const DEALS = 10_000
const ROUNDS = 11
const FRAME_MS = 1000 / 60

export const day: Section = {
  title: 'My day, calendar, capture',
  how: `A board of ${DEALS} deals, the real file's rows with this year's dates; one of its agents is claimed, who owns some 500 of them. From the key (or the last letter) to the frame in which what it asked for is in the page; the first time, after 3 s of looking at the board in which its code is read ahead, and the median of ${ROUNDS - 1} after that.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(await thisYear()))
    try {
      const { page } = winroom
      const { deals } = await largestBoard(page)
      if (deals !== DEALS) throw new Error(`the board has ${deals} deals`)
      await looked()
      await claim(page, 'Anna Snelling')
      return [
        figure('My day opens', await opening(page, ['g', 'd'], '[data-line]')),
        figure(
          'the calendar opens, with this month of 10,000 deals',
          await opening(page, ['3'], '[data-day] button'),
        ),
        figure('captured words find their deal', await finding(page)),
      ]
    } finally {
      await winroom.close()
    }
  },
}

function figure(what: string, times: readonly number[]): Figure {
  const [first = 0, ...rest] = times
  return {
    what: `${what}: first, then`,
    value: `${ms(first)}, ${ms(median(rest))}`,
    reference: `a frame ${ms(FRAME_MS)}`,
    ratio: median(rest) / FRAME_MS,
  }
}

/** The real file closes in 2017: a calendar of today would be empty. */
async function thisYear(): Promise<string> {
  const file = await pipelineOf(DEALS, 'd')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll(',2017-', `,${new Date().getFullYear()}-`))
  return file
}

async function claim(page: Page, name: string): Promise<void> {
  const raw = await page.evaluate(() => window.winroomBench.first('directory', {}))
  const person = directorySchema.parse(raw).people.find(each => each.name === name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  await ask(page, 'command', 'person.claim', { personId: person.id, mine: true })
}

/** From the last key until an element is there, each time from the board. */
async function opening(page: Page, keys: readonly string[], selector: string): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await page.keyboard.press('Control+1')
    await page.locator('[data-card]').first().waitFor()
    await page.evaluate(`(${WATCH})(${JSON.stringify(selector)})`)
    for (const key of keys) await page.keyboard.press(key === '3' ? 'Control+3' : key)
    times.push(await page.evaluate<number>('window.winroomAppeared'))
  }
  return times
}

/** From asking which deal is meant until the answer is in the window: what a letter of captured words costs. */
async function finding(page: Page): Promise<number[]> {
  const words = { about: 'call them at Hottechi', rest: 'they want a price' }
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    times.push((await ask(page, 'query', 'capture.deals', words)).ms)
  return times
}

/** In the page: from the next key until the element is there, by frames. As text: the page has none of what `tsx` adds to functions. */
const WATCH = `selector => {
  window.winroomAppeared = new Promise(resolve => {
    let began = 0
    addEventListener('keydown', event => (began = event.timeStamp), { capture: true })
    const look = () => {
      if (began > 0 && document.querySelector(selector) !== null) resolve(performance.now() - began)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}`
