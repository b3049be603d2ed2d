import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { figuresOf, measure, type Action } from './frames'
import { launchApp, looked } from './support/app'
import { largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { median, ms, percentile, type Figure, type Section } from './support/figures'

const DEALS = 10_000
const ROUNDS = 7
const WISHED = 200
const FRAME_MS = 1000 / 60

export const tableView: Section = {
  title: 'Table and timeline',
  how: `A board of ${DEALS} deals. Opening: from the click on the view's button to the frame after the one whose page has its first lines; the first time is after 3 s of looking at the board, in which the chunk is read ahead, the others are medians of ${ROUNDS}. Sorting and grouping: from the click to the same. Scrolling: as in *Input and frames*.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(await pipelineOf(DEALS, 't')))
    const { page } = winroom
    try {
      const { deals } = await largestBoard(page)
      if (deals !== DEALS) throw new Error(`the board has ${deals} deals`)
      await looked()
      const idle = await measure(winroom, { name: 'at rest', inputs: [], act: () => pause(2_000) })
      const found: Figure[] = []
      for (const { name, button, line, scroller } of views) {
        const opened = await openings(page, button, line)
        found.push(timed(`${name}: opened for the first time`, opened.slice(0, 1)))
        found.push(timed(`${name}: opened again`, opened.slice(1)))
        if (name === 'table') {
          found.push(timed('table: sorted by account, then owner', await sorted(page)))
          found.push(timed('table: grouped by stage', await grouped(page)))
        }
        found.push(...(await figuresOf(winroom, scrolling(name, scroller), idle)))
      }
      const all = await openingsOfAll(page)
      found.push(timed('table of all boards: opened for the first time', all.slice(0, 1)))
      found.push(timed('table of all boards: opened again', all.slice(1)))
      return found
    } finally {
      await winroom.close()
    }
  },
}

const views = [
  { name: 'table', button: 'Table', line: '[role="grid"] [data-cell]', scroller: '[role="grid"]' },
  {
    name: 'timeline',
    button: 'Timeline',
    line: '[role="listbox"][tabindex="0"] [data-handle]',
    scroller: '[role="listbox"][tabindex="0"]',
  },
] as const

function timed(what: string, samples: readonly number[]): Figure {
  const value = median(samples)
  const highest = samples.length > 1 ? `, highest ${ms(percentile(samples, 1))} (${samples.length})` : ''
  return { what, value: ms(value) + highest, reference: `wished for ${ms(WISHED)}`, ratio: value / WISHED }
}

async function openings(page: Page, button: string, line: string): Promise<number[]> {
  const times: number[] = []
  // The compiler names inner functions by a helper of its own that the page does not have.
  await page.evaluate('globalThis.__name ??= named => named')
  for (let round = 0; round <= ROUNDS; round++) {
    times.push(await untilShown(page, button, line))
    await untilShown(page, 'Board', '[data-card]')
  }
  await untilShown(page, button, line)
  return times
}

/** From the choice of all boards to the frame after the one whose page has its first lines; back to the board between. */
export async function openingsOfAll(page: Page): Promise<number[]> {
  const times: number[] = []
  const choose = async (name: RegExp | string): Promise<void> => {
    await page.getByRole('button', { name: /^Switch board/ }).click()
    await page.getByRole('menuitem', { name }).waitFor()
  }
  const board = (await page.getByRole('button', { name: /^Switch board/ }).textContent()) ?? ''
  for (let round = 0; round <= ROUNDS; round++) {
    await choose('All boards')
    times.push(await page.evaluate(untilAllShown))
    await choose(board)
    await page.getByRole('menuitem', { name: board }).click()
    await page.locator('[data-card], [role="listbox"]').first().waitFor()
  }
  return times
}

function untilAllShown(): Promise<number> {
  return new Promise<number>(resolve => {
    const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
    const from = performance.now()
    items.find(item => item.textContent === 'All boards')?.click()
    const look = (): void => {
      const grid = document.querySelector('[role="grid"][aria-label="Deals of All boards"]')
      if (grid?.querySelector('[data-cell]') === null || grid === null)
        return void requestAnimationFrame(look)
      requestAnimationFrame(() => resolve(performance.now() - from))
    }
    requestAnimationFrame(look)
  })
}

/** Clicks the button of that name, and waits for the frame after the one in which what it shows is in the page. */
function untilShown(page: Page, name: string, shown: string): Promise<number> {
  return page.evaluate(
    ([wanted, selector]) =>
      new Promise<number>(resolve => {
        const button = [...document.querySelectorAll<HTMLElement>('[role="group"] button')].find(each => each.textContent === wanted) // prettier-ignore
        const from = performance.now()
        button?.click()
        const look = (): void => {
          if (document.querySelector(selector) === null) return void requestAnimationFrame(look)
          requestAnimationFrame(() => resolve(performance.now() - from))
        }
        requestAnimationFrame(look)
      }),
    [name, shown] as const,
  )
}

/** From the click on the names of two columns to the frame after. Every round sorts the other way. */
async function sorted(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const names = ['Account', 'Owner']
            const heads = [...document.querySelectorAll<HTMLElement>('[role="columnheader"]')]
            const from = performance.now()
            for (const [at, name] of names.entries())
              heads.find(head => head.textContent.startsWith(name))?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: at > 0 })) // prettier-ignore
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)))
          }),
      ),
    )
  return times
}

async function grouped(page: Page): Promise<number[]> {
  await page.getByRole('combobox', { name: 'Group by' }).click()
  const option = page.getByRole('option', { name: 'By Stage' })
  await option.waitFor()
  const time = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const wanted = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(each => each.textContent === 'By Stage') // prettier-ignore
        const from = performance.now()
        wanted?.click()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)))
      }),
  )
  return [time]
}

function scrolling(name: string, selector: string): Action {
  return {
    name: `scrolling the ${name}`,
    inputs: ['wheel', 'scroll'],
    act: async page => {
      const box = await page.locator(selector).boundingBox()
      if (box === null) throw new Error(`no ${name}`)
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      for (const step of [120, 480, 2_400, -2_400, -120])
        for (let n = 0; n < 50; n++) {
          await page.mouse.wheel(0, step)
          await pause(FRAME_MS)
        }
    },
  }
}
