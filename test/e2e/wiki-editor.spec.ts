import type { Locator, Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { goToWiki, line, newPage } from './support/wiki'
import { expect, test } from './support/winroom'

const text = (page: Page): Locator => page.locator('[data-page-text] [contenteditable="true"]')

test('words and headings are counted on a page that is opened, without a key being pressed', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Too expensive', { kind: 'Tactic', begin: 'Winroom’s template, in English' })
  await expect(text(page)).toContainText('Step by step')
  await expect(page.getByText(/^\d{2,} words/)).toBeVisible()
  const words = await page.getByText(/^\d{2,} words/).innerText()
  await newPage(page, 'Another')
  await expect(page.getByText(/^0 words/)).toBeVisible()
  await line(page, 'Too expensive').click()
  await expect(page.getByText(words, { exact: true })).toBeVisible()
  await page.screenshot({ path: 'test-results/words1.png' })
  await page.reload()
  await expect(text(page)).toContainText('Step by step')
  await expect(page.getByText(words, { exact: true })).toBeVisible()
})
