import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded, card, openDeal } from './support/board'
import { expect, test } from './support/winroom'

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'look')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

const unfold = (deal: Locator, name: string) => deal.getByRole('button', { name, exact: true }).click()
const dealOf = (page: Page, title: string) => page.getByRole('dialog', { name: `Deal: ${title}` })

test('a brief and a conversation, live in a window of its own; found by their words, undone, linked', async ({
  launchWinroom,
}) => {
  const { page, app } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 1000 })
  await boardLoaded(page)

  // Shift and Enter on a card: the deal has a window to itself, named after it.
  const opened = app.waitForEvent('window')
  await card(page, 'Crew planning').focus()
  await page.keyboard.press('Shift+Enter')
  const own = await opened
  const there = dealOf(own, 'Crew planning')
  await expect(there).toBeVisible()
  await expect(own).toHaveTitle('Crew planning – Winroom')
  await expect(own.getByRole('navigation', { name: 'Places' })).toHaveCount(0)
  await own.keyboard.press('Escape')
  await expect(there).toBeVisible()

  const here = await openDeal(page, 'Crew planning')
  await unfold(here, 'Brief and conversation')
  await here.getByRole('button', { name: 'Write the brief' }).click()
  const text = here.getByRole('textbox', { name: 'Brief of Crew planning' })
  await text.click()
  await page.keyboard.type('They want night shifts without xylophones. ')
  // Somebody else sees the brief as soon as there is one, and writes on.
  const twin = there.getByRole('textbox', { name: 'Brief of Crew planning' })
  await expect(twin).toContainText('xylophones')
  await twin.click()
  await own.keyboard.press('Control+End')
  await own.keyboard.type('Their union decides.')
  await expect(text).toContainText('Their union decides.')
  await page.keyboard.press('Control+z')
  await expect(text).not.toContainText('xylophones')
  await expect(text).toContainText('Their union decides.')
  await page.keyboard.press('Control+Shift+z')
  await expect(twin).toContainText('xylophones')

  await here.getByRole('button', { name: 'Say something about this deal' }).click()
  await here.getByLabel('Say something', { exact: true }).fill('Who knows their union?')
  await page.keyboard.press('Control+Enter')
  await expect(there.getByText('Who knows their union?')).toBeVisible()
  await picture(page, '60-brief')
  await picture(own, '61-own-window')

  // Closed, and back: a deal is a place to go back to.
  await here.getByRole('button', { name: 'Close the deal' }).click()
  await expect(here).toBeHidden()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(here).toBeVisible()
  await here.getByRole('button', { name: 'Copy the link' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^winroom:\/\/deal\/\w+$/) // prettier-ignore

  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Find a deal or do something' }).fill('xylophones')
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: /^Crew planning/ })
      .first(),
  ).toBeVisible()
})
