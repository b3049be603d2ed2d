import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded, card } from './support/board'
import { expect, test } from './support/winroom'

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'look')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

async function openDeal(page: Page, title: string): Promise<Locator> {
  await card(page, title).click()
  const deal = page.getByRole('dialog', { name: `Deal: ${title}` })
  await expect(deal).toBeVisible()
  return deal
}

const pilot = 'When they ask for a discount, offer the pilot'
const unfold = (deal: Locator, name: string) => deal.getByRole('button', { name, exact: true }).click()

test('a deal shows first the tactic that beats this competitor; *used it* is one click, and undone', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  const deal = await openDeal(page, 'Crew planning')
  const win = deal.getByRole('region', { name: 'How to win this one' })
  const first = win.getByRole('listitem').first()
  await expect(first).toContainText(pilot)
  await expect(first).toContainText('Won 2 of 3 deals against Datavo')
  await expect(first).toContainText('Take one site for six weeks')
  await expect(win).toContainText('put off once, by 41 days')
  await picture(page, '30-win')

  await first.getByRole('button', { name: `Used it: ${pilot}` }).click()
  const used = first.getByRole('button', { name: /^Used: / })
  await expect(used).toHaveAttribute('aria-pressed', 'true')
  await deal.press('Control+z')
  await expect(first.getByRole('button', { name: `Used it: ${pilot}` })).toBeVisible()
  await expect(used).toHaveCount(0)

  const battlecard = win.getByRole('button', { name: 'Against Datavo', exact: true })
  await battlecard.focus()
  await page.keyboard.press('Enter')
  await expect(win).toContainText('Live in six weeks: nothing to install on site')
  await picture(page, '31-battlecard')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
})

test('without a competitor it asks for one; naming it brings its battlecard up', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  const deal = await openDeal(page, 'Sample tracking')
  const win = deal.getByRole('region', { name: 'How to win this one' })
  await expect(win).toContainText('Who else is in this deal?')
  await win.getByRole('combobox', { name: 'Name a competitor' }).or(win.getByRole('textbox', { name: 'Name a competitor' })).first().fill('Datavo') // prettier-ignore
  await page.keyboard.press('Enter')
  await expect(win).toContainText('Won 3 of 4 deals against Datavo')
  await expect(win).not.toContainText('Who else is in this deal?')
})

test('after the close, who used a page says whether it helped', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  const deal = await openDeal(page, 'Booking chat')
  const verdict = deal.getByRole('group', { name: 'Did “Against Datavo” help?' })
  await verdict.getByRole('button', { name: 'Did not' }).click()
  await expect(verdict.getByRole('button', { name: 'Did not' })).toHaveAttribute('aria-pressed', 'true')
  await deal.press('Control+z')
  await expect(verdict.getByRole('button', { name: 'Did not' })).toHaveAttribute('aria-pressed', 'false')
})

test('a committee by keyboard alone, live in a second window', async ({ launchWinroom }) => {
  const { page, app } = await launchWinroom()
  await boardLoaded(page)
  const deal = await openDeal(page, 'Branch queueing')
  const opened = app.waitForEvent('window')
  await page.evaluate(() => window.winroom.invoke('window:new', undefined))
  const other = await opened
  await boardLoaded(other)
  const there = await openDeal(other, 'Branch queueing')

  await unfold(deal, 'Buying committee')
  for (const name of ['Priya Nair', 'Jon Vik']) {
    await deal.getByLabel('Add somebody').fill(name)
    await page.keyboard.press('Enter')
    await expect(deal.getByRole('checkbox', { name: `Met ${name}` })).toBeVisible()
  }
  await expect(there.getByRole('checkbox', { name: 'Met Jon Vik' })).toBeVisible()
  await expect(there).toContainText('Who can say yes when everybody else says no?')
  await deal.getByRole('checkbox', { name: 'Met Priya Nair' }).focus()
  await page.keyboard.press('Space')
  await expect(there.getByRole('checkbox', { name: 'Met Priya Nair' })).toBeChecked()
  await deal.getByRole('combobox', { name: 'Role of Priya Nair' }).or(deal.getByLabel('Role of Priya Nair')).first().click() // prettier-ignore
  await page.getByRole('option', { name: 'Economic buyer' }).click()
  await expect(there).not.toContainText('Who can say yes when everybody else says no?')

  const map = deal.getByRole('group', { name: 'Map of the committee' })
  const person = map.getByRole('button', { name: /^Priya Nair/ })
  const twin = there.getByRole('group', { name: 'Map of the committee' }).getByRole('button', { name: /^Priya Nair/ }) // prettier-ignore
  const before = await twin.evaluate(each => each.style.left)
  await person.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => twin.evaluate(each => each.style.left)).not.toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => twin.evaluate(each => each.style.left)).toBe(before)
  await picture(page, '32-committee')
})

test('the coach warns before a give without a get; a plan is copied for the buyer; a note is in the history', async ({
  launchWinroom,
}) => {
  const { page, app } = await launchWinroom()
  await boardLoaded(page)
  const deal = await openDeal(page, 'Crew planning')
  await unfold(deal, 'Give and get')
  await deal.getByLabel('We give').fill('5 % off')
  await expect(deal.getByText('Nothing is asked in return yet.')).toBeVisible()
  await deal.getByLabel('We get').fill('Two years')
  await expect(deal.getByText('Nothing is asked in return yet.')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(deal.getByLabel('In return for “5 % off”')).toHaveValue('Two years')

  await unfold(deal, 'Plan with the buyer')
  await deal.getByLabel('Add a step').fill('Security review')
  await page.keyboard.press('Enter')
  await deal.getByLabel('Due date of “Security review”').fill('2020-01-31')
  await page.keyboard.press('Enter')
  await expect(deal.getByText('Late', { exact: true })).toBeVisible()
  await deal
    .getByRole('group', { name: 'For the buyer' })
    .getByRole('button', { name: 'Copy', exact: true })
    .click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('| Security review | We | open |') // prettier-ignore

  await deal.getByLabel('Write a note').fill('They call back on Monday')
  await page.keyboard.press('Control+Enter')
  await expect(deal.getByText('They call back on Monday')).toBeVisible()
})

test('pictures: French and dark, wide, with everything unfolded', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 1600 })
  await boardLoaded(page)
  await page.evaluate(() =>
    localStorage.setItem('winroom.preferences', JSON.stringify({ language: 'fr', theme: 'dark' })),
  )
  await page.reload()
  await boardLoaded(page)
  await card(page, 'Crew planning').click()
  const deal = page.getByRole('dialog', { name: 'Affaire : Crew planning' })
  await expect(deal.getByRole('region').first()).toContainText('gagnées sur 3 affaires contre Datavo')
  await picture(page, '33-fr-dark')
  await deal.getByRole('button', { name: 'Élargir' }).click()
  for (const name of ['Comité d’achat', 'Qualification', 'Donnant-donnant', 'Plan avec le client'])
    await unfold(deal, name)
  await deal.getByRole('button', { name: 'Gains chiffrés' }).click()
  await picture(page, '34-fr-dark-wide')
  await deal.getByRole('button', { name: 'Plan avec le client' }).scrollIntoViewIfNeeded()
  await picture(page, '35-fr-dark-wide-end')
})
