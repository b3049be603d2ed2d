import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addDeal, boardLoaded, newBoard } from './support/board'
import { expect, test } from './support/winroom'

/** WCAG 2.2, A and AA. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const flaws = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`) // prettier-ignore

const field = (page: Page) => page.getByRole('textbox', { name: 'Find a deal or do something' })
const found = (page: Page, title: string) =>
  page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${title}`) })

test('the palette finds a deal of another board, with a slip and without accents, and opens it over its board', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Export')
  await addDeal(page, 'Prospecting', 'Réseau Périphérique')
  await newBoard(page, 'Domestic')

  await test.step('found as it is typed', async () => {
    await page.keyboard.press('Control+k')
    await field(page).fill('peripheriqeu')
    await expect(found(page, 'Réseau Périphérique')).toContainText('Export · Prospecting')
    await expect(found(page, 'Réseau Périphérique').locator('mark')).toHaveText('Périphérique')
    expect(await flaws(page)).toEqual([])
  })
  await test.step('Enter opens the first', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Switch board: Export' })).toBeVisible()
    const deal = page.getByRole('dialog', { name: 'Deal: Réseau Périphérique' })
    await expect(deal).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(deal).toBeHidden()
  })
  await test.step('what was opened last is there when nothing is typed', async () => {
    await page.keyboard.press('Control+k')
    await expect(found(page, 'Réseau Périphérique')).toBeVisible()
  })
  await test.step('Tab, or a sign, says what kind of thing', async () => {
    await field(page).fill('>set')
    await expect(found(page, 'Settings')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Do' })).toBeChecked()
    await field(page).fill('reseau')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('radio', { name: 'Pages' })).toBeChecked()
    await expect(page.getByText('Nothing found')).toBeVisible()
    await page.keyboard.press('Shift+Tab')
    await expect(found(page, 'Réseau Périphérique')).toBeVisible()
    await page.keyboard.press('Escape')
  })
  expect(winroom.consoleErrors, 'the content policy refused nothing').toEqual([])
})

test('all results: by kind, with the keyboard from row to row', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  for (const title of ['Gamma one', 'Gamma two']) await addDeal(page, 'Prospecting', title)
  await page.keyboard.press('Control+Shift+f')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  await dialog.getByRole('textbox').fill('gamma')
  await expect(dialog.getByRole('status')).toHaveText('2 found')
  expect(await flaws(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('button', { name: /^Gamma/ }).first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(dialog.getByRole('button', { name: /^Gamma/ }).last()).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('/')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await dialog.getByText('Accounts', { exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText('0 found')
  await dialog.getByText('Everything', { exact: true }).click()
  await dialog.getByRole('button', { name: /^Gamma two/ }).click()
  await expect(page.getByRole('dialog', { name: 'Deal: Gamma two' })).toBeVisible()
})
