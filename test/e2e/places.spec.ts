import type { Page } from '@playwright/test'
import { boardLoaded, card, newBoard, addDeal } from './support/board'
import { expect, test } from './support/winroom'

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name, exact: true })

test('board and wiki by click, by key, back and forward; the window comes back to where it was', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('places')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await addDeal(page, 'Prospecting', 'Alpha')
  await expect(place(page, 'Board')).toHaveAttribute('aria-current', 'page')

  await place(page, 'Wiki').click()
  await expect(place(page, 'Wiki')).toHaveAttribute('aria-current', 'page')
  await expect(card(page, 'Alpha')).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(card(page, 'Alpha')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card(page, 'Alpha')).toBeHidden()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card(page, 'Alpha')).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(place(page, 'Wiki')).toHaveAttribute('aria-current', 'page')

  await page.reload()
  await expect(place(page, 'Wiki')).toHaveAttribute('aria-current', 'page')
  await winroom.close()
  const again = (await launchWinroom({ dataDir })).page
  await expect(place(again, 'Wiki')).toHaveAttribute('aria-current', 'page')
  await place(again, 'Board').click()
  await expect(card(again, 'Alpha')).toBeVisible()
})

test('the board is as one left it after a visit elsewhere, and what was done meanwhile is on it', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  for (const title of ['Beta', 'Alpha']) await addDeal(page, 'Prospecting', title)
  await page.getByRole('textbox', { name: 'Filter deals' }).fill('alpha')
  await expect(card(page, 'Beta')).toHaveCount(0)
  await place(page, 'Wiki').click()
  await expect(card(page, 'Alpha')).toBeHidden()

  const second = winroom.app.waitForEvent('window')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Find a deal or do something').fill('New window')
  await page.keyboard.press('Enter')
  const other = await second
  await place(other, 'Board').click()
  await boardLoaded(other)
  await card(other, 'Alpha').focus()
  await other.keyboard.press('F2')
  await other.getByRole('textbox', { name: 'Title of Alpha' }).fill('Alpha again')
  await other.keyboard.press('Enter')

  await place(page, 'Board').click()
  await expect(card(page, 'Alpha again')).toBeVisible()
  await expect(card(page, 'Beta')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Filter deals' })).toHaveValue('alpha')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: new deal “Alpha”')).toBeVisible()
})

test('the bar of places folds away and comes back, by key and by click', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await page.keyboard.press('Control+\\')
  await expect(page.getByRole('navigation', { name: 'Places' })).toHaveCount(0)
  await page.reload()
  await boardLoaded(page)
  await expect(page.getByRole('navigation', { name: 'Places' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show places' }).click()
  await expect(place(page, 'Board')).toBeVisible()
})
