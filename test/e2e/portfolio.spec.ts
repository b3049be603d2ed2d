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

test('the sample: figures with their deals, and one that has not enough to be said', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Portfolio' })).toBeVisible()
  await expect(tile(page, 'Win rate')).toHaveAccessibleName(/67\s?%, of 6 deals/)
  await picture(page, 'sample-light')
  await tile(page, 'Date has passed').click()
  const behind = page.getByRole('complementary', { name: 'Date has passed' })
  await expect(behind.getByText('Loom telemetry')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(behind).toBeHidden()
  await page.getByRole('radiogroup', { name: 'Told apart by' }).getByText('Owner').click()
  await page.getByRole('button', { name: 'Nora Blanc' }).click()
  await page.getByRole('complementary', { name: 'Nora Blanc' }).getByText('Loom telemetry').click()
  await expect(page.getByRole('dialog', { name: /^Deal: Loom telemetry/ })).toBeVisible()
})

test('the real file: 8,800 deals, each figure the file’s', async ({ launchWinroom }) => {
  test.slow()
  const winroom = await launchWinroom()
  const { page } = winroom
  await page.setViewportSize({ width: 1440, height: 900 })
  await importPipeline(winroom)
  await page.getByRole('button', { name: 'Portfolio', exact: true }).click()
  // 4,238 of 6,711; its lost deals carry no amounts
  await expect(tile(page, 'Win rate')).toHaveAccessibleName(/63\s?%, of 6,711 deals/)
  await expect(tile(page, 'Win rate by value')).toHaveAccessibleName(/Not enough data/)
  await expect(tile(page, 'Average sales cycle')).toHaveAccessibleName(/52 days, of 4,238 deals/)
  await expect(page.getByRole('row', { name: /^Engaging 1,589/ })).toBeVisible()
  await picture(page, 'real-light')
  await tile(page, 'Average won deal').click()
  const behind = page.getByRole('complementary', { name: 'Average won deal' })
  await expect(behind.getByText('of 4,238 deals')).toBeVisible()
  // a long list is not in the page, only what is to be seen of it
  expect(await behind.getByRole('listitem').count()).toBeLessThan(60)
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await picture(page, 'real-behind')
})

test('French, dark', async ({ launchWinroom }) => {
  const { page } = await launchWinroom({ args: ['--lang=fr'] })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Portefeuille', exact: true }).click()
  await expect(tile(page, 'Prévision pondérée')).toBeVisible()
  await picture(page, 'sample-dark-fr')
})
