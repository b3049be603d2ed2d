import type { Locator, Page } from '@playwright/test'
import { boardLoaded, newBoard } from './support/board'
import { expect, test, type Winroom } from './support/winroom'

const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Deals of/ })
const row = (page: Page, title: string): Locator => grid(page).getByRole('row', { name: title, exact: true })
const cell = (page: Page, title: string, column: string): Locator =>
  row(page, title).getByRole('gridcell', { name: new RegExp(`^${column}: `) })
const shows = (page: Page, title: string, column: string, text: string) =>
  expect(cell(page, title, column)).toHaveAccessibleName(`${column}: ${text}`)

async function newDeal(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New deal' }).click()
  await page.getByRole('textbox', { name: 'Title of the new deal' }).fill(title)
  await page.keyboard.press('Enter')
  await expect(row(page, title)).toBeVisible()
}

async function paste({ app, page }: Winroom, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.keyboard.press('Control+v')
}

test('cells by keyboard, a block from a spreadsheet as one step, a view that outlives the app', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const dataDir = await temporaryFolder('table')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await page.keyboard.press('Control+2')
  for (const title of ['Gamma', 'Beta', 'Alpha']) await newDeal(page, title)

  // A cell: typed over, refused with the reason, given up, written, and the next one reached by Tab.
  await cell(page, 'Alpha', 'Amount').click()
  await page.keyboard.type('lots')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'This is no amount.' })).toBeVisible()
  await page.keyboard.press('Escape')
  await shows(page, 'Alpha', 'Amount', 'Nothing')
  await page.keyboard.press('F2')
  await page.keyboard.type('12k')
  await page.keyboard.press('Tab')
  await shows(page, 'Alpha', 'Amount', '$12,000')
  await page.keyboard.type('2026-12-24')
  await page.keyboard.press('Enter')
  await shows(page, 'Alpha', 'Close date', /* as the place writes it */ 'Dec 24, 2026')
  // An owner that nobody has: asked by the first Enter, made by the second, gone by one undo.
  await cell(page, 'Alpha', 'Owner').click()
  await page.keyboard.type('Grace')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '“Grace” is new here.' })).toBeVisible()
  if (process.env['WINROOM_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['WINROOM_SHOTS']}/boards-new-name.png` }) // prettier-ignore
  await page.keyboard.press('Enter')
  await shows(page, 'Alpha', 'Owner', 'Grace')
  await page.keyboard.press('Control+z')
  await shows(page, 'Alpha', 'Owner', 'Nothing')
  await cell(page, 'Alpha', 'Stage').dblclick()
  await page.getByRole('option', { name: 'Proposal' }).click()
  await shows(page, 'Alpha', 'Stage', 'Proposal')

  // Sorted by its name: the order no longer hangs on the lanes.
  await grid(page).getByRole('columnheader', { name: 'Title' }).click()
  await expect(grid(page).getByRole('row').nth(1)).toHaveAccessibleName('Alpha')

  // Three by three: account, amount, close date. What can't be read is told before anything is written.
  await cell(page, 'Alpha', 'Account').click()
  await paste(winroom, 'Acme\t1,500.50\t12/31/2026\nBetta\tmany\t1/31/2027\nAcme\t300\t2/28/2027\n')
  const dialog = page.getByRole('dialog', { name: '1 cell can’t be pasted' })
  await expect(dialog.getByRole('row', { name: /Beta Amount many This is no amount/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Paste nothing' }).click()
  await shows(page, 'Alpha', 'Account', 'Nothing')
  await cell(page, 'Alpha', 'Account').click()
  await paste(winroom, 'Acme\t1,500.50\t12/31/2026\nBetta\t2000\t1/31/2027\nAcme\t300\t2/28/2027\n')
  // Names that nobody has are said first.
  const newNames = page.getByRole('dialog', { name: 'New names in what you paste' })
  await expect(newNames.getByText('Account: 2 new names')).toBeVisible()
  await expect(newNames.getByText('Acme, Betta')).toBeVisible()
  await newNames.getByRole('button', { name: 'Create and paste 9 cells' }).click()
  await shows(page, 'Alpha', 'Amount', '$1,500.50')
  await shows(page, 'Beta', 'Account', 'Betta')
  await shows(page, 'Gamma', 'Close date', 'Feb 28, 2027')
  await expect(page.getByRole('status', { name: 'Selected cells' })).toHaveText('9 cells · $3,800.50')

  // Copied as it was pasted, and undone as one step.
  await page.keyboard.press('Control+c')
  await expect.poll(() => winroom.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Acme\t1500.5\t12/31/2026\nBetta\t2000\t01/31/2027\nAcme\t300\t02/28/2027') // prettier-ignore
  await page.keyboard.press('Control+z')
  await shows(page, 'Gamma', 'Close date', 'Nothing')
  await shows(page, 'Alpha', 'Amount', '$12,000')
  await page.keyboard.press('Control+Shift+z')
  await shows(page, 'Gamma', 'Close date', 'Feb 28, 2027')

  // Grouped, kept as a view that all see, and there again in another run of the app.
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'By Account' }).click()
  await expect(grid(page).getByRole('row', { name: 'Acme, 2 deals' })).toBeVisible()
  await page.getByRole('button', { name: 'View: my own' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('By account')
  await page.getByRole('switch', { name: 'For everybody who sees this board' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'View: By account' })).toBeVisible()
  await winroom.close()

  const again = (await launchWinroom({ dataDir })).page
  await expect(grid(again).getByRole('row', { name: 'Acme, 2 deals' })).toBeVisible()
  await shows(again, 'Beta', 'Amount', '$2,000')
  await again.getByRole('button', { name: 'View: By account' }).click()
  await again.getByRole('menuitem', { name: 'As a table begins' }).click()
  await expect(grid(again).getByRole('row', { name: 'Acme, 2 deals' })).toHaveCount(0)
  await again.getByRole('button', { name: 'View: my own' }).click()
  await again.getByRole('menuitem', { name: 'By account' }).click()
  await expect(grid(again).getByRole('row', { name: 'Acme, 2 deals' })).toBeVisible()
})

test('a deal in time: its end moved by keys and by hand is its close date, undone like any other edit', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await page.keyboard.press('Control+2')
  for (const title of ['Beta', 'Alpha']) await newDeal(page, title)
  await cell(page, 'Alpha', 'Close date').click()
  await page.keyboard.type('2026-12-24')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+4')

  const deals = page.getByRole('listbox', { name: 'Timeline of Spring' })
  const alpha = (close: string): Locator => deals.getByRole('option', { name: `Alpha, Prospecting, start unknown, ${close}` }) // prettier-ignore
  await expect(
    deals.getByRole('option', { name: 'Beta, Prospecting, start unknown, no close date' }),
  ).toBeVisible()
  await alpha('closes Dec 24, 2026').click()
  await deals.focus()
  for (const key of ['Space', 'ArrowRight', 'Shift+ArrowRight', 'Space']) await page.keyboard.press(key)
  await expect(alpha('closes Jan 1, 2027')).toBeVisible()

  const handle = alpha('closes Jan 1, 2027').locator('[data-handle]')
  const box = await handle.boundingBox()
  if (box === null) throw new Error('no end to take hold of')
  await page.mouse.move(box.x + 4, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 4 + 25, box.y + 8, { steps: 5 })
  await page.mouse.up()
  await expect(alpha('closes Jan 6, 2027')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(alpha('closes Jan 1, 2027')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(alpha('closes Dec 24, 2026')).toBeVisible()
})
