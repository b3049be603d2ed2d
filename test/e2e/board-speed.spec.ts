import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { boardLoaded, chooseFile, lane } from './support/board'
import { expect, test } from './support/winroom'

/** Ten thousand deals in four lanes. */
function manyDeals(): string {
  const stages = ['Prospecting', 'Engaging', 'Won', 'Lost']
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const day = `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
    return `D${n},Deal number ${n},Account ${n % 300},${stages[n % 4]},${(n % 900) * 100},${day},Person ${n % 30}`
  })
  return ['Id,Title,Account,Stage,Amount,Close date,Owner', ...rows].join('\n')
}

interface Frames {
  /** Milliseconds between frames. */
  readonly gaps: number[]
  /** Milliseconds that the main thread was busy, for each frame that took long. */
  readonly long: number[]
}

/** Watches frames until the returned function is called. */
async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const gaps: number[] = []
    const long: number[] = []
    let last = performance.now()
    const observer = new PerformanceObserver(list =>
      list.getEntries().forEach(entry => long.push(entry.duration)),
    )
    observer.observe({ type: 'longtask' })
    const tick = (now: number) => {
      gaps.push(now - last)
      last = now
      handle = requestAnimationFrame(tick)
    }
    let handle = requestAnimationFrame(tick)
    Object.assign(window, {
      stopFrames: () => {
        cancelAnimationFrame(handle)
        observer.disconnect()
        return { gaps: gaps.slice(1), long }
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { stopFrames: () => Frames }).stopFrames())
}

function report(name: string, { gaps, long }: Frames): { p95: number; slow: number } {
  const sorted = [...gaps].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const slow = gaps.filter(gap => gap > 50).length / gaps.length
  const text = `${gaps.length} frames, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms, ${(slow * 100).toFixed(1)} % over 50 ms, tasks over 50 ms: ${long.map(ms => ms.toFixed(0)).join(' ') || 'none'}`
  test.info().annotations.push({ type: name, description: text })
  process.stdout.write(`      ${name}: ${text}\n`)
  return { p95: at(0.95), slow }
}

test('10,000 cards scroll and are dragged without a stutter', async ({ launchWinroom, temporaryFolder }) => {
  test.slow()
  const file = path.join(await temporaryFolder('many'), 'many.csv')
  await writeFile(file, manyDeals())
  const winroom = await launchWinroom()
  const { page } = winroom
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  await chooseFile(winroom, file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByRole('button', { name: 'Import 10,000 deals' }).click()
  await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Show the board' }).click()
  await boardLoaded(page)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('10,000 deals')

  const won = lane(page, 'Won')
  const box = (await won.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(box.x + 100, 400)
  const idle = await watchFrames(page)
  await page.waitForFunction(
    () => performance.now() > 0 && new Promise(done => setTimeout(() => done(true), 1_000)),
  )
  report('idle', await idle())

  const scrolling = await watchFrames(page)
  for (let n = 0; n < 80; n++) await page.mouse.wheel(0, n % 8 === 7 ? -900 : 600)
  const scrolled = report('scrolling', await scrolling())

  const from = page.getByRole('listbox', { name: 'Prospecting' }).getByRole('option').nth(2)
  await from.hover()
  await page.mouse.down()
  const dragging = await watchFrames(page)
  for (let n = 0; n < 150; n++) {
    await page.mouse.move(200 + (n % 40) * 22, 300 + ((n * 37) % 400))
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  const dragged = report('dragging', await dragging())
  await page.mouse.up()
  const moved = page.getByRole('option', { name: /^Deal number 8,/ })
  await expect(moved).toBeVisible()

  expect(scrolled.slow).toBeLessThan(0.02)
  expect(dragged.slow).toBeLessThan(0.02)
})
