import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { launchApp, type BenchApp } from './support/app'
import { largestBoard } from './support/commands'
import { folderWith, pipelineOf } from './support/data'
import { ms, percentile, type Figure, type Section } from './support/figures'
import { frameWork, traced } from './support/trace'

const ROUNDS = 3
const CARDS = 10_000
const DEFAULT_FRAME_MS = 1000 / 60

/** Something that a person does for a few seconds, and the input events by which the page learns of it. */
export interface Action {
  readonly name: string
  readonly inputs: readonly string[]
  readonly act: (page: Page) => Promise<void>
}

export const frames: Section = {
  title: 'Input and frames',
  how: `A board of ${CARDS} cards, its largest lane of over 4,000. Input comes through the DevTools protocol about every frame: for a drag it is what Chromium makes of the mouse, without the system's own drag loop. From the input event's time to the end of the frame that answers it on the main thread; drawing and showing it comes after that, and there is no GPU here: Chromium draws in software on a virtual display. Work on the main thread: all of its tasks from one frame to the next, from Chromium's own trace, in frames that handled such input. Frames over 33 ms: of all frames while it lasted. ${ROUNDS} rounds of about 5 s each; the tracing itself is in the figures. The reference is the same done to a page at rest: nothing but frames.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(await pipelineOf(CARDS, 'f')))
    try {
      const { deals } = await largestBoard(winroom.page)
      if (deals !== CARDS) throw new Error(`the board has ${deals} cards`)
      const idle = await measure(winroom, { name: 'at rest', inputs: [], act: () => pause(3_000) })
      const found: Figure[] = []
      for (const action of [dragging, scrolling, keys])
        found.push(...(await figuresOf(winroom, action, idle)))
      return found
    } finally {
      await winroom.close()
    }
  },
}

export interface Measured {
  readonly inputs: number[]
  readonly frames: number[]
  readonly work: number[]
  readonly cpu: number[]
}

export async function figuresOf(winroom: BenchApp, action: Action, idle: Measured): Promise<Figure[]> {
  const all: Measured = { inputs: [], frames: [], work: [], cpu: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const one = await measure(winroom, action)
    all.inputs.push(...one.inputs)
    all.frames.push(...one.frames)
    all.work.push(...one.work)
    all.cpu.push(...one.cpu)
  }
  const over = (samples: readonly number[]) => `${((100 * samples.filter(each => each > 33.4).length) / samples.length).toFixed(2)} %` // prettier-ignore
  return [
    {
      what: `${action.name}: input to frame, p50 / p99`,
      value: `${ms(percentile(all.inputs, 0.5))} / ${ms(percentile(all.inputs, 0.99))} (${all.inputs.length})`,
      reference: `a frame ${ms(DEFAULT_FRAME_MS)}`,
      ratio: percentile(all.inputs, 0.99) / DEFAULT_FRAME_MS,
    },
    {
      what: `${action.name}: main-thread work per frame, p50 / p95 / p99`,
      value: parts(all.work),
      reference: `of that on a processor ${parts(all.cpu)}`,
    },
    {
      what: `${action.name}: frames over 33 ms, longest`,
      value: `${over(all.frames)}, ${ms(percentile(all.frames, 1))} (${all.frames.length})`,
      reference: `at rest ${over(idle.frames)}, ${ms(percentile(idle.frames, 1))}`,
    },
  ]
}

function parts(samples: readonly number[]): string {
  return `${[0.5, 0.95, 0.99].map(part => ms(percentile(samples, part))).join(' / ')} (${samples.length})`
}

export async function measure({ app, page }: BenchApp, { inputs, act }: Action): Promise<Measured> {
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId()) // prettier-ignore
  const events = await traced(app, async () => {
    await page.evaluate(types => window.winroomBench.watchInput(types), inputs)
    await act(page)
    await page.evaluate(() => window.winroomBench.endInput())
  })
  const seen = await page.evaluate(() => ({ inputs: window.winroomBench.inputs, frames: window.winroomBench.frames })) // prettier-ignore
  if (inputs.length === 0) return { ...seen, work: [], cpu: [] }
  const { perFrame, cpuPerFrame } = frameWork(events, pid, inputs)
  return { ...seen, work: perFrame, cpu: cpuPerFrame }
}

/** A card is carried across the lanes and back, up and down them, held near an end so that the lane scrolls, and put back. */
const dragging: Action = {
  name: 'dragging a card',
  inputs: ['dragover'],
  act: async page => {
    const lanes = await page.locator('[data-lane]').evaluateAll(all => all.map(lane => lane.getBoundingClientRect().toJSON() as DOMRect)) // prettier-ignore
    const [first, last] = [lanes[0], lanes.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no lanes')
    const top = first.y + 40
    const bottom =
      Math.min(first.y + first.height, page.viewportSize()?.height ?? first.y + first.height) - 12
    const [left, right] = [first.x + first.width / 2, Math.min(last.x + last.width / 2, 1_200)]
    await page.mouse.move(left, top)
    await page.mouse.down()
    await page.mouse.move(left + 8, top + 8, { steps: 3 })
    for (let pass = 0; pass < 3; pass++) {
      await page.mouse.move(right, top + 200, { steps: 30 })
      await page.mouse.move(right, bottom, { steps: 30 })
      for (let held = 0; held < 20; held++) {
        await page.mouse.move(right + (held % 2), bottom)
        await pause(DEFAULT_FRAME_MS)
      }
      await page.mouse.move(left, bottom - 100, { steps: 30 })
      await page.mouse.move(left, top, { steps: 30 })
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
  },
}

/** The largest lane is scrolled by the wheel, down and up again, 120 points a step. */
const scrolling: Action = {
  name: 'scrolling a lane',
  inputs: ['wheel', 'scroll'],
  act: async page => {
    const largest = await page.locator('[data-lane]').evaluateAll(all => {
      const heights = all.map(lane => lane.scrollHeight)
      const lane = all[heights.indexOf(Math.max(...heights))]!
      lane.scrollIntoView({ inline: 'nearest', block: 'nearest' })
      const { x, y, width, height } = lane.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })
    await page.mouse.move(largest.x, largest.y)
    for (const step of [120, 480, 2_400, -2_400, -120]) {
      for (let n = 0; n < 50; n++) {
        await page.mouse.wheel(0, step)
        await pause(DEFAULT_FRAME_MS)
      }
    }
  },
}

/** The cursor goes down a lane by the arrow key, and back. */
const keys: Action = {
  name: 'arrow keys',
  inputs: ['keydown'],
  act: async page => {
    await page.locator('[data-card]').first().focus()
    for (const key of ['ArrowDown', 'ArrowUp']) {
      for (let n = 0; n < 100; n++) {
        await page.keyboard.press(key)
        await pause(DEFAULT_FRAME_MS)
      }
    }
  },
}
