import path from 'node:path'
import type { Page } from '@playwright/test'
import {
  addDeal,
  boardLoaded,
  card,
  expectState,
  join,
  lane,
  newBoard,
  openDeal,
  rename,
  share,
  titles,
} from './support/board'
import { startRelay } from './support/relay'
import { expect, test } from './support/winroom'

const shots = process.env['WINROOM_SHOTS']

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  await page.screenshot({ path: path.join(shots, `boards-${name}.png`), animations: 'disabled' })
}

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Switch board/ }).click()
  await page.getByRole('menuitem', { name }).click()
  await boardLoaded(page)
}

test('several deals go to another board, chosen on the board, in the table or by key, and come back by one undo', async ({
  launchWinroom,
}) => {
  test.slow()
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Renewals')
  await newBoard(page, 'Spring')
  for (const title of ['Kiln', 'Mill', 'Furnace']) await addDeal(page, 'Qualified', title)
  const dialog = page.getByRole('dialog', { name: 'Move 2 deals to another board' })
  await test.step('from the board, by its bar', async () => {
    await card(page, 'Furnace').click({ modifiers: ['Control'] })
    await card(page, 'Mill').click({ modifiers: ['Control'] })
    await page
      .getByRole('toolbar', { name: '2 deals selected' })
      .getByRole('button', { name: 'Move to board…' })
      .click()
    await expect(dialog.getByText('They keep all that belongs to them.')).toBeVisible()
    await shot(page, 'move')
    await dialog.getByRole('button', { name: 'Renewals' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => titles(page, 'Qualified')).toEqual(['Kiln'])
    await switchTo(page, 'Renewals')
    await expect.poll(() => titles(page, 'Qualified')).toEqual(['Furnace', 'Mill'])
    await page.keyboard.press('Control+z')
    await expect(lane(page, 'Qualified')).toBeHidden()
    await switchTo(page, 'Spring')
    await expect.poll(() => titles(page, 'Qualified')).toEqual(['Furnace', 'Mill', 'Kiln'])
  })
  await test.step('from the table, by keys alone', async () => {
    await page.keyboard.press('Control+2')
    const grid = page.getByRole('grid', { name: 'Deals of Spring' })
    await grid.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+m')
    await expect(dialog.getByRole('button', { name: 'Renewals' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Renewals' }).press('Enter')
    await expect(grid.getByRole('row', { name: 'Kiln', exact: true })).toBeVisible()
    await expect(grid.getByRole('row')).toHaveCount(2)
  })
})

test('the deals of all boards in one table: grouped by step, written in place and by paste to the board of each, undone as one, kept as a view', async ({
  launchWinroom,
}) => {
  test.slow()
  const { app, page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Renewals')
  await addDeal(page, 'Qualified', 'Lease')
  await newBoard(page, 'Spring')
  await addDeal(page, 'Qualified', 'Kiln')
  await page.getByRole('button', { name: /^Switch board/ }).click()
  await page.getByRole('menuitem', { name: 'All boards' }).click()
  const grid = page.getByRole('grid', { name: 'Deals of All boards' })
  const row = (title: string) => grid.getByRole('row', { name: title, exact: true })
  const cell = (title: string, column: string) =>
    row(title).getByRole('gridcell', { name: new RegExp(`^${column}: `) })
  await expect(cell('Lease', 'Board')).toHaveAccessibleName('Board: Renewals')
  await page.getByRole('textbox', { name: 'Filter deals' }).fill('l') // prettier-ignore
  await test.step('grouped by stage, those of one name are one group', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).click()
    await page.getByRole('option', { name: 'By Stage' }).click()
    await expect(grid.getByRole('row', { name: /^Qualified/ })).toHaveCount(1)
    await shot(page, 'all')
    await page.emulateMedia({ colorScheme: 'dark' })
    await shot(page, 'all-dark')
    await page.emulateMedia({ colorScheme: 'light' })
  })
  await test.step('a stage of its own board, and a block over both', async () => {
    await cell('Lease', 'Stage').dblclick()
    await page.getByRole('option', { name: 'Proposal', exact: true }).click()
    await expect(cell('Lease', 'Stage')).toHaveAccessibleName('Stage: Proposal')
    await page.keyboard.press('Control+z')
    await expect(cell('Lease', 'Stage')).toHaveAccessibleName('Stage: Qualified')
    await cell('Kiln', 'Next step').click()
    await app.evaluate(({ clipboard }) => clipboard.writeText('Call\nCall'))
    await cell('Lease', 'Next step').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+v')
    for (const title of ['Kiln', 'Lease'])
      await expect(cell(title, 'Next step')).toHaveAccessibleName('Next step: Call')
    await page.keyboard.press('Control+z')
    for (const title of ['Kiln', 'Lease'])
      await expect(cell(title, 'Next step')).toHaveAccessibleName('Next step: Nothing')
  })
  await test.step('kept as a view of one’s own, and a deal opens over its board', async () => {
    await page.getByRole('button', { name: /^View:/ }).click()
    await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('By step')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'View: By step' })).toBeVisible()
    await cell('Lease', 'Title').click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog', { name: 'Deal: Lease' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Switch board: Renewals' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('button', { name: 'View: By step' })).toBeVisible()
  })
})

test('D12: a deal is moved on one computer and written to on another: what was written is told where it stands, and taken over', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const dataDir = await temporaryFolder('relay')
  let relay = await startRelay({ dataDir })
  const { port } = relay
  const [a, b] = [(await launchWinroom()).page, (await launchWinroom()).page]
  try {
    await boardLoaded(a)
    await newBoard(a, 'Renewals')
    await newBoard(a, 'Spring')
    await addDeal(a, 'Qualified', 'Kiln')
    await join(b, await share(a, relay.url))
    await switchTo(b, 'Spring')
    await expect(card(lane(b, 'Qualified'), 'Kiln')).toBeVisible()
    await expectState(a, /Safe on the relay/)
    await relay.stop()
    await test.step('apart', async () => {
      await card(a, 'Kiln').focus()
      await a.keyboard.press('Control+Shift+m')
      await a.getByRole('dialog', { name: 'Move “Kiln” to another board' }).getByRole('button', { name: 'Renewals' }).click() // prettier-ignore
      await expect(card(a, 'Kiln')).toBeHidden()
      await rename(b, 'Kiln', 'Big kiln')
    })
    relay = await startRelay({ dataDir, port })
    await test.step('together again', async () => {
      await switchTo(a, 'Renewals')
      await openDeal(a, 'Kiln')
      const late = a.getByRole('region', { name: 'Written on “Spring” after the deal had moved here' })
      await expect(late.getByText('Title: Kiln → Big kiln')).toBeVisible({ timeout: 40_000 })
      await shot(a, 'late')
      await late.getByRole('button', { name: 'Take over: Title' }).click()
      await expect(late).toBeHidden()
      await a.keyboard.press('Escape')
      await expect(card(a, 'Big kiln')).toBeVisible()
      await a.keyboard.press('Control+z')
      await openDeal(a, 'Kiln')
      await expect(late.getByText('Title: Kiln → Big kiln')).toBeVisible()
    })
  } finally {
    await relay.stop()
  }
})

test('the currency of a board changes under an open forecast: its amounts are in no sum, and undo brings the figures back', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
  const [a, b] = [(await launchWinroom()).page, (await launchWinroom()).page]
  const forecast = a.getByRole('button', { name: /^Weighted forecast\s?: / })
  try {
    await boardLoaded(a)
    await join(b, await share(a, relay.url))
    await a.getByRole('button', { name: 'Portfolio', exact: true }).click()
    await expect(forecast).toHaveAccessibleName(/\$/)
    const before = await forecast.innerText()
    await boardLoaded(b)
    await test.step('told by the other, live', async () => {
      await b.getByRole('button', { name: 'Board menu' }).click()
      await b.getByRole('menuitem', { name: 'Pipeline settings' }).click()
      const field = b.getByRole('textbox', { name: 'Currency of new amounts' })
      await field.fill('eur')
      await shot(b, 'currency')
      await field.press('Enter')
      await expect(a.getByText('No rate for USD has been typed, so its amounts are in no sum:')).toBeVisible()
      await shot(a, 'no-rate')
      await expect(forecast).not.toHaveAccessibleName(/\$/)
    })
    await test.step('and back', async () => {
      await b.getByRole('button', { name: 'Undo' }).click()
      await expect(a.getByText('No rate for USD has been typed')).toBeHidden()
      await expect.poll(() => forecast.innerText()).toBe(before)
    })
  } finally {
    await relay.stop()
  }
})
