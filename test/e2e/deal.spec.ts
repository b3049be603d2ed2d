import { addDeal, boardLoaded, card, newBoard } from './support/board'
import { expect, test } from './support/winroom'

test('the undo of a toast undoes its own deed, and the toast goes when that is undone otherwise', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  for (const title of ['Gamma', 'Beta', 'Alpha']) await addDeal(page, 'Prospecting', title)

  await card(page, 'Gamma').focus()
  await page.keyboard.press('Delete')
  await expect(card(page, 'Gamma')).toHaveCount(0)
  await card(page, 'Beta').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of Beta' }).fill('Beta renamed')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Beta renamed')).toBeVisible()
  const removed = page.getByRole('alert').filter({ hasText: '“Gamma” removed' })
  await removed.getByRole('button', { name: 'Undo' }).click()
  await expect(card(page, 'Gamma')).toBeVisible()
  await expect(card(page, 'Beta renamed')).toBeVisible()
  // The next one says the same words: it must not be taken for this one, which fades.
  await expect(removed).toHaveCount(0)

  await card(page, 'Gamma').focus()
  await page.keyboard.press('Delete')
  await expect(removed).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(card(page, 'Gamma')).toBeVisible()
  await expect(removed).toHaveCount(0)
})

test('Escape takes back what was typed of an account, then closes the deal; from the board, too', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await addDeal(page, 'Prospecting', 'Alpha')
  await page.keyboard.press('Enter')
  const deal = page.getByRole('dialog', { name: 'Deal: Alpha' })
  await deal.getByLabel('Account').fill('Half a na')
  await page.keyboard.press('Escape')
  await expect(deal.getByLabel('Account')).toHaveValue('')
  await expect(deal).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(deal).toBeHidden()
  await expect(card(page, 'Alpha')).not.toContainText('Half')

  await card(page, 'Alpha').click()
  await expect(deal).toBeVisible()
  await page.getByRole('region', { name: 'Lanes of the board' }).click({ position: { x: 5, y: 300 } })
  await page.keyboard.press('Escape')
  await expect(deal).toBeHidden()
})

test('what is being typed is kept when the window reloads, and when the app is quit', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('typed')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await addDeal(page, 'Prospecting', 'Alpha')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of Alpha' }).fill('Alpha renamed')
  await page.reload()
  await boardLoaded(page)
  await expect(card(page, 'Alpha renamed')).toBeVisible()

  await card(page, 'Alpha renamed').click()
  await page.getByLabel('Next step').fill('Call on Monday')
  await winroom.close()
  const again = await launchWinroom({ dataDir })
  await boardLoaded(again.page)
  await card(again.page, 'Alpha renamed').click()
  await expect(again.page.getByLabel('Next step')).toHaveValue('Call on Monday')
})
