import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { goToWiki, newPage } from './support/wiki'
import { expect, test } from './support/winroom'

const text = (page: Page) => page.locator('[data-page-text] [contenteditable="true"]')
const aside = (page: Page) => page.getByRole('complementary', { name: 'Beside the page' })
const versions = (page: Page) => aside(page).getByRole('listitem')

async function write(page: Page, ...lines: string[]): Promise<void> {
  await text(page).click()
  await page.keyboard.press('Control+End')
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
}

async function keep(page: Page, name: string): Promise<void> {
  await aside(page).getByRole('textbox', { name: 'Name the page as it is now' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(versions(page).filter({ hasText: name })).toBeVisible()
}

async function audit(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(where).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
}

test('a version is kept by name, compared, brought back as one step, and undone; all by keyboard', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Too expensive')
  await page.getByRole('button', { name: 'History' }).click()
  await expect(aside(page)).toContainText('Nothing to go back to yet')
  await write(page, 'Ask why they buy now.', 'Then be silent.', 'Name the price last.')
  await keep(page, 'Before the call')
  await expect(versions(page)).toHaveCount(1)
  await expect(versions(page)).toContainText('12 words')

  await write(page, ' Never first.')
  await text(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.type(' them')
  await expect(text(page)).toContainText('Ask them why they buy now.')

  await versions(page)
    .getByRole('button', { name: /^Before the call/ })
    .focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Version: Before the call' })
  await expect(dialog.getByRole('status')).toContainText('3 words added')
  await expect(dialog.getByRole('insertion')).toHaveText([' them', ' Never first.'])
  await expect(dialog.getByRole('deletion')).toHaveCount(0)
  await audit(page, '[role="dialog"]')
  await dialog.getByRole('radio', { name: 'Since then' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('status')).toContainText('12 words added')

  await dialog.getByRole('button', { name: 'Restore this version' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(text(page)).not.toContainText('them')
  await expect(text(page)).not.toContainText('Never first')
  await expect(versions(page).filter({ hasText: 'before a restore' })).toBeVisible()
  const said = page.getByRole('alert').filter({ hasText: 'The page says again what it said' })
  await said.getByRole('button', { name: 'Undo' }).click()
  await expect(text(page)).toContainText('Ask them why they buy now.')
  await expect(text(page)).toContainText('Never first')

  await versions(page).getByRole('button', { name: 'Name the version Before the call' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('First idea')
  await page.keyboard.press('Enter')
  await expect(versions(page).filter({ hasText: 'First idea' })).toBeVisible()
  await audit(page, 'aside[aria-label="Beside the page"]')
})

test('a version restored in one window is what the other shows; what is written there meanwhile stays', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Discounts')
  await write(page, 'Ask for something in return.')
  await page.getByRole('button', { name: 'History' }).click()
  await keep(page, 'Good')
  await write(page, ' Or give it away.')
  const second = winroom.app.waitForEvent('window')
  await page.getByRole('button', { name: 'Page menu' }).click()
  await page.getByRole('menuitem', { name: 'Open in a new window' }).click()
  const other = await second
  await expect(text(other)).toContainText('Or give it away.')
  await versions(page).getByRole('button', { name: /^Good/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore this version' }).click()
  await expect(text(other)).not.toContainText('Or give it away.')
  await expect(text(other)).toContainText('Ask for something in return.')
  await other.getByRole('button', { name: 'History' }).click()
  await expect(versions(other)).toHaveCount(2)
})

/** Pictures for eyes: `test-results/look/`. */
const words = {
  en: { wiki: 'Wiki', add: 'New page', create: 'Create page', title: 'Title', history: 'History', name: 'Name the page as it is now', since: 'Since then' }, // prettier-ignore
  fr: { wiki: 'Wiki', add: 'Nouvelle page', create: 'Créer la page', title: 'Titre', history: 'Historique', name: 'Nommer la page actuelle', since: 'Depuis lors' }, // prettier-ignore
} as const
for (const [language, theme] of [
  ['en', 'light'],
  ['fr', 'dark'],
  ['en', 'dark'],
  ['fr', 'light'],
] as const)
  // prettier-ignore
  test(`history in ${language}, ${theme}`, async ({ launchWinroom }) => {
    const { page } = await launchWinroom()
    const said = words[language]
    const picture = (name: string) =>
      page.screenshot({
        path: path.join(test.info().project.outputDir, 'look', `history-${language}-${theme}-${name}.png`),
        animations: 'disabled',
      })
    await page.setViewportSize({ width: 1440, height: 900 })
    await boardLoaded(page)
    await page.evaluate(kept => localStorage.setItem('winroom.preferences', JSON.stringify(kept)), {
      language,
      theme,
    })
    await page.reload()
    await boardLoaded(page)
    await page.getByRole('button', { name: said.wiki, exact: true }).click()
    await page.getByRole('button', { name: said.add, exact: true }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: said.title }).fill('Northwind')
    await page.getByRole('button', { name: said.create }).click()
    await write(page, '# Northwind', 'Ask why they buy now.', 'Then be silent.', '- Price last', 'Never first', 'Stay calm', 'Listen', 'Take notes') // prettier-ignore
    await page.getByRole('button', { name: said.history }).click()
    await picture('1-empty')
    await page.getByRole('textbox', { name: said.name }).fill('Northwind 1')
    await page.keyboard.press('Enter')
    await page.getByRole('listitem').filter({ hasText: 'Northwind 1' }).waitFor()
    await text(page).getByText('Ask why they buy now.').click({ clickCount: 3 })
    await page.keyboard.type('Ask who buys now, and why.')
    await text(page).getByText('Then be silent.').click({ clickCount: 3 })
    await page.keyboard.press('Delete')
    await page.keyboard.press('Delete')
    await write(page, ' together', 'Then be silent.')
    await page.getByRole('button', { name: /^Northwind 1/ }).click()
    await page.getByRole('dialog').getByRole('table').waitFor()
    await picture('2-difference')
    await page.setViewportSize({ width: 700, height: 800 })
    await picture('3-narrow')
  })
