import type { Page } from '@playwright/test'
import { expectState, join, share } from '../e2e/support/board'
import { startRelay } from '../e2e/support/relay'
import { eventually } from '../e2e/support/wait'
import { boardLoaded, launchApp, type BenchApp } from './support/app'
import { temporaryFolder } from './support/build-copy'
import { largestBoard } from './support/commands'
import { folderWith, pipeline, sampleFolder } from './support/data'
import { startEcho, type Echo } from './support/echo'
import { ms, percentile, spread, type Figure, type Section } from './support/figures'

const EDITS = 200
const WARM_UP = 10

export const together: Section = {
  title: 'Edit in one window, painted in another',
  how: `Two apps with data folders of their own and the real relay as a third process, on loopback, a board of 8,800 deals. From the Enter key that ends the editing of a title in one window (the input event's own time) to the end of the frame that shows it in the other. On the way it is written to two disks, each with a full sync: the writer's own, and the relay's before it is sent on. ${EDITS} edits after ${WARM_UP}; the reference is a bare ws round trip of 200 bytes between two processes, three after each edit.`,
  run: async () => {
    const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
    const [ana, ben] = [await launchApp(await folderWith(pipeline)), await launchApp(await sampleFolder())]
    const echo = await startEcho(200)
    try {
      await meet(ana, ben, relay.url)
      return figures(await edits(ana.page, ben.page, echo))
    } finally {
      echo.close()
      await ana.close()
      await ben.close()
      await relay.stop()
    }
  },
}

async function meet(ana: BenchApp, ben: BenchApp, relay: string): Promise<void> {
  const { name } = await largestBoard(ana.page)
  const link = await share(ana.page, relay)
  await expectState(ana.page, /Safe on the relay/)
  await join(ben.page, link)
  const switcher = ben.page.getByRole('button', { name: /^Switch board/ })
  await eventually(
    `the board ${name} to arrive`,
    async () => {
      if ((await switcher.getAttribute('aria-label'))?.includes(name) === true) return true
      await switcher.click()
      const entry = ben.page.getByRole('menuitem', { name, exact: false })
      if ((await entry.count()) > 0) await entry.first().click()
      else await ben.page.keyboard.press('Escape')
      return false
    },
    60_000,
  )
  await boardLoaded(ben.page)
  await expectState(ben.page, /Safe on the relay/)
}

async function edits(ana: Page, ben: Page, echo: Echo): Promise<{ latencies: number[]; echoes: number[] }> {
  await ana.evaluate(() => window.winroomBench.watchEnter())
  await ben.evaluate(() => window.winroomBench.watchPaint('Beat \\d+;'))
  const first = ana.locator('[data-card]').first()
  const id = await first.getAttribute('data-card')
  const card = ana.locator(`[data-card="${id}"]`)
  const echoes: number[] = []
  for (let n = 0; n < EDITS + WARM_UP; n++) {
    await card.focus()
    await ana.keyboard.press('F2')
    await ana.keyboard.press('ControlOrMeta+A')
    await ana.keyboard.insertText(`Beat ${n};`)
    await ana.keyboard.press('Enter')
    await ben.waitForFunction(
      text => window.winroomBench.painted.some(([seen]) => seen === text),
      `Beat ${n};`,
      { polling: 20 },
    )
    for (let beat = 0; beat < 3; beat++) echoes.push(await echo.once())
  }
  const entered = await ana.evaluate(() => window.winroomBench.entered)
  const painted = new Map(await ben.evaluate(() => window.winroomBench.painted))
  const latencies = entered.map((at, n) => (painted.get(`Beat ${n};`) ?? Number.NaN) - at)
  return { latencies: latencies.slice(WARM_UP), echoes: echoes.slice(3 * WARM_UP) }
}

function figures({ latencies, echoes }: { latencies: number[]; echoes: number[] }): Figure[] {
  const line = (part: number): Figure => ({
    what: `Enter in A to paint in B, p${part * 100}`,
    value: ms(percentile(latencies, part)),
    reference: `bare ws round trip ${ms(percentile(echoes, part))}`,
    ratio: percentile(latencies, part) / percentile(echoes, part),
  })
  return [line(0.5), line(0.99), { what: 'all samples', value: spread(latencies) }]
}
