import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { boardLoaded, card, drag, lane, prepareImport } from './support/board'
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

// How fast this is, `npm run bench -- frames` says: a shared machine makes a timed test a coin.
test('of 10,000 cards only those in sight are in the page, and one is dragged among them', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const file = path.join(await temporaryFolder('many'), 'many.csv')
  await writeFile(file, manyDeals())
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await (await prepareImport(winroom, file)).click()
  await page.getByRole('button', { name: 'Show the board' }).click()
  await boardLoaded(page)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('10,000 deals')

  const cards = page.getByRole('option')
  expect(await cards.count()).toBeLessThan(100)
  await lane(page, 'Won').hover()
  for (let n = 0; n < 40; n++) await page.mouse.wheel(0, 900)
  await expect(card(lane(page, 'Won'), 'Deal number 2')).toHaveCount(0)
  expect(await cards.count()).toBeLessThan(100)

  const target = card(lane(page, 'Engaging'), 'Deal number 5')
  await drag(page, card(lane(page, 'Prospecting'), 'Deal number 8'), target, { x: 100, y: 8 })
  await expect(card(lane(page, 'Engaging'), 'Deal number 8')).toBeVisible()
  await expect(
    page
      .getByRole('region', { name: 'Engaging, 2501 deals' })
      .or(page.getByRole('region', { name: 'Engaging, 2,501 deals' })),
  ).toBeVisible()
})
