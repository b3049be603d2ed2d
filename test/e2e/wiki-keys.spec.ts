import type { Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { goToWiki, newPage, pageTitle, sidebar } from './support/wiki'
import { expect, test } from './support/winroom'

const text = (page: Page) => page.locator('[data-page-text] [contenteditable="true"]')

test('keys go where one looks: a new page, the palette at once, a divider, and a page that is not offered to itself', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)

  // A dialog that is only closed gives the focus back; one that made a page leaves it there.
  const plus = sidebar(page).getByRole('button', { name: 'New page' })
  await plus.click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(plus).toBeFocused()
  await newPage(page, 'Price talks')
  await expect(pageTitle(page)).toBeFocused()
  await expect(text(page)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()

  await page.keyboard.type('---')
  await page.keyboard.press('Enter')
  await expect(text(page).locator('hr')).toHaveCount(1)
  await page.keyboard.type('after')
  await expect(text(page).locator('p')).toHaveText('after')

  await newPage(page, 'Price list')
  await text(page).click()
  await page.keyboard.type('[[Price')
  await expect(page.getByRole('option', { name: /Price talks/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Price list/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  const before = await text(page).innerText()

  // Typed in one go, as somebody does who knows the key: not a letter is lost, and none goes into the page.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('price')
  const palette = page.getByRole('textbox', { name: 'Find a deal or do something' })
  await expect(palette).toHaveValue('price')
  expect(await text(page).innerText()).toBe(before)

  await page.setViewportSize({ width: 640, height: 640 })
  const chips = page.getByRole('group', { name: 'What to look for' })
  const tops = await chips.getByRole('radio').evaluateAll(all => [
    ...new Set(all.map(one => Math.round(one.closest('div')?.getBoundingClientRect().top ?? 0))),
  ]) // prettier-ignore
  expect(tops).toHaveLength(1)
})
