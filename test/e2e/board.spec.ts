import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  addDeal,
  boardLoaded,
  card,
  chooseFile,
  drag,
  lane,
  newBoard,
  pipeline,
  titles,
} from './support/board'
import { expect, test } from './support/winroom'

/** WCAG 2.2, A and AA. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const live = (page: Page) => page.locator('[role="status"], [aria-live]')

async function boardOfThree(page: Page): Promise<void> {
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  for (const title of ['Gamma', 'Beta', 'Alpha']) await addDeal(page, 'Prospecting', title)
  expect(await titles(page, 'Prospecting')).toEqual(['Alpha', 'Beta', 'Gamma'])
}

test('a deal is made, renamed, moved, removed; undone and redone; and all is there after a restart', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('board')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardOfThree(page)

  await test.step('rename in place', async () => {
    await card(page, 'Beta').focus()
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Title of Beta' }).fill('Beta renamed')
    await page.keyboard.press('Enter')
    await expect(card(page, 'Beta renamed')).toBeFocused()
  })
  await test.step('an amount and a date in the inspector, and what to write when they can’t be read', async () => {
    await page.keyboard.press('Enter')
    const deal = page.getByRole('dialog', { name: 'Deal: Beta renamed' })
    const amount = deal.getByLabel('Amount (')
    await amount.fill('plenty')
    await amount.press('Enter')
    await expect(deal.getByText('Write an amount such as 12,500.50')).toBeVisible()
    await amount.fill('1,234.50')
    await amount.press('Enter')
    await deal.getByLabel('Close date').fill('03/31/2027')
    await deal.getByLabel('Close date').press('Enter')
    await deal.getByLabel('Account').fill('Acme')
    await deal.getByLabel('Account').press('Enter')
    await expect(card(page, 'Beta renamed')).toContainText('1,234.50')
    await expect(card(page, 'Beta renamed')).toContainText('Mar 31, 2027')
    await expect(card(page, 'Beta renamed')).toContainText('Acme')
    await expect(deal.getByText('changed the amount')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(deal).toBeHidden()
    await expect(card(page, 'Beta renamed')).toBeFocused()
  })
  await test.step('remove, undo, redo, undo', async () => {
    await card(page, 'Gamma').focus()
    await page.keyboard.press('Delete')
    await expect(card(page, 'Gamma')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(card(page, 'Gamma')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(card(page, 'Gamma')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(card(page, 'Gamma')).toBeVisible()
  })
  await winroom.close()

  const again = await launchWinroom({ dataDir })
  await boardLoaded(again.page)
  await expect(again.page.getByRole('button', { name: 'Switch board: Spring' })).toBeVisible()
  expect(await titles(again.page, 'Prospecting')).toEqual(['Alpha', 'Beta renamed', 'Gamma'])
  await expect(card(again.page, 'Beta renamed')).toContainText('1,234.50')
})

test('cards are dragged by mouse: beside a card, into an empty lane, several at once', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardOfThree(page)

  await drag(page, card(page, 'Gamma'), card(page, 'Alpha'), { x: 100, y: 8 })
  await expect.poll(() => titles(page, 'Prospecting')).toEqual(['Gamma', 'Alpha', 'Beta'])

  const qualified = page.getByRole('region', { name: /^Qualified/ })
  await drag(page, card(page, 'Alpha'), qualified, { x: 140, y: 200 })
  await expect.poll(() => titles(page, 'Qualified')).toEqual(['Alpha'])

  await card(page, 'Gamma').click({ modifiers: ['Control'] })
  await card(page, 'Beta').click({ modifiers: ['Control'] })
  await expect(page.getByRole('toolbar', { name: '2 deals selected' })).toBeVisible()
  await drag(page, card(page, 'Beta'), card(page, 'Alpha'), { x: 100, y: 70 })
  await expect.poll(() => titles(page, 'Qualified')).toEqual(['Alpha', 'Gamma', 'Beta'])
  await expect(page.getByRole('region', { name: 'Qualified, 3 deals' })).toBeVisible()

  await card(page, 'Alpha').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => titles(page, 'Prospecting')).toEqual(['Gamma', 'Beta'])
})

test('cards are moved by keyboard, and every step is said', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardOfThree(page)
  const said = (text: string | RegExp) => expect(live(page).filter({ hasText: text })).not.toHaveCount(0)

  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('j')
  await expect(card(page, 'Alpha')).toBeFocused()
  await page.keyboard.press('j')
  await expect(card(page, 'Beta')).toBeFocused()
  await page.keyboard.press('k')
  await expect(card(page, 'Alpha')).toBeFocused()

  await page.keyboard.press('Space')
  await said('Picked up Alpha')
  await page.keyboard.press('ArrowDown')
  await said('Prospecting, position 2 of 3')
  await page.keyboard.press('ArrowRight')
  await said('Qualified, position 1 of 1')
  await expect(card(lane(page, 'Qualified'), 'Alpha')).toBeFocused()
  await page.keyboard.press('Escape')
  await said('Move cancelled')
  expect(await titles(page, 'Prospecting')).toEqual(['Alpha', 'Beta', 'Gamma'])

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await said('Dropped Alpha in Prospecting, position 2 of 3')
  await expect.poll(() => titles(page, 'Prospecting')).toEqual(['Beta', 'Alpha', 'Gamma'])
  await expect(card(page, 'Alpha')).toBeFocused()

  await page.keyboard.press('Shift+ArrowDown')
  await said('2 deals selected')
  await page.keyboard.press('Delete')
  await expect.poll(() => titles(page, 'Prospecting')).toEqual(['Beta'])
})

test('filters by text, owner and account, and says how many there are', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  const results = page.getByRole('search').getByRole('status')
  await expect(results).toHaveText('22 deals')
  await page.locator('body').press('/')
  await expect(page.getByRole('textbox', { name: 'Filter deals' })).toBeFocused()
  await page.keyboard.type('maintenance')
  await expect(results).toHaveText('2 deals')
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(results).toHaveText('22 deals')
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('checkbox', { name: 'Fjord Ferries' }).check()
  await expect(results).toHaveText('1 deal')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Filter deals' }).fill('no such deal')
  await expect(results).toHaveText('No deal matches these filters')
})

test('the sample goes, and comes back by undo; an import is the one thing to do', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await page.getByRole('button', { name: 'Remove the sample' }).click()
  await expect(page.getByRole('heading', { name: 'Your deals, stage by stage' })).toBeVisible()
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('complementary', { name: 'Welcome to Winroom' })).toBeVisible()
})

test('an engine that is killed comes back, and what was done meanwhile is kept', async ({
  launchWinroom,
}) => {
  const { page, enginePid } = await launchWinroom()
  await boardOfThree(page)
  process.kill(await enginePid(), 'SIGKILL')
  await page.getByRole('button', { name: 'New deal in Prospecting' }).click()
  await page.getByRole('textbox', { name: 'Title of the new deal' }).fill('Made meanwhile')
  await page.keyboard.press('Enter')
  await expect(card(page, 'Made meanwhile')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Where your changes are: Saved here' })).toBeVisible()
  expect(await titles(page, 'Prospecting')).toEqual(['Made meanwhile', 'Alpha', 'Beta', 'Gamma'])
})

test('nothing that axe knows is wrong with the board, the inspector, the settings', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  const flaws = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
  }
  expect(await flaws()).toEqual([])
  await page.getByRole('option').first().click()
  await page.getByText('History').waitFor()
  expect(await flaws()).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Check the data' }).waitFor()
  expect(await flaws()).toEqual([])
  await page.getByRole('dialog', { name: 'Settings' }).getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden()
  expect(await flaws()).toEqual([])
  await chooseFile(winroom, pipeline)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByRole('button', { name: 'Import 8,800 deals' }).waitFor()
  expect(await flaws()).toEqual([])
  expect(winroom.consoleErrors, 'the content policy refused nothing').toEqual([])
})
