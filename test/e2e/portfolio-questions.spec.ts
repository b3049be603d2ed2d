import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boardLoaded, importPipeline } from './support/board'
import { expect, test } from './support/winroom'

const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}\\s?: `) })

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'portfolio')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a sentence in the palette is answered, and what changed is told with its deals', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  // Answered where it is typed; Enter shows the deals behind it.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByRole('textbox').fill('who is on Halden Steel?')
  await expect(palette.getByRole('button', { name: /^Tom Keller Read as: who is on it · account Halden Steel/ })).toBeVisible() // prettier-ignore
  await picture(page, 'question-palette')
  await palette.getByRole('textbox').fill('how much is open with Halden Steal?')
  await expect(palette.getByRole('button', { name: /\$210K Read as: open pipeline/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const ask = page.getByRole('region', { name: 'Ask a question' })
  await expect(ask.getByText(/You wrote “halden steal”/)).toBeVisible()
  await ask.getByRole('textbox').fill('win rate against Halden Steel?')
  await expect(ask.getByText('Not understood: “Halden Steel”')).toBeVisible()
  await ask.getByRole('button', { name: /^Win rate against/ }).click()
  await expect(ask.getByText(/^Read as: win rate · against /)).toBeVisible()
  await noViolations(page)
  await ask.getByRole('textbox').fill('whose is the largest open deal?')
  await expect(ask.getByText(/^Furnace monitoring · \$210K · Tom Keller$/)).toBeVisible()
  await ask.getByRole('button', { name: 'Open the deal' }).click()
  const deal = page.getByRole('dialog', { name: /^Deal: Furnace monitoring/ })
  const amount = deal.getByLabel('Amount (')
  await amount.focus()
  await amount.fill('250000')
  await amount.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Portfolio', exact: true }).click()
  // The answer is of now, and the change is told with who made it.
  await expect(ask.getByText(/^Furnace monitoring · \$250K/)).toBeVisible()
  // Its deals are as young as the sample: new, and none of them grown.
  await tile(page, 'New').click()
  const behind = page.getByRole('complementary', { name: 'New' })
  await expect(behind.getByRole('button', { name: /Furnace monitoring.*\$250,000/ })).toBeVisible()
  await picture(page, 'changed-light')
})

test('the real file: charts with their tables, in dark and French, and on paper', async ({
  launchWinroom,
}) => {
  test.slow()
  const winroom = await launchWinroom()
  const { page } = winroom
  await page.setViewportSize({ width: 1440, height: 1100 })
  await importPipeline(winroom)
  await page.getByRole('button', { name: 'Portfolio', exact: true }).click()
  const cycles = page.getByRole('region', { name: 'How long won deals took, in days' })
  await cycles.scrollIntoViewIfNeeded()
  await expect(cycles.getByRole('img', { name: /^half within 57 days/ })).toBeVisible()
  await picture(page, 'charts-light')
  // Its table is one key away, and every figure in it opens its deals.
  await cycles.getByRole('button', { name: 'Show as table' }).focus()
  await page.keyboard.press('t')
  await cycles.getByRole('button', { name: '0–13 days' }).click()
  await expect(page.getByRole('complementary', { name: '0–13 days' })).toBeVisible()
  await noViolations(page)
  await picture(page, 'charts-table')
  await page.keyboard.press('Escape')
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: path.join(test.info().project.outputDir, 'portfolio', 'print.png'), fullPage: true }) // prettier-ignore
  const pdf = await winroom.app.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({})
    return bytes?.toString('latin1') ?? ''
  })
  // The whole column, not the one screen that is seen.
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)
})
